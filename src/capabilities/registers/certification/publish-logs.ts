import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { publish } from '../../../log/public.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { LogBook } from './log-book.ts'
import type { LogPlaces } from './log-places.ts'

const LEAVES_AT_ONCE = 10_000
/** Key of the advisory locks: one process at a time publishes a log. */
const PUBLISHER_LOCK = 4_354_338

export type Published = { log: string; size: number } | { log: string; halted: string }
export type PublishOptions = {
  /** Compares every tile with the leaves and writes what is lost or damaged; reads the whole log. */
  repair?: boolean
  /** One log instead of all. */
  only?: string
  /** Called when leaves have their index, before tiles and signature: the matcher needn't wait for the disk. */
  indexed?: () => void
}
type Log = { log: string; size: number; checkpoint_size: number; halted: string | null }

/**
 * One step of the sequencer for all logs of a book: gives waiting leaves their index, publishes what grew, and notes the
 * new checkpoint. A log that the database knows less of than its guard is halted until `helder log adopt`: a municipality
 * is read-only meanwhile; looks go on and wait for their index. Runs as helder_worker, in as many processes as there are: guards are read anew each time, since
 * another process may have signed meanwhile. One log that fails keeps none of the others back; its error is thrown last.
 */
export async function publishLogs(
  database: Database,
  places: LogPlaces,
  book: LogBook,
  { repair = false, only, indexed }: PublishOptions = {},
): Promise<Published[]> {
  const chosen = async () => (await readLogs(database, book)).filter(({ log }) => !only || log === only)
  const names = (await chosen()).map(({ log }) => log)
  await places.readGuards(names)
  // Read after the guards: leaves are committed before they are signed, so a healthy log is never behind its guard.
  const behind = ({ log, size }: Log) => size < places.guardSize(log)
  const healthy = (await chosen()).filter((log) => !behind(log)).map(({ log }) => log)
  for (;;) {
    const grown = await database`select from ${database(book.assignIndexes)}(${healthy}, ${LEAVES_AT_ONCE})`
    if (grown.length === 0) break
    indexed?.()
  }
  const published: Published[] = []
  const failures: unknown[] = []
  for (const log of await chosen()) {
    if (!repair && !isDue(log, behind(log))) continue
    try {
      const result = await publishOne(database, { places, book, name: log.log }, repair)
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

async function readLogs(database: Database, book: LogBook): Promise<Log[]> {
  return await database<Log[]>`
    select ${database(book.name)} as log, size, checkpoint_size, halted from ${database(book.log)} order by 1`
}

/** Waits until no process publishes this log, and keeps it so until the end of the transaction. */
export async function lockPublisher(tx: Transaction, name: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(${PUBLISHER_LOCK}, hashtext(${name}))`
}

type One = { places: LogPlaces; book: LogBook; name: string }

/** Publishes one log under a lock; null when another process has the lock, which then does the work. */
async function publishOne(database: Database, one: One, repair: boolean): Promise<Published | null> {
  const { places, book, name } = one
  return database.begin(async (tx) => {
    if (repair) await lockPublisher(tx, name)
    const [lock] = await tx<{ mine: boolean }[]>`
      select pg_try_advisory_xact_lock(${PUBLISHER_LOCK}, hashtext(${name})) as mine`
    if (!lock?.mine) return null
    // Read under the lock, so that it is never older than what the process before signed.
    const [log] = await tx<
      { size: number }[]
    >`select size from ${tx(book.log)} where ${tx(book.name)} = ${name}`
    const guardFile = places.guardFile(name)
    mkdirSync(dirname(guardFile), { recursive: true, mode: 0o700 })
    const key = await places.key(name)
    const result = await publish({
      dir: places.tiles(name),
      isPrivate: places.isPrivate,
      guardFile,
      origin: places.origin(name),
      privateKey: key.privateKey,
      size: log!.size,
      readLeaves: (from, to) => readLeaves(tx, one, from, to),
      repair,
    })
    const note = tx(book.noteCheckpoint)
    if (!result.ok) {
      places.noteGuard(name, result.guardSize)
      await tx`select ${note}(${name}, ${null}::bigint, ${null}::timestamptz, ${result.reason})`
      return { log: name, halted: result.reason }
    }
    places.noteGuard(name, result.size)
    await tx`select ${note}(${name}, ${result.size}, ${new Date()}, ${null})`
    return { log: name, size: result.size }
  })
}

async function* readLeaves(
  tx: Transaction,
  { book, name }: One,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  const rows = tx<{ body: Buffer }[]>`
    select body from ${tx(book.leaf)}
     where ${tx(book.name)} = ${name} and log_index >= ${from} and log_index < ${to} order by log_index`
  for await (const batch of rows.cursor(1_000)) for (const row of batch) yield row.body
}
