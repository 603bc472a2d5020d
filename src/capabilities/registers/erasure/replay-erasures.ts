import { readEntries, readLeaf } from '../../../log/public.ts'
import type { LogPlaces } from '../certification/log-places.ts'
import type { ErasureHands } from './finish-erasures.ts'
import { destroyStrays } from './person-store.ts'

type Log = { municipality: string; size: number; halted: string | null }
type KnownLeaf = { id: number; log_index: number; body: Buffer; is_done: boolean }
/** By bucket and by branch token: a log may say the same twice. */
type Erasures = {
  buckets: Map<string, { bucket: string; entries: number; leaf_id: number | null }>
  entries: Map<string, { token: string; leaf_id: number | null }>
}

/**
 * Destroys again what the logs say was destroyed, before anything is served: a database or a key folder that was put back
 * from a backup does not bring people back. A database that knows all of its log is asked; of one that was restored to an
 * older state the tiles tell the rest. `gone`: how many boxes went; `failures`: logs that could not be read. Runs as
 * helder_worker.
 */
export async function replayErasures(hands: ErasureHands): Promise<{ gone: number; failures: unknown[] }> {
  const { worker, keys } = hands
  const logs = await worker<Log[]>`
    select municipality, size, halted from registers.log order by 1`
  const failures: unknown[] = []
  let gone = 0
  for (const log of logs) {
    const { buckets, entries } = await readErasures(hands, log, failures)
    if (buckets.size + entries.size === 0) continue
    for (const bucket of buckets.keys()) keys.destroy(`buckets/${bucket}`)
    const [row] = await worker<{ gone: number }[]>`
      select registers.replay_erasures(${log.municipality}, ${worker.json([...buckets.values()])},
        ${worker.json([...entries.values()])}) as gone`
    gone += row!.gone
  }
  await destroyStrays(hands)
  return { gone, failures }
}

/** Erasures that are signed and were not carried out in this database. */
async function readErasures(
  { worker, places }: ErasureHands,
  log: Log,
  failures: unknown[],
): Promise<Erasures> {
  const erasures: Erasures = { buckets: new Map(), entries: new Map() }
  try {
    const signed = (await places.lastSigned(log.municipality)).size
    await noteKnown({ worker, log, signed }, erasures)
    await noteUnknown({ places, log, signed }, erasures)
  } catch (error) {
    // A damaged guard or lost tiles: that municipality stands still, and what the database knows holds meanwhile.
    failures.push(error)
  }
  return erasures
}

async function noteKnown(
  { worker, log, signed }: Pick<ErasureHands, 'worker'> & { log: Log; signed: number },
  erasures: Erasures,
): Promise<void> {
  const leaves = await worker<KnownLeaf[]>`select * from registers.leaves_of_no_entry(${log.municipality})`
  for (const { id, log_index, body, is_done } of leaves) {
    // What no signature covers yet is for the next run.
    if (!is_done && log_index < signed) note(erasures, body, id)
  }
}

/** Of a forked log the indexes in the database are not the log's own. */
async function noteUnknown(
  { places, log, signed }: { places: LogPlaces; log: Log; signed: number },
  erasures: Erasures,
): Promise<void> {
  const from = log.halted === 'forked' ? 0 : log.size
  if (from >= signed) return
  const entries = readEntries(places.tiles(log.municipality), { from, to: signed, size: signed })
  for await (const body of entries) note(erasures, body, null)
}

function note({ buckets, entries }: Erasures, body: Buffer, leaf_id: number | null): void {
  const leaf = readLeaf(body)
  if (leaf?.type === 'erasure' && !buckets.has(leaf.bucket))
    buckets.set(leaf.bucket, { bucket: leaf.bucket, entries: leaf.entries, leaf_id })
  if (leaf?.type === 'entry-erasure' && !entries.has(leaf.branchToken))
    entries.set(leaf.branchToken, { token: leaf.branchToken, leaf_id })
}
