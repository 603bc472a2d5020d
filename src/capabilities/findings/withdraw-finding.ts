import type { Day } from '../../kernel/dates.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'

/** A finding was wrong: it stays readable and counts no more. */
export async function withdrawFinding(
  tx: Transaction,
  caller: Caller,
  { id, on, reason }: { id: string; on: Day; reason: string },
): Promise<Ok<object> | Refusal<'not-found'>> {
  const [answer] = await tx<{ outcome: 'withdrawn' | 'known' | 'not-found' }[]>`
    select findings.withdraw(${id}, ${on}, ${reason}, ${caller.accountName}) as outcome`
  return answer!.outcome === 'not-found' ? { ok: false, reason: 'not-found' } : { ok: true }
}
