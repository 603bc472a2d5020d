import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { registersBook } from '../certification/log-book.ts'
import type { LogPlaces } from '../certification/log-places.ts'
import { publishLogs } from '../certification/publish-logs.ts'
import { holdBucket } from '../rules/erasure-buckets.ts'

export type ErasureHands = { worker: Database; keys: KeyFiles; places: LogPlaces }
type Pending = {
  bucket: string | null
  entry_id: string | null
  municipality: string
  log_index: number | null
  is_held_apart: boolean
}

/** Another process may be publishing that log: its signature is waited for. */
const TRIES = 50
const PAUSE_MS = 100

/**
 * Carries out the erasures that were begun: publishes until a signature covers the leaf, destroys the key, then takes the
 * boxes away. Stopped anywhere in between and run again, it goes on where it was. A log that stands still or can't be
 * signed keeps its own erasures waiting and nobody else's: its error is given back.
 */
export async function finishErasures({
  worker,
  keys,
  places,
}: ErasureHands): Promise<{ waiting: number; failures: unknown[] }> {
  const pending = await worker<Pending[]>`select * from registers.pending_erasures()`
  const ofLog = Map.groupBy(pending, ({ municipality }) => municipality)
  const failures: unknown[] = []
  let waiting = pending.length
  for (const [municipality, erasures] of ofLog) {
    try {
      const covered = await publishPast(erasures.length, municipality, { worker, keys, places })
      for (const erasure of covered) await finish(erasure, { worker, keys, places })
      waiting -= covered.length
    } catch (error) {
      failures.push(error)
    }
  }
  return { waiting, failures }
}

/** Publishes until all erasures of this log are signed, or it is clear that they won't be now; gives those that are. */
async function publishPast(
  wanted: number,
  municipality: string,
  { worker, places }: ErasureHands,
): Promise<Pending[]> {
  let covered: Pending[] = []
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0) await wait(PAUSE_MS)
    const published = await publishLogs(worker, places, registersBook, { only: municipality })
    covered = await coveredOf(municipality, { worker, places })
    if (covered.length >= wanted || published.some((log) => 'halted' in log)) break
    const [log] = await worker<{ halted: string | null }[]>`
      select halted from registers.log where municipality = ${municipality}`
    if (log?.halted) break
  }
  return covered
}

async function coveredOf(
  municipality: string,
  { worker, places }: Pick<ErasureHands, 'worker' | 'places'>,
): Promise<Pending[]> {
  // From the files, not from the database: what is destroyed must stand in the log itself.
  const { size } = await places.lastSigned(municipality)
  const pending = await worker<Pending[]>`
    select p.* from registers.pending_erasures() p join registers.log l using (municipality)
     where p.municipality = ${municipality} and p.log_index < l.checkpoint_size`
  return pending.filter(({ log_index }) => log_index !== null && log_index < size)
}

async function finish(
  { bucket, entry_id, is_held_apart }: Pending,
  { worker, keys }: ErasureHands,
): Promise<void> {
  if (bucket !== null) {
    keys.destroy(`buckets/${bucket}`)
    await worker`select registers.finish_bucket_erasure(${bucket})`
    return
  }
  // The key of an entry is in its row, wrapped; only that of a hold has a file of its own.
  if (is_held_apart) keys.destroy(`buckets/${holdBucket(entry_id!)}`)
  await worker`select registers.finish_entry_erasure(${entry_id})`
}
