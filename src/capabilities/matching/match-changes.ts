import type { HitLevel } from '../../kernel/codes.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { findCandidates } from './find-candidates.ts'
import { mailCertainHits } from './mail-certain-hits.ts'
import { type BoughtThing, readBought, readStolen, type StolenThing } from './read-things.ts'
import { type Pair, recordHits } from './record-hits.ts'
import { scorePair } from './rules/score-pair.ts'

/** Log entries or stolen items per transaction. */
const BATCH = 100
/** Items compared at once: an entry may hold 200 of them. */
const CHUNK = 200
/** Of pairs that resemble each other only somewhat, the best per item: more is no lead but noise. */
const POSSIBLE_MAX = 20
/** After an import there is work for minutes; whoever stops the matcher waits for one call. */
const LASTS_MS = 2_000
const THEFTS = 'thefts'

export type Matched = { items: number; hits: number }
type Source = { source: string }

/**
 * Reads what purchases and thefts were written since the last time, and writes the hits. Runs as helder_worker.
 *
 * No race loses a hit. Purchases and thefts are each read in an order without gaps (log indexes; change numbers that
 * writers take under a lock), so the cursor passes nothing that is still to appear. And each thing is compared with the
 * other side as committed *after* the thing itself was: of a purchase and a theft, the one that is read later finds the
 * other, since that was committed before it was read. This needs a fresh snapshot per statement (read committed).
 * The cursor moves in the transaction of the hits: a kill in between does the batch again, and hits are unique.
 */
export async function matchChanges(worker: Database): Promise<Matched> {
  const total: Matched = { items: 0, hits: 0 }
  const started_ms = performance.now()
  do {
    const work = await findWork(worker)
    if (work.length === 0) break
    for (const { source } of work) {
      const { items, hits } = await worker.begin((tx) => matchSource(tx, source))
      total.items += items
      total.hits += hits
    }
  } while (performance.now() - started_ms < LASTS_MS)
  return total
}

/** The sources that hold more than their cursor has read. */
async function findWork(worker: Database): Promise<Source[]> {
  return worker<Source[]>`
    select s.source
      from (select 'log:' || municipality as source, size from registers.log
            union all select ${THEFTS}, n from thefts.change) s
      left join matching.cursor c using (source)
     where s.size > coalesce(c.position, 0) order by 1`
}

async function matchSource(tx: Transaction, source: string): Promise<Matched> {
  const made =
    tx`insert into matching.cursor (source, position) values (${source}, 0) on conflict do nothing`.execute()
  // Two matchers: the second waits for the first and goes on where it ended.
  const locked = tx<{ position: number }[]>`
    select position from matching.cursor where source = ${source} for update`.execute()
  const [, [cursor]] = await Promise.all([made, locked])
  const from = cursor!.position
  const { things, position } =
    source === THEFTS ? await nextStolen(tx, from) : await nextBought(tx, source.replace(/^log:/, ''), from)
  let hits = 0
  for (let at = 0; at < things.length; at += CHUNK) {
    const pairs = await compare(tx, things.slice(at, at + CHUNK) as typeof things)
    const { changed, certain } = await recordHits(tx, pairs)
    await mailCertainHits(tx, certain)
    hits += changed
  }
  if (position !== from) await tx`update matching.cursor set position = ${position} where source = ${source}`
  return { items: things.length, hits }
}

type Next = { things: BoughtThing[] | StolenThing[]; position: number }

// Each sends two statements at once. How far is read first (`execute` sends it now): what appears between the two is
// compared now and once more the next time, which changes nothing; the other way round it would be passed.
async function nextBought(tx: Transaction, municipality: string, from: number): Promise<Next> {
  const reached = tx<{ before: number | null }[]>`
    select max(log_index) + 1 as before from registers.leaf
     where municipality = ${municipality} and log_index >= ${from} and log_index < ${from + BATCH}`.execute()
  // Sales and versions that a correction replaced fall away here; the correction has an index of its own.
  const reading = readBought(tx, { municipality, from, before: from + BATCH })
  const [[last], things] = await Promise.all([reached, reading])
  return { things, position: last?.before ?? from }
}

async function nextStolen(tx: Transaction, after: number): Promise<Next> {
  const reached = tx<{ n: number }[]>`select n from thefts.change`.execute()
  const [[change], things] = await Promise.all([reached, readStolen(tx, { after, limit: BATCH })])
  // The number of a version that was replaced since stands nowhere any more; the newer one comes later.
  return { things, position: things.at(-1)?.changeN ?? change!.n }
}

async function compare(tx: Transaction, things: BoughtThing[] | StolenThing[]): Promise<Pair[]> {
  const isBought = things[0]?.side === 'bought'
  const candidates = await findCandidates(tx, things, isBought ? 'stolen' : 'bought')
  const ids = [...new Set(candidates.flat())]
  if (ids.length === 0) return []
  const others = isBought ? await readStolen(tx, { ids }) : await readBought(tx, { ids })
  const byId = new Map<string, BoughtThing | StolenThing>(others.map((other) => [other.itemId, other]))
  return things.flatMap((thing, index) => {
    const pairs = candidates[index]!.flatMap((id) => {
      const other = byId.get(id)
      return other === undefined ? [] : (scored(thing, other) ?? [])
    })
    return limitPossible(pairs)
  })
}

function scored(thing: BoughtThing | StolenThing, other: BoughtThing | StolenThing): Pair | null {
  const [bought, stolen] = thing.side === 'bought' ? [thing, other] : [other, thing]
  if (bought.side !== 'bought' || stolen.side !== 'stolen') throw new Error('two things of one side compared')
  const { level, score, evidence } = scorePair(bought.match, stolen.match)
  return level === null ? null : { bought, stolen, found: { level, score, evidence } }
}

function limitPossible(pairs: Pair[]): Pair[] {
  const isPossible = ({ found }: { found: { level: HitLevel } }) => found.level === 'possible'
  const possible = pairs.filter(isPossible).sort((a, b) => b.found.score - a.found.score)
  return [...pairs.filter((pair) => !isPossible(pair)), ...possible.slice(0, POSSIBLE_MAX)]
}
