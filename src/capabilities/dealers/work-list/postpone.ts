import { addDays, type Day } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { PostponementInput } from './contract.ts'
import { listWork, type WorkSource } from './list-work.ts'

const PUT_OFF_DAYS_MAX = 90

/** Puts an item of the work list off until a day, with a reason that colleagues read; today takes it back. */
export async function postpone(
  tx: Transaction,
  caller: Caller,
  { item, until, reason }: PostponementInput,
  { today, sources }: { today: Day; sources: readonly WorkSource[] },
): Promise<{ ok: true } | Refusal<'not-found'> | Refusal<'invalid-input', { errors: FieldError[] }>> {
  if (until < today || until > addDays(today, PUT_OFF_DAYS_MAX)) {
    const errors = [{ field: 'until', code: 'work.wrong-until', values: { days: PUT_OFF_DAYS_MAX } }]
    return { ok: false, reason: 'invalid-input', errors }
  }
  const known = (await listWork(tx, caller, today, sources)).find(({ key }) => key === item)
  if (known === undefined) return { ok: false, reason: 'not-found' }
  const [row] = await tx<{ done: boolean }[]>`
    select programme.postpone(${newId()}, ${known.dealerId}, ${item}, ${until}, ${reason}, ${caller.accountName}) as done`
  return row!.done ? { ok: true } : { ok: false, reason: 'not-found' }
}
