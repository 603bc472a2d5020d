import { createHash, randomBytes } from 'node:crypto'
import { buildLeaf, commit, readEntries, RootOfLeaves } from '../../../log/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { LogPlaces } from './log-places.ts'
import { lockPublisher } from './publish-logs.ts'
import { type Skipped, skipLostNumbers } from './skip-lost-numbers.ts'

const LEAVES_PER_QUERY = 1_000

export type Adopted = {
  ok: true
  from: number
  to: number
  /** Entries whose leaf stays in the log although the database has lost them. */
  entriesLost: number
} & Skipped
export type AdoptRefusal = Refusal<'nothing-lost' | 'unknown-log'>
type Signed = { size: number; root: Buffer | null }

/**
 * Takes up a log whose database was restored to an older state (architecture.md 3): the leaves that the database lost
 * stay in the log, an adoption leaf says so with a commitment to the reason, and each branch's next number moves past
 * the lost ones, so that no number is ever given twice. Runs as helder_gate; the caller publishes afterwards. Throws when
 * tiles that were signed are not on disk: without them nobody knows what was lost.
 */
export async function adoptLog(
  tx: Transaction,
  municipality: string,
  reason: string,
  { places, keys }: { places: LogPlaces; keys: KeyFiles },
): Promise<Adopted | AdoptRefusal> {
  await lockPublisher(tx, municipality)
  const [log] = await tx<
    { size: number }[]
  >`select size from registers.log where municipality = ${municipality} for update`
  if (!log) return { ok: false, reason: 'unknown-log' }
  const signed = await places.lastSigned(municipality)
  const from = await firstDifference(tx, municipality, places, signed)
  const to = signed.size
  if (from === to) return { ok: false, reason: 'nothing-lost' }
  // Indexes given after the restore, to leaves that are not the log's: these wait again.
  await tx`update registers.leaf set log_index = null where municipality = ${municipality} and log_index >= ${from}`
  const lost = await keepLeaves(tx, municipality, places, { from, to })
  const skipped = await skipLostNumbers(tx, municipality, lost, keys)
  await recordAdoption(tx, { municipality, from, to, reason })
  await tx`update registers.log set size = ${to}, halted = null where municipality = ${municipality}`
  // An index may now hold another entry than the matcher read there: it reads again from where the log was taken up.
  await tx`update matching.cursor set position = least(position, ${from}) where source = ${`log:${municipality}`}`
  return { ok: true, from, to, entriesLost: lost.size, ...skipped }
}

/**
 * The first index at which the database's leaf is not the log's; the log's size when all are the same. Reads all tiles
 * and throws when they are not what was signed: adopting others would put a fork under the next signature.
 */
async function firstDifference(
  tx: Transaction,
  municipality: string,
  places: LogPlaces,
  { size, root }: Signed,
): Promise<number> {
  const tree = new RootOfLeaves()
  let index = 0
  let same = 0
  let known = new Map<number, Buffer>()
  for await (const entry of readEntries(places.tiles(municipality), { from: 0, to: size, size })) {
    tree.add(entry)
    if (same === index) {
      if (index % LEAVES_PER_QUERY === 0) known = await readBodies(tx, municipality, index)
      if (known.get(index)?.equals(entry)) same++
    }
    index++
  }
  if (index !== size || (root !== null && !tree.root().equals(root))) {
    throw new Error(
      `the tiles in ${places.tiles(municipality)} are not the ${size} leaves that were signed: restore them first`,
    )
  }
  return same
}

async function readBodies(tx: Transaction, municipality: string, from: number): Promise<Map<number, Buffer>> {
  const rows = await tx<{ log_index: number; body: Buffer }[]>`
    select log_index, body from registers.leaf
     where municipality = ${municipality} and log_index >= ${from} and log_index < ${from + LEAVES_PER_QUERY}`
  return new Map(rows.map((row) => [row.log_index, row.body]))
}

/**
 * Gives the log's leaves [from, to) back their indexes. A waiting leaf of the database with the same bytes takes its own;
 * the others are kept without an entry. Returns the branch tokens of the entries that are lost.
 */
async function keepLeaves(
  tx: Transaction,
  municipality: string,
  places: LogPlaces,
  { from, to }: { from: number; to: number },
): Promise<Set<string>> {
  const waiting = await readWaiting(tx, municipality)
  const lost = new Set<string>()
  let moved: { id: number; log_index: number }[] = []
  let kept: { log_index: number; body: string }[] = []
  const write = async () => {
    await tx`update registers.leaf l set log_index = m.log_index
               from jsonb_to_recordset(${tx.json(moved)}) as m(id bigint, log_index bigint) where l.id = m.id`
    await tx`insert into registers.leaf (municipality, log_index, body)
      select ${municipality}, log_index, decode(body, 'base64')
        from jsonb_to_recordset(${tx.json(kept)}) as k(log_index bigint, body text) order by log_index`
    moved = []
    kept = []
  }
  let log_index = from
  for await (const body of readEntries(places.tiles(municipality), { from, to, size: to })) {
    const id = waiting.get(digest(body))
    if (id === undefined) {
      kept.push({ log_index, body: body.toString('base64') })
      const token = tokenOfEntry(body)
      if (token !== undefined) lost.add(token)
    } else moved.push({ id, log_index })
    log_index++
    if (moved.length + kept.length === LEAVES_PER_QUERY) await write()
  }
  await write()
  return lost
}

async function readWaiting(tx: Transaction, municipality: string): Promise<Map<string, number>> {
  const waiting = new Map<string, number>()
  const rows = tx<{ id: number; body: Buffer }[]>`
    select id, body from registers.leaf where municipality = ${municipality} and log_index is null`
  for await (const batch of rows.cursor(LEAVES_PER_QUERY)) {
    for (const { id, body } of batch) waiting.set(digest(body), id)
  }
  return waiting
}

function digest(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64')
}

function tokenOfEntry(body: Buffer): string | undefined {
  const leaf = JSON.parse(body.toString()) as { type: string; branchToken?: string }
  return leaf.type === 'entry' ? leaf.branchToken : undefined
}

async function recordAdoption(
  tx: Transaction,
  { municipality, from, to, reason }: { municipality: string; from: number; to: number; reason: string },
): Promise<void> {
  const key = randomBytes(32)
  await tx`insert into registers.adoption (municipality, from_index, to_index, reason, reason_key)
    values (${municipality}, ${from}, ${to}, ${reason}, ${key})`
  const leaf = buildLeaf({ type: 'adoption', from, to, reasonCommitment: commit(key, reason) })
  await tx`insert into registers.leaf (municipality, body) values (${municipality}, ${leaf})`
}
