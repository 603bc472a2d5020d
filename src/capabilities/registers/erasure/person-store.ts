import type { Day } from '../../../kernel/dates.ts'
import { buildLeaf } from '../../../log/public.ts'
import type { Caller } from '../../../platform/caller.ts'
import { inTransaction } from '../../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../../platform/forgetting-contract.ts'
import { type Bucket, dueBuckets, readBucket } from '../rules/erasure-buckets.ts'
import { endHold } from './end-hold.ts'
import { type ErasureHands, finishErasures } from './finish-erasures.ts'
import { entryErasureLeaf } from './take-entry.ts'

type Counted = { bucket: string; entries: number }
type Released = {
  entry_id: string
  branch_number: string
  register: 'purchase' | 'sale'
  sequence_number: number
}

/** Why a hold ended that nobody ended; it stands in the database and is shown. */
const HOLD_OVER = 'de einddatum is voorbij'

/**
 * The people in the registers, forgotten by buckets (docs/decisions/0025): holds that are over end first, then the leaves
 * go to the logs, then keys and boxes go. `caller` is who the run counts as.
 */
export function personStore(hands: ErasureHands, caller: Caller): ForgetfulStore {
  return {
    async preview(on) {
      const counted = await hands.worker<Counted[]>`select * from registers.bucket_counts()`
      return dueBuckets(counted, on).map(({ entries, ...bucket }) => forgottenOf(bucket, entries))
    },
    async forget(on) {
      await endHolds(hands, caller, on)
      await destroyStrays(hands)
      const due = [...(await beginBuckets(hands, on)), ...(await beginReleased(hands, caller, on))]
      const { failures } = await finishErasures(hands)
      await destroyStrays(hands)
      hands.keys.dropDestroyed()
      const done = await doneOf(hands, due)
      return {
        forgotten: due.filter(({ key }) => done.has(key)).map(({ what }) => what),
        waiting: due.filter(({ key }) => !done.has(key)).length,
        failures,
      }
    },
  }
}

/** A bucket or an entry, and what it counts as. */
type Due = { key: string; what: Forgotten }

function forgottenOf({ municipality, month }: Bucket, count: number): Forgotten {
  return { store: 'register-persons', deed: 'destroyed', municipality, month, count }
}

async function endHolds({ worker, keys }: ErasureHands, caller: Caller, on: Day): Promise<void> {
  const over = await worker<{ id: string }[]>`select h as id from registers.holds_over(${on}) h`
  for (const { id } of over) await endHold({ database: worker, keys }, caller, id, HOLD_OVER)
}

/** Sends the leaves of all buckets that are due. One that a run before began, and left, is due still. */
async function beginBuckets(hands: ErasureHands, on: Day): Promise<Due[]> {
  const counted = await hands.worker<Counted[]>`select * from registers.bucket_counts()`
  const due: Due[] = []
  for (const { bucket, municipality, month } of dueBuckets(counted, on)) {
    const entries = await beginBucket(hands, bucket, municipality)
    due.push({ key: bucket, what: forgottenOf({ municipality, month }, entries) })
  }
  return due
}

async function beginBucket({ worker }: ErasureHands, bucket: string, municipality: string): Promise<number> {
  return (await worker.begin(async (tx) => {
    await tx`select registers.lock_erasures()`
    const [counted] = await tx<Counted[]>`
      select * from registers.bucket_counts() where bucket = ${bucket}`
    const entries = counted?.entries ?? 0
    const leaf = buildLeaf({ type: 'erasure', bucket, entries })
    await tx`select registers.begin_bucket_erasure(${bucket}, ${municipality}, ${entries}, ${leaf})`
    return entries
  })) as number
}

/** Entries that only a hold kept: their bucket is gone, so each has a leaf of its own. */
async function beginReleased({ worker, keys }: ErasureHands, caller: Caller, on: Day): Promise<Due[]> {
  const released = await worker<(Released & { municipality: string })[]>`
    select r.*, e.municipality from registers.released_entries() r join registers.entry e on e.id = r.entry_id`
  const due: Due[] = []
  for (const { entry_id, branch_number, register, sequence_number, municipality } of released) {
    const name = { branchNumber: branch_number, register, sequenceNumber: sequence_number }
    const leaf = entryErasureLeaf(keys, name)
    const [row] = await inTransaction(
      worker,
      caller,
      (tx) => tx<{ outcome: string }[]>`
        select registers.begin_entry_erasure(${entry_id}, ${leaf}, 'hold-ended', ${HOLD_OVER}) as outcome`,
    )
    if (row!.outcome === 'begun')
      due.push({ key: entry_id, what: forgottenOf({ municipality, month: on.slice(0, 7) }, 1) })
  }
  return due
}

async function doneOf({ worker }: ErasureHands, due: readonly Due[]): Promise<Set<string>> {
  const pending = await worker<{ key: string }[]>`
    select coalesce(bucket, entry_id::text) as key from registers.pending_erasures()`
  const destroyed = await worker<{ key: string }[]>`select b as key from registers.destroyed_buckets() b`
  const open = new Set(pending.map(({ key }) => key))
  const gone = new Set(destroyed.map(({ key }) => key))
  const keys = due.map(({ key }) => key)
  return new Set(keys.filter((key) => !open.has(key) && (readBucket(key) === null || gone.has(key))))
}

/**
 * Key files that a backup brought back, of what this database knows was destroyed. Never what it does not know: a database
 * that is older, or another, must not cost a key.
 */
export async function destroyStrays({ worker, keys }: Pick<ErasureHands, 'worker' | 'keys'>): Promise<void> {
  await worker.begin(async (tx) => {
    await tx`select registers.lock_erasures()`
    const destroyed = await tx<{ bucket: string }[]>`select b as bucket from registers.destroyed_buckets() b`
    for (const { bucket } of destroyed) keys.destroy(`buckets/${bucket}`)
  })
}
