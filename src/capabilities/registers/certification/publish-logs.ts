import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { publish } from '../../../log/public.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { LogPlaces } from './log-places.ts'

const LEAVES_AT_ONCE = 10_000
/** Key of the advisory locks: one process at a time publishes a log. */
const PUBLISHER_LOCK = 4_354_338

export type Published = { municipality: string; size: number } | { municipality: string; halted: string }
type Log = { municipality: string; size: number; checkpoint_size: number; halted: string | null }

/**
 * One step of the sequencer for all logs: gives waiting leaves their index, publishes what grew, and notes the new
 * checkpoint. A log that the database knows less of than its guard is halted: that municipality is read-only until
 * `helder log adopt`. Runs as helder_worker.
 */
export async function publishLogs(
  database: Database,
  places: LogPlaces,
  repair = false,
): Promise<Published[]> {
  const before = await readLogs(database)
  const behind = (log: Log) => log.size < places.guardSize(log.municipality)
  const healthy = before.filter((log) => !behind(log)).map((log) => log.municipality)
  for (;;) {
    const grown = await database`select from registers.assign_log_indexes(${healthy}, ${LEAVES_AT_ONCE})`
    if (grown.length === 0) break
  }
  const logs = await readLogs(database)
  const published: Published[] = []
  for (const log of logs) {
    const standsStill = log.halted === null ? !behind(log) && log.size === log.checkpoint_size : behind(log)
    if (standsStill && !repair) continue
    const result = await publishOne(database, places, log.municipality, repair)
    if (result) published.push(result)
  }
  return published
}

async function readLogs(database: Database): Promise<Log[]> {
  return await database<
    Log[]
  >`select municipality, size, checkpoint_size, halted from registers.log order by 1`
}

/** Publishes one log under a lock; null when another process has the lock, which then does the work. */
async function publishOne(
  database: Database,
  places: LogPlaces,
  municipality: string,
  repair: boolean,
): Promise<Published | null> {
  return database.begin(async (tx) => {
    const [lock] = await tx<{ mine: boolean }[]>`
      select pg_try_advisory_xact_lock(${PUBLISHER_LOCK}, hashtext(${municipality})) as mine`
    if (!lock?.mine) return null
    const [log] = await tx<
      { size: number }[]
    >`select size from registers.log where municipality = ${municipality}`
    const guardFile = places.guardFile(municipality)
    mkdirSync(dirname(guardFile), { recursive: true, mode: 0o700 })
    const key = await places.key(municipality)
    const result = await publish({
      dir: places.tiles(municipality),
      guardFile,
      origin: places.origin(municipality),
      privateKey: key.privateKey,
      size: log!.size,
      readLeaves: (from, to) => readLeaves(tx, municipality, from, to),
      repair,
    })
    if (!result.ok) {
      places.noteGuard(municipality, result.guardSize)
      await tx`select registers.note_checkpoint(${municipality}, ${null}::bigint, ${null}::timestamptz, ${result.reason})`
      return { municipality, halted: result.reason }
    }
    places.noteGuard(municipality, result.size)
    await tx`select registers.note_checkpoint(${municipality}, ${result.size}, ${new Date()}, ${null})`
    return { municipality, size: result.size }
  })
}

async function* readLeaves(
  tx: Transaction,
  municipality: string,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  const rows = tx<{ body: Buffer }[]>`
    select body from registers.leaf
     where municipality = ${municipality} and log_index >= ${from} and log_index < ${to} order by log_index`
  for await (const batch of rows.cursor(1_000)) for (const row of batch) yield row.body
}
