import { createHash, randomBytes } from 'node:crypto'
import type { Refusal } from '../../../kernel/result.ts'
import { buildLeaf, commit, readEntries, RootOfLeaves } from '../../../log/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { LogBook } from './log-book.ts'
import type { LogPlaces } from './log-places.ts'
import { lockPublisher } from './publish-logs.ts'

const LEAVES_PER_QUERY = 1_000

/** The leaves [from, to) stay in the log; `lost` are those that the database has no row for any more. */
export type TakenUp = { ok: true; from: number; to: number; lost: Buffer[] }
export type AdoptRefusal = Refusal<'nothing-lost' | 'unknown-log'>
/** A log of a book, by its name. */
export type OneLog = { book: LogBook; places: LogPlaces; name: string }
type Signed = { size: number; root: Buffer | null }

/**
 * Takes up a log whose database was restored to an older state (architecture.md 3): the leaves that the database lost
 * stay in the log, and an adoption leaf says so with a commitment to the reason. Runs as helder_gate; the caller publishes
 * afterwards. Throws when tiles that were signed are not on disk: without them nobody knows what was lost.
 */
export async function takeUpLog(
  tx: Transaction,
  log: OneLog,
  reason: string,
): Promise<TakenUp | AdoptRefusal> {
  const { book, places, name } = log
  await lockPublisher(tx, name)
  const [known] = await tx`select from ${tx(book.log)} where ${tx(book.name)} = ${name} for update`
  if (!known) return { ok: false, reason: 'unknown-log' }
  const signed = await places.lastSigned(name)
  const from = await firstDifference(tx, log, signed)
  const to = signed.size
  if (from === to) return { ok: false, reason: 'nothing-lost' }
  // Indexes given after the restore, to leaves that are not the log's: these wait again.
  await tx`update ${tx(book.leaf)} set log_index = null where ${tx(book.name)} = ${name} and log_index >= ${from}`
  const lost = await keepLeaves(tx, log, { from, to })
  await recordAdoption(tx, log, { from, to, reason })
  await tx`update ${tx(book.log)} set size = ${to}, halted = null where ${tx(book.name)} = ${name}`
  return { ok: true, from, to, lost }
}

/**
 * The first index at which the database's leaf is not the log's; the log's size when all are the same. Reads all tiles
 * and throws when they are not what was signed: adopting others would put a fork under the next signature.
 */
async function firstDifference(tx: Transaction, log: OneLog, { size, root }: Signed): Promise<number> {
  const folder = log.places.tiles(log.name)
  const tree = new RootOfLeaves()
  let index = 0
  let same = 0
  let known = new Map<number, Buffer>()
  for await (const entry of readEntries(folder, { from: 0, to: size, size })) {
    tree.add(entry)
    if (same === index) {
      if (index % LEAVES_PER_QUERY === 0) known = await readBodies(tx, log, index)
      if (known.get(index)?.equals(entry)) same++
    }
    index++
  }
  if (index !== size || (root !== null && !tree.root().equals(root))) {
    throw new Error(`the tiles in ${folder} are not the ${size} leaves that were signed: restore them first`)
  }
  return same
}

async function readBodies(
  tx: Transaction,
  { book, name }: OneLog,
  from: number,
): Promise<Map<number, Buffer>> {
  const rows = await tx<{ log_index: number; body: Buffer }[]>`
    select log_index, body from ${tx(book.leaf)}
     where ${tx(book.name)} = ${name} and log_index >= ${from} and log_index < ${from + LEAVES_PER_QUERY}`
  return new Map(rows.map((row) => [row.log_index, row.body]))
}

/**
 * Gives the log's leaves [from, to) back their indexes. A waiting leaf of the database with the same bytes takes its own;
 * the others are kept without what they are of, and returned.
 */
async function keepLeaves(
  tx: Transaction,
  log: OneLog,
  { from, to }: { from: number; to: number },
): Promise<Buffer[]> {
  const { book, places, name } = log
  const waiting = await readWaiting(tx, log)
  const lost: Buffer[] = []
  let moved: { id: number; log_index: number }[] = []
  let kept: { log_index: number; body: string }[] = []
  const write = async () => {
    await tx`update ${tx(book.leaf)} l set log_index = m.log_index
               from jsonb_to_recordset(${tx.json(moved)}) as m(id bigint, log_index bigint) where l.id = m.id`
    await tx`insert into ${tx(book.leaf)} (${tx(book.name)}, log_index, body)
      select ${name}, log_index, decode(body, 'base64')
        from jsonb_to_recordset(${tx.json(kept)}) as k(log_index bigint, body text) order by log_index`
    moved = []
    kept = []
  }
  let log_index = from
  for await (const body of readEntries(places.tiles(name), { from, to, size: to })) {
    const id = waiting.get(digest(body))
    if (id === undefined) {
      kept.push({ log_index, body: body.toString('base64') })
      lost.push(body)
    } else moved.push({ id, log_index })
    log_index++
    if (moved.length + kept.length === LEAVES_PER_QUERY) await write()
  }
  await write()
  return lost
}

async function readWaiting(tx: Transaction, { book, name }: OneLog): Promise<Map<string, number>> {
  const waiting = new Map<string, number>()
  const rows = tx<{ id: number; body: Buffer }[]>`
    select id, body from ${tx(book.leaf)} where ${tx(book.name)} = ${name} and log_index is null`
  for await (const batch of rows.cursor(LEAVES_PER_QUERY)) {
    for (const { id, body } of batch) waiting.set(digest(body), id)
  }
  return waiting
}

function digest(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64')
}

async function recordAdoption(
  tx: Transaction,
  { book, name }: OneLog,
  { from, to, reason }: { from: number; to: number; reason: string },
): Promise<void> {
  const key = randomBytes(32)
  await tx`insert into ${tx(book.adoption)} (${tx(book.name)}, from_index, to_index, reason, reason_key)
    values (${name}, ${from}, ${to}, ${reason}, ${key})`
  const leaf = buildLeaf({ type: 'adoption', from, to, reasonCommitment: commit(key, reason) })
  await tx`insert into ${tx(book.leaf)} (${tx(book.name)}, body) values (${name}, ${leaf})`
}
