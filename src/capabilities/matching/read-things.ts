import { type IdentifierKind, parseIdentifier } from '../../identifiers/public.ts'
import { type Day, startOfDayInAmsterdam } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { DescribedItem, MatchItem } from './rules/item.ts'

type Thing = { itemId: string; described: DescribedItem; match: MatchItem; baseTeam: string | null }
export type BoughtThing = Thing & { side: 'bought'; thingId: string; entryId: string; keepUntil: Day }
export type StolenThing = Thing & { side: 'stolen'; changeN: number }

type Row = {
  item_id: string
  base_team: string | null
  town: string
  category: string
  brand: string | null
  model: string | null
  colour: string | null
  description: string | null
  identifiers: { kind: IdentifierKind; value: string }[]
}
type BoughtRow = Row & {
  thing_id: string
  entry_id: string
  keep_until: Day
  acquired_at: Date
  material: string | null
  weight_grams: number | null
}
type StolenRow = Row & { change_n: number; committed_on: Day }

/** Purchased items as they stand now; a version that a correction replaced is not among them. */
export async function readBought(
  tx: Transaction,
  where: { ids: readonly string[] } | { municipality: string; from: number; before: number },
): Promise<BoughtThing[]> {
  const chosen =
    'ids' in where
      ? tx`m.item_id = any (${where.ids as string[]}::uuid[])`
      : tx`m.entry_id in (select f.entry_id from registers.leaf f where f.municipality = ${where.municipality}
                            and f.log_index >= ${where.from} and f.log_index < ${where.before})`
  const rows = await tx<BoughtRow[]>`
    select m.item_id, m.thing_id, m.entry_id, e.keep_until, m.acquired_at, p.base_team, p.name as town, m.category, m.brand,
           m.model, m.colour, m.description, m.material, m.weight_grams,
           coalesce((select json_agg(json_build_object('kind', x.kind, 'value', x.value) order by x.position)
                       from registers.item_identifier x where x.item_id = m.item_id), '[]'::json) as identifiers
      from registers.matchable_item m
      join registers.entry e on e.id = m.entry_id
      join policy.municipality p on p.slug = m.municipality
     where ${chosen} order by m.item_id`
  return rows.map((row) => ({
    side: 'bought',
    itemId: row.item_id,
    thingId: row.thing_id,
    entryId: row.entry_id,
    keepUntil: row.keep_until,
    baseTeam: row.base_team,
    ...compared({ ...row, material: row.material, weightGrams: row.weight_grams }, row.acquired_at),
  }))
}

/** Stolen items as they stand now. */
export async function readStolen(
  tx: Transaction,
  where: { ids: readonly string[] } | { after: number; limit: number },
): Promise<StolenThing[]> {
  const chosen =
    'ids' in where
      ? tx`m.item_id = any (${where.ids as string[]}::uuid[])`
      : tx`m.change_n > ${where.after} order by m.change_n limit ${where.limit}`
  const rows = await tx<StolenRow[]>`
    select m.item_id, m.change_n, m.committed_on, m.base_team, coalesce(p.name, m.place) as town, m.category, m.brand, m.model,
           m.colour, m.description,
           coalesce((select json_agg(json_build_object('kind', x.kind, 'value', x.value) order by x.position)
                       from thefts.item_identifier x where x.item_id = m.item_id), '[]'::json) as identifiers
      from thefts.matchable_item m left join policy.municipality p on p.slug = m.municipality
     where ${chosen}`
  return rows.map((row) => ({
    side: 'stolen',
    itemId: row.item_id,
    changeN: row.change_n,
    baseTeam: row.base_team,
    ...compared(row, startOfDayInAmsterdam(row.committed_on)),
  }))
}

function compared(
  row: Row & Partial<DescribedItem>,
  at: Date,
): { described: DescribedItem; match: MatchItem } {
  const { category, brand, model, colour, description, material, weightGrams, identifiers, town } = row
  const described = { category, brand, model, colour, description, material, weightGrams, identifiers }
  const parsed = identifiers.map(({ kind, value }) => parseIdentifier(kind, value)).filter((one) => one.ok)
  return { described, match: { ...described, identifiers: parsed, town, at } }
}
