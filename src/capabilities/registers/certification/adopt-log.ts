import { randomBytes } from 'node:crypto'
import { branchToken, buildLeaf, commit, readEntries, readGuard } from '../../../log/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import type { Refusal } from '../../../kernel/result.ts'
import { branchKey } from '../entry-keys.ts'
import type { LogPlaces } from './log-places.ts'

/** How far past a branch's last number lost entries are looked for. */
const LOST_NUMBERS_MAX = 100_000

export type Adopted = { ok: true; from: number; to: number; entriesLost: number; numbersSkipped: number }
export type AdoptRefusal = Refusal<'nothing-lost' | 'unknown-log'>

/**
 * Takes up a log whose database was restored to an older state (architecture.md 3): the leaves that the database lost
 * stay in the log, an adoption leaf says so with a commitment to the reason, and each branch's next number moves past
 * the lost ones, so that no number is ever given twice. Runs as helder_gate; the caller publishes afterwards. Throws when tiles that the
 * guard vouches for are not on disk: without them nobody knows what was lost.
 */
export async function adoptLog(
  tx: Transaction,
  municipality: string,
  reason: string,
  { places, keys }: { places: LogPlaces; keys: KeyFiles },
): Promise<Adopted | AdoptRefusal> {
  const [log] = await tx<
    { size: number }[]
  >`select size from registers.log where municipality = ${municipality} for update`
  if (!log) return { ok: false, reason: 'unknown-log' }
  const guard = await readGuard(places.guardFile(municipality), places.origin(municipality))
  const to = guard?.size ?? 0
  const from = Math.min(await firstDifference(tx, municipality, places, { size: log.size, to }), to)
  if (from === to && log.size <= to) return { ok: false, reason: 'nothing-lost' }
  // Indexes given after the restore, to leaves that are not the log's: these wait again.
  await tx`update registers.leaf set log_index = null where municipality = ${municipality} and log_index >= ${from}`
  const lost: Buffer[] = []
  let index = from
  for await (const entry of readEntries(places.tiles(municipality), { from, to, size: to })) {
    await keepLeaf(tx, municipality, index++, entry)
    lost.push(entry)
  }
  const numbersSkipped = await skipLostNumbers(tx, municipality, lost, keys)
  await recordAdoption(tx, { municipality, from, to, reason })
  await tx`update registers.log set size = ${to}, halted = null where municipality = ${municipality}`
  return { ok: true, from, to, entriesLost: lost.length, numbersSkipped }
}

/** The first index at which the database's leaf is not the log's; `size` when all are the same. */
async function firstDifference(
  tx: Transaction,
  municipality: string,
  places: LogPlaces,
  { size, to }: { size: number; to: number },
): Promise<number> {
  let index = 0
  for await (const entry of readEntries(places.tiles(municipality), {
    from: 0,
    to: Math.min(size, to),
    size: to,
  })) {
    const [leaf] = await tx<{ body: Buffer }[]>`
      select body from registers.leaf where municipality = ${municipality} and log_index = ${index}`
    if (!leaf?.body.equals(entry)) return index
    index++
  }
  return index
}

/** A waiting leaf of the database with the same bytes takes the index; else the leaf is kept without its entry. */
async function keepLeaf(tx: Transaction, municipality: string, index: number, body: Buffer): Promise<void> {
  const moved = await tx`
    update registers.leaf set log_index = ${index} where id = (
      select id from registers.leaf where municipality = ${municipality} and log_index is null and body = ${body} limit 1)`
  if (moved.count > 0) return
  await tx`insert into registers.leaf (municipality, log_index, body) values (${municipality}, ${index}, ${body})`
}

/** Finds the branches behind lost leaves by their tokens, and moves their next numbers past them. */
async function skipLostNumbers(
  tx: Transaction,
  municipality: string,
  lost: Buffer[],
  keys: KeyFiles,
): Promise<number> {
  const tokens = new Set(
    lost.map((leaf) => (JSON.parse(leaf.toString()) as { branchToken?: string }).branchToken),
  )
  tokens.delete(undefined)
  const counters = await tx<
    { organisation_id: string; branch_number: string; register: string; last_number: number }[]
  >`
    select c.* from registers.counter c join access.branch b using (organisation_id, branch_number)
     where b.municipality = ${municipality} for update of c`
  let skipped = 0
  for (const { organisation_id, branch_number, register, last_number } of counters) {
    const key = branchKey(keys, branch_number)
    let past = last_number
    for (let n = last_number + 1; n <= last_number + Math.min(lost.length, LOST_NUMBERS_MAX); n++) {
      if (tokens.has(branchToken(key, { register, sequenceNumber: n }))) past = n
    }
    if (past === last_number) continue
    skipped += past - last_number
    await tx`update registers.counter set last_number = ${past}
      where organisation_id = ${organisation_id} and branch_number = ${branch_number} and register = ${register}`
  }
  return skipped
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
