import { newId } from '../../kernel/ids.ts'
import type { Transaction } from '../../platform/database.ts'
import type { HitState } from './contract.ts'
import type { BoughtThing, StolenThing } from './read-things.ts'
import { changeHit, type Found, type HitChange, isNewlyCertain, type Standing } from './rules/change-hit.ts'

export type Pair = { bought: BoughtThing; stolen: StolenThing; found: Found }
/** A hit that became certain, for the people on duty. */
export type CertainHit = { hitId: string; baseTeams: string[] }
type Row = {
  id: string
  thing_id: string
  stolen_item_id: string
  level: Found['level']
  score: number
  evidence: Found['evidence']
  state: HitState
}

/**
 * Writes what the comparison found: new hits, and old ones whose level or evidence grew. Whoever writes hits holds the
 * change counter first and reads afterwards, so two that found the same pair, or one who decides meanwhile, follow one
 * another and see each other's work.
 */
export async function recordHits(
  tx: Transaction,
  pairs: readonly Pair[],
): Promise<{ changed: number; certain: CertainHit[] }> {
  if (pairs.length === 0) return { changed: 0, certain: [] }
  const locked = tx<{ n: number }[]>`select n from matching.change for update`.execute()
  // Sent along, but run when the lock is held, with a snapshot of its own.
  const [[counter], standing] = await Promise.all([locked, readStanding(tx, pairs)])
  const steps = pairs
    .map((pair) => {
      const known = standing.get(keyOf(pair.bought.thingId, pair.stolen.itemId)) ?? null
      return { pair, known, change: changeHit(known, pair.found), id: known?.id ?? newId() }
    })
    .filter(({ change }) => change !== 'none')
  if (steps.length === 0) return { changed: 0, certain: [] }
  const change_n = counter!.n + 1
  const rows = steps.map(({ pair, id, change }) => hitRow(pair, id, change))
  const looked = steps.filter(({ change }) => change !== 'refreshed')
  const counted = tx`update matching.change set n = ${change_n}`.execute()
  await Promise.all([counted, writeHits(tx, rows, change_n), writeEvents(tx, looked)])
  const certain = steps
    .filter(({ pair, known, change }) => isNewlyCertain(known, pair.found, change))
    .map(({ pair, id }) => ({ hitId: id, baseTeams: teamsOf(pair) }))
  return { changed: steps.length, certain }
}

type Known = Standing & { id: string }

async function readStanding(tx: Transaction, pairs: readonly Pair[]): Promise<Map<string, Known>> {
  const rows = await tx<Row[]>`
    select h.id, h.thing_id, h.stolen_item_id, h.level, h.score, h.evidence, h.state
      from unnest(${pairs.map(({ bought }) => bought.thingId)}::uuid[],
                  ${pairs.map(({ stolen }) => stolen.itemId)}::uuid[]) as p(thing_id, stolen_item_id)
      join matching.hit h using (thing_id, stolen_item_id)`
  return new Map(rows.map((row) => [keyOf(row.thing_id, row.stolen_item_id), row]))
}

function hitRow({ bought, stolen, found }: Pair, id: string, change: HitChange) {
  return {
    id,
    thing_id: bought.thingId,
    purchase_item_id: bought.itemId,
    purchase_entry_id: bought.entryId,
    stolen_item_id: stolen.itemId,
    level: found.level,
    score: found.score,
    evidence: found.evidence,
    base_teams: teamsOf({ bought, stolen }),
    keep_until: bought.keepUntil,
    reopens: change === 'reopened',
  }
}

async function writeHits(
  tx: Transaction,
  rows: readonly ReturnType<typeof hitRow>[],
  change_n: number,
): Promise<void> {
  const written = tx`
    insert into matching.hit as kept (id, thing_id, purchase_item_id, purchase_entry_id, stolen_item_id, level, score, evidence,
                                      base_teams, keep_until, change_n)
    select id, thing_id, purchase_item_id, purchase_entry_id, stolen_item_id, level, score, evidence, base_teams, keep_until,
           ${change_n}
      from jsonb_to_recordset(${tx.json(rows as unknown as Parameters<typeof tx.json>[0])}) as x(id uuid, thing_id uuid,
        purchase_item_id uuid, purchase_entry_id uuid, stolen_item_id uuid, level text, score int, evidence jsonb,
        base_teams text[], keep_until date)
    on conflict (thing_id, stolen_item_id) do update set
      purchase_item_id = excluded.purchase_item_id, purchase_entry_id = excluded.purchase_entry_id, level = excluded.level,
      score = excluded.score, evidence = excluded.evidence, base_teams = excluded.base_teams,
      keep_until = excluded.keep_until, change_n = excluded.change_n`.execute()
  const reopened = rows.filter((row) => row.reopens).map((row) => row.id)
  if (reopened.length > 0) {
    await Promise.all([
      written,
      tx`update matching.hit set state = 'new' where id = any (${reopened}::uuid[])`,
    ])
  }
  await written
}

async function writeEvents(
  tx: Transaction,
  steps: readonly { pair: Pair; id: string; change: HitChange }[],
): Promise<void> {
  const events = steps.map(({ pair, id, change }) => ({
    hit_id: id,
    event: change,
    level: pair.found.level,
    score: pair.found.score,
  }))
  if (events.length === 0) return
  await tx`
    insert into matching.hit_event (hit_id, n, event, level, score)
    select x.hit_id, coalesce((select max(e.n) from matching.hit_event e where e.hit_id = x.hit_id), 0) + 1, x.event, x.level,
           x.score
      from jsonb_to_recordset(${tx.json(events)}) as x(hit_id uuid, event text, level text, score int)`
}

/** The team of the shop and that of the theft; none twice. */
function teamsOf({ bought, stolen }: Pick<Pair, 'bought' | 'stolen'>): string[] {
  return [...new Set([bought.baseTeam, stolen.baseTeam])].filter((team) => team !== null)
}

function keyOf(thingId: string, stolenItemId: string): string {
  return `${thingId} ${stolenItemId}`
}
