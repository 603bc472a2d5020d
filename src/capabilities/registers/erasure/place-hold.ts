import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { seal, unseal } from '../../../platform/sealed-box.ts'
import { holdBucket } from '../rules/erasure-buckets.ts'
import { type EntryName, takeEntry } from './take-entry.ts'

export type HoldRequest = EntryName & {
  /** Who ordered it: an office with a name, so that it can be asked. */
  orderedBy: string
  /** The article or decision it stands on. */
  basis: string
  reason: string
  /** The last day, inclusive. */
  until: Day
}
export type HoldOutcome =
  | Ok<{ id: string }>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'not-found' | 'person-erased' | 'being-erased'>

/**
 * Keeps the people of an entry past their term. The person key is wrapped anew under a key of its own, so that the bucket
 * can go without it. The key is on disk before the database says so.
 */
export async function placeHold(
  { database, keys }: { database: Database; keys: KeyFiles },
  caller: Caller,
  { orderedBy, basis, reason, until, ...name }: HoldRequest,
  now: Date,
): Promise<HoldOutcome> {
  if (until < dayInAmsterdam(now))
    return { ok: false, reason: 'invalid-input', errors: [{ field: 'until', code: 'retention.wrong.until' }] }
  return inTransaction<HoldOutcome>(database, caller, async (tx) => {
    const taken = await takeEntry(tx, name)
    if (taken === null) return { ok: false, reason: 'not-found' }
    if (taken.standing === 'erased') return { ok: false, reason: 'person-erased' }
    if (taken.standing === 'being-erased') return { ok: false, reason: 'being-erased' }
    const { entry_id, bucket, wrapped_key } = taken
    const opened = keys.find(`buckets/${bucket!}`)
    // A key that is missing without an erasure is for helder verify database to tell.
    if (opened === null) return { ok: false, reason: 'not-found' }
    const wrapped = wrapAnew(keys, entry_id, unseal(opened, wrapped_key!, entry_id))
    const id = newId(now.getTime())
    await record(tx, { id, entry_id, ordered_by: orderedBy, basis, reason, until }, wrapped)
    return { ok: true, id }
  })
}

function wrapAnew(keys: KeyFiles, entryId: string, personKey: Buffer): Buffer {
  return seal(keys.key(`buckets/${holdBucket(entryId)}`), personKey, entryId)
}

async function record(tx: Transaction, hold: Record<string, string>, wrapped: Buffer): Promise<void> {
  await tx`select registers.place_hold(${tx.json(hold)}, ${wrapped})`
}
