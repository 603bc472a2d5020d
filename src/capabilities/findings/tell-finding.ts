import type { Day } from '../../kernel/dates.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { noticeWays } from './contract.ts'

/** The dealer was told of a finding, and may answer until a day. Telling twice changes nothing. */
export async function tellFinding(
  tx: Transaction,
  caller: Caller,
  { id, on, way, answerUntil }: { id: string; on: Day; way: (typeof noticeWays)[number]; answerUntil: Day },
): Promise<Ok<object> | Refusal<'not-found'>> {
  const [answer] = await tx<{ outcome: 'told' | 'known' | 'not-found' }[]>`
    select findings.tell(${id}, ${on}, ${way}, ${answerUntil}, ${caller.accountName}) as outcome`
  return answer!.outcome === 'not-found' ? { ok: false, reason: 'not-found' } : { ok: true }
}
