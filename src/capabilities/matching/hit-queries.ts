import type { z } from 'zod'
import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { viewIdentifier } from '../../platform/view-identifier.ts'
import { type hitListQuery, hitStates, type HitState, type HitView } from './contract.ts'

type Kept = { kind: string; value: string; canonical: string }[]
type Row = Omit<HitView, 'createdAt' | 'purchase' | 'stolen' | 'decision'> & {
  createdAt: Date
  levelRank: number
  purchase: Omit<HitView['purchase'], 'identifiers' | 'itemState'> & { identifiers: Kept } & Standing
  stolen: Omit<HitView['stolen'], 'identifiers'> & { identifiers: Kept }
  decision: { decision: 'confirmed' | 'dismissed'; reason: string; by: string; at: string } | null
}
type Standing = { sold: boolean; superseded: boolean; conditions: string; keepUntil: Day }
/** The registers' own rule for the state of an item; lent by them, since they in turn search by our terms. */
export type ItemStateOf = (standing: Standing, today: Day) => string

const identifiersOf = (tx: Transaction, schema: 'registers' | 'thefts') => tx`
  coalesce((select json_agg(json_build_object('kind', x.kind, 'value', x.value, 'canonical', x.canonical) order by x.position)
              from ${tx(`${schema}.item_identifier`)} x where x.item_id = i.id), '[]'::json)`

/** Hits with both sides, as row level security lets the caller see them. */
function hits(tx: Transaction, where: ReturnType<Transaction>) {
  return tx<Row[]>`
    select h.id, h.level, h.level_rank as "levelRank", h.score, h.state, h.created_at as "createdAt", h.evidence,
           p.json as purchase, s.json as stolen, d.json as decision
      from (${where}) h
      join lateral (
        select json_build_object('category', i.category, 'brand', i.brand, 'model', i.model, 'colour', i.colour,
                 'description', i.description, 'identifiers', ${identifiersOf(tx, 'registers')}, 'entryId', e.id, 'itemId', i.id,
                 'sequenceNumber', e.sequence_number, 'dealerName', o.name, 'branchName', b.name, 'branchNumber', b.branch_number,
                 'municipality', e.municipality, 'municipalityName', m.name, 'acquiredAt', e.occurred_at,
                 'keepUntil', e.keep_until, 'priceCents', i.price_cents, 'material', i.material, 'fineness', i.fineness,
                 'weightGrams', i.weight_grams, 'conditions', e.conditions,
                 'sold', exists (select from registers.sale x where x.thing_id = h.thing_id and not x.is_correction),
                 'superseded', exists (select from registers.entry c where c.corrects_id = e.id)) as json
          from registers.item i join registers.entry e on e.id = i.entry_id
          join access.branch b on b.organisation_id = e.organisation_id and b.branch_number = e.branch_number
          join access.organisation o on o.id = e.organisation_id
          join policy.municipality m on m.slug = e.municipality
         where i.id = h.purchase_item_id) p on true
      join lateral (
        select json_build_object('category', i.category, 'brand', i.brand, 'model', i.model, 'colour', i.colour,
                 'description', i.description, 'identifiers', ${identifiersOf(tx, 'thefts')}, 'itemId', i.id, 'reportId', r.id,
                 'source', i.source, 'reference', i.reference, 'registrationNumber', r.registration_number,
                 'committedOn', i.committed_on, 'place', i.place, 'goodsLists', coalesce((
                   select json_agg(json_build_object('id', l.id, 'reference', l.reference) order by l.id)
                     from thefts.goods_list l
                    where l.id in (select x.list_id from thefts.listed_item x
                                    where x.stolen_item_id = i.id or x.same_as_item_id = i.id)), '[]'::json)) as json
          from thefts.item i join thefts.report r on r.id = i.report_id where i.id = h.stolen_item_id) s on true
      left join lateral (
        select json_build_object('decision', v.event, 'reason', concat_ws(': ', v.reason_code, v.reason_text),
                 'by', v.account_name, 'at', v.at) as json
          from matching.hit_event v where v.hit_id = h.id and v.event = h.state order by v.n desc limit 1) d on true
     order by h.level_rank, h.keep_until, h.id`
}

/** One hit; null when there is none that the caller may see. */
export async function readHit(tx: Transaction, id: string, stateOf: ItemStateOf): Promise<HitView | null> {
  const [row] = await hits(tx, tx`select * from matching.hit where id = ${id}`)
  return row ? view(row, stateOf) : null
}

/** One page of the inbox: level, then what may be sold first; and how many hits there are in each state. */
export async function listHits(
  tx: Transaction,
  query: z.infer<typeof hitListQuery>,
  stateOf: ItemStateOf,
): Promise<{ items: HitView[]; next: string | null; counts: Record<HitState, number> }> {
  const { state, level, limit } = query
  const after = /^([123])_(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(query.after ?? '')
  const counted = await tx<{ state: HitState; n: number }[]>`
    select state, count(*) as n from matching.hit group by state`
  const rows = await hits(
    tx,
    tx`select * from matching.hit where state = ${state} ${level ? tx`and level = ${level}` : tx``}
       ${after ? tx`and (level_rank, keep_until, id) > (${after[1]!}::smallint, ${after[2]!}::date, ${after[3]!}::uuid)` : tx``}
       order by level_rank, keep_until, id limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const counts = Object.fromEntries(hitStates.map((one) => [one, 0])) as Record<HitState, number>
  for (const { state: one, n } of counted) counts[one] = n
  return {
    items: page.map((row) => view(row, stateOf)),
    next: last ? `${last.levelRank}_${last.purchase.keepUntil}_${last.id}` : null,
    counts,
  }
}

/** How many hits the caller sees on each stolen item. */
export async function countHits(
  tx: Transaction,
  stolenItemIds: readonly string[],
): Promise<Map<string, number>> {
  if (stolenItemIds.length === 0) return new Map()
  const rows = await tx<{ stolen_item_id: string; n: number }[]>`
    select stolen_item_id, count(*) as n from matching.hit where stolen_item_id = any (${stolenItemIds as string[]}::uuid[])
     group by 1`
  return new Map(rows.map(({ stolen_item_id, n }) => [stolen_item_id, n]))
}

export type HitOnItem = Pick<HitView, 'id' | 'level'>

/** The hits that the caller sees on these stolen items, the strongest first. */
export async function listHitsOn(
  tx: Transaction,
  stolenItemIds: readonly string[],
): Promise<(HitOnItem & { stolenItemId: string })[]> {
  if (stolenItemIds.length === 0) return []
  return tx<(HitOnItem & { stolenItemId: string })[]>`
    select id, level, stolen_item_id as "stolenItemId" from matching.hit
     where stolen_item_id = any (${stolenItemIds as string[]}::uuid[]) order by level_rank, id`
}

function view({ levelRank: _, ...row }: Row, stateOf: ItemStateOf): HitView {
  const { sold, superseded, conditions, ...purchase } = row.purchase
  const standing = { sold, superseded, conditions, keepUntil: purchase.keepUntil }
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    purchase: {
      ...purchase,
      acquiredAt: new Date(purchase.acquiredAt).toISOString(),
      identifiers: purchase.identifiers.map(viewIdentifier),
      itemState: stateOf(standing, dayInAmsterdam(new Date())),
    },
    stolen: { ...row.stolen, identifiers: row.stolen.identifiers.map(viewIdentifier) },
    decision: row.decision && { ...row.decision, at: new Date(row.decision.at).toISOString() },
  }
}
