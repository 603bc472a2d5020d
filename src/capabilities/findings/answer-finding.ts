import type { Day } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'

/** What the dealer says about a finding, typed by the business itself or written down by who found it; also after the term. Sent twice under one `answerId` it stands once. */
export async function answerFinding(
  tx: Transaction,
  caller: Caller,
  { id, on, text, answerId = newId() }: { id: string; on: Day; text: string; answerId?: string },
): Promise<Ok<object> | Refusal<'not-found'>> {
  const [answer] = await tx<{ outcome: 'answered' | 'not-found' }[]>`
    select findings.answer(${answerId}, ${id}, ${on}, ${text}, ${caller.accountName}) as outcome`
  return answer!.outcome === 'not-found' ? { ok: false, reason: 'not-found' } : { ok: true }
}
