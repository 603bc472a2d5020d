import type { Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { seal, unseal } from '../../../platform/sealed-box.ts'
import { holdBucket } from '../rules/erasure-buckets.ts'

type Held = {
  entry_id: string
  due_bucket: string
  is_last: boolean
  is_due_bucket_gone: boolean
  wrapped_key: Buffer
}
/** What becomes of the people: another hold keeps them, their month still comes, or the next run erases them. */
export type HoldEnd = 'held-still' | 'back-to-term' | 'erased-next'
export type EndHoldOutcome = Ok<{ becomes: HoldEnd }> | Refusal<'not-found'>

/** Ends a hold that stands. The key of the hold goes with the last one, once the database says so. */
export async function endHold(
  { database, keys }: { database: Database; keys: KeyFiles },
  caller: Caller,
  holdId: string,
  reason: string,
): Promise<EndHoldOutcome> {
  const ended = await inTransaction(database, caller, async (tx) => {
    const [held] = await tx<Held[]>`select * from registers.take_hold(${holdId})`
    if (!held) return null
    const due = becomesOf(held, keys)
    await tx`select registers.end_hold(${holdId}, ${reason}, ${due === 'back-to-term' ? rewrap(held, keys) : null})`
    return { held, due }
  })
  if (ended === null) return { ok: false, reason: 'not-found' }
  if (ended.due === 'back-to-term') keys.destroy(`buckets/${holdBucket(ended.held.entry_id)}`)
  return { ok: true, becomes: ended.due }
}

function becomesOf({ is_last, is_due_bucket_gone, due_bucket }: Held, keys: KeyFiles): HoldEnd {
  if (!is_last) return 'held-still'
  return is_due_bucket_gone || keys.find(`buckets/${due_bucket}`) === null ? 'erased-next' : 'back-to-term'
}

function rewrap({ entry_id, due_bucket, wrapped_key }: Held, keys: KeyFiles): Buffer {
  const held = keys.find(`buckets/${holdBucket(entry_id)}`)
  if (held === null) throw new Error(`the key of the hold on entry ${entry_id} is missing`)
  return seal(keys.find(`buckets/${due_bucket}`)!, unseal(held, wrapped_key, entry_id), entry_id)
}
