import type { Day } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { listDealers } from '../list-dealers.ts'
import { recordEvent } from '../record-event.ts'
import { readEvent } from '../rules/read-event.ts'
import type { EventInput } from './contract.ts'

type Outcome =
  | Ok<object>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'not-found' | 'changed-elsewhere'>

/**
 * Notes what came of a meeting with a dealer. What also changes the dealer (stopped, trades again, keeps a register on
 * paper) says which version it saw, so that nobody overwrites another.
 */
export async function noteEvent(
  tx: Transaction,
  caller: Caller,
  id: string,
  input: EventInput,
  today: Day,
): Promise<Outcome> {
  const [dealer] = await listDealers(tx, today, [id])
  if (dealer === undefined) return { ok: false, reason: 'not-found' }
  const read = readEvent(input, dealer, today)
  if (!read.ok) return read
  const { kind, on, detail, change } = read.event
  if (change === null) {
    const isRecorded = await recordEvent(tx, caller, { dealerId: id, kind, on, detail })
    return isRecorded ? { ok: true } : { ok: false, reason: 'not-found' }
  }
  const [row] = await tx<{ outcome: 'changed' | 'changed-elsewhere' | 'not-found' }[]>`
    select programme.change_dealer(${id}, ${input.version ?? dealer.version}, ${tx.json(change)}, ${newId()}, ${kind}, ${on},
      ${tx.json(detail)}, null, null, ${caller.accountName}) as outcome`
  const { outcome } = row!
  return outcome === 'changed' ? { ok: true } : { ok: false, reason: outcome }
}
