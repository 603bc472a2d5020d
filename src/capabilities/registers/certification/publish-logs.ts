import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { publish } from '../../../log/public.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { LogPlaces } from './log-places.ts'

const LEAVES_AT_ONCE = 10_000
/** Key of the advisory locks: one process at a time publishes a log. */
const PUBLISHER_LOCK = 4_354_338

export type Published = { municipality: string; size: number } | { municipality: string; halted: string }
export type PublishOptions = {
  /** Compares every tile with the leaves and writes what is lost or damaged; reads the whole log. */
  repair?: boolean
  /** One log instead of all. */
  only?: string
  /** Called when leaves have their index, before tiles and signature: the matcher needn't wait for the disk. */
  indexed?: () => void
}
type Log = { municipality: string; size: number; checkpoint_size: number; halted: string | null }

/**
 * One step of the sequencer for all logs: gives waiting leaves their index, publishes what grew, and notes the new
 * checkpoint. A log that the database knows less of than its guard is halted: that municipality is read-only until
 * `helder log adopt`. Runs as helder_worker, in as many processes as there are: guards are read anew each time, since
 * another process may have signed meanwhile. One log that fails keeps none of the others back; its error is thrown last.
 */
export async function publishLogs(
  database: Database,
  places: LogPlaces,
  { repair = false, only, indexed }: PublishOptions = {},
): Promise<Published[]> {
  const chosen = async () => (await readLogs(database)).filter((log) => !only || log.municipality === only)
  const names = (await chosen()).map((log) => log.municipality)
  await places.readGuards(names)
  // Read after the guards: leaves are committed before they are signed, so a healthy log is never behind its guard.
  const behind = (log: Log) => log.size < places.guardSize(log.municipality)
  const healthy = (await chosen()).filter((log) => !behind(log)).map((log) => log.municipality)
  for (;;) {
    const grown = await database`select from registers.assign_log_indexes(${healthy}, ${LEAVES_AT_ONCE})`
    if (grown.length === 0) break
    indexed?.()
  }
  const published: Published[] = []
  const failures: unknown[] = []
  for (const log of await chosen()) {
    if (!repair && !isDue(log, behind(log))) continue
    try {
      const result = await publishOne(database, places, log.municipality, repair)
      if (result) published.push(result)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1)
    throw new AggregateError(failures, `${failures.length} logs could not be published`)
  return published
}

/**
 * A rolled-back log goes on by itself once the database knows all again; whether a forked one does is found out only by
 * rereading it whole, which `log adopt` and `log rebuild` do.
 */
function isDue(log: Log, isBehind: boolean): boolean {
  if (log.halted === null) return isBehind || log.size !== log.checkpoint_size
  return log.halted === 'rolled-back' && !isBehind
}

async function readLogs(database: Database): Promise<Log[]> {
  return await database<
    Log[]
  >`select municipality, size, checkpoint_size, halted from registers.log order by 1`
}

/** Waits until no process publishes this log, and keeps it so until the end of the transaction. */
export async function lockPublisher(tx: Transaction, municipality: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(${PUBLISHER_LOCK}, hashtext(${municipality}))`
}

/** Publishes one log under a lock; null when another process has the lock, which then does the work. */
async function publishOne(
  database: Database,
  places: LogPlaces,
  municipality: string,
  repair: boolean,
): Promise<Published | null> {
  return database.begin(async (tx) => {
    if (repair) await lockPublisher(tx, municipality)
    const [lock] = await tx<{ mine: boolean }[]>`
      select pg_try_advisory_xact_lock(${PUBLISHER_LOCK}, hashtext(${municipality})) as mine`
    if (!lock?.mine) return null
    // Read under the lock, so that it is never older than what the process before signed.
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
