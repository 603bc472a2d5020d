import type { z } from 'zod'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { viewIdentifier } from '../../../platform/view-identifier.ts'
import { type HitOnItem, listHitsOn } from '../../matching/public.ts'
import {
  type GoodsListLine,
  type GoodsListTab,
  goodsListTabs,
  type GoodsListView,
  type goodsListQuery,
  type ListedItemView,
  type ListEventView,
} from '../contract.ts'
import { itemSteps, listSteps, type Side, stepsFrom } from '../rules/goods-list-steps.ts'
import { suggestReports } from './suggest-reports.ts'

type ListRow = Omit<GoodsListView, 'items' | 'history' | 'steps' | 'police' | 'sentAt'> & {
  sentAt: Date
  baseTeam: string
  reportId: string | null
}
type ItemRow = Omit<ListedItemView, 'identifiers' | 'steps'> & {
  identifiers: { kind: string; value: string; canonical: string }[]
  stolenItemId: string | null
  sameAsItemId: string | null
}
type EventRow = Omit<ListEventView, 'at'> & { at: Date }

const lists = (tx: Transaction, where: ReturnType<Transaction>) => tx<ListRow[]>`
  select l.id, l.reference, l.state, l.municipality, m.name as "municipalityName", l.committed_on as "committedOn",
         l.committed_until as "committedUntil", l.registration_number as "registrationNumber", l.sent_at as "sentAt",
         l.refused_because as "refusedBecause", l.base_team as "baseTeam", l.report_id as "reportId"
    from thefts.goods_list l join policy.municipality m on m.slug = l.municipality ${where}`

/** A list with its items and history, as its owner or the police see it; null when the caller may not see it. */
export async function readList(tx: Transaction, caller: Caller, id: string): Promise<GoodsListView | null> {
  const [row] = await lists(tx, tx`where l.id = ${id}`)
  if (!row) return null
  const { sentAt, baseTeam, reportId, ...list } = row
  const side: Side = caller.role === 'citizen' ? 'citizen' : 'police'
  const mayDecide = side === 'citizen' || caller.organisationId === `base-team:${baseTeam}`
  const items = await readItems(tx, id)
  const stepsOf = (steps: Parameters<typeof stepsFrom>[0], state: string) =>
    mayDecide ? stepsFrom(steps, state, side) : []
  const isOpen = list.state === 'received' || list.state === 'refused'
  return {
    ...list,
    sentAt: sentAt.toISOString(),
    items: items.map(({ stolenItemId: _, sameAsItemId: __, ...item }) => ({
      ...item,
      identifiers: item.identifiers.map(viewIdentifier),
      steps: stepsOf(itemSteps, item.state),
    })),
    history: await readHistory(tx, id, side),
    steps: stepsOf(listSteps, list.state),
    police:
      side === 'citizen'
        ? null
        : {
            mayDecide,
            reportId,
            suggestions: isOpen ? await suggestReports(tx, caller, id) : [],
            hits: await hitsOf(tx, items),
          },
  }
}

async function readItems(tx: Transaction, listId: string): Promise<ItemRow[]> {
  return await tx<ItemRow[]>`
    select i.id, i.position, i.state, i.category, i.brand, i.model, i.colour, i.description, i.jewellery,
           i.return_ground as "returnGround", i.stolen_item_id as "stolenItemId", i.same_as_item_id as "sameAsItemId",
           coalesce((select json_agg(json_build_object('kind', x.kind, 'value', x.value, 'canonical', x.canonical)
                                     order by x.position)
                       from thefts.listed_identifier x where x.item_id = i.id), '[]'::json) as identifiers,
           coalesce((select json_agg(json_build_object('id', p.id, 'shows', p.shows, 'width', p.width, 'height', p.height)
                                     order by p.id)
                       from thefts.listed_picture p where p.item_id = i.id), '[]'::json) as pictures
      from thefts.listed_item i where i.list_id = ${listId} order by i.position`
}

async function readHistory(tx: Transaction, listId: string, side: Side): Promise<ListEventView[]> {
  const rows = await tx<EventRow[]>`
    select e.at, e.side, e.step, e.item_id as "itemId", e.detail, ${side === 'police' ? tx`e.account_name` : tx`null`} as by
      from thefts.listed_event e where e.list_id = ${listId} order by e.n`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

async function hitsOf(tx: Transaction, items: readonly ItemRow[]): Promise<Record<string, HitOnItem[]>> {
  const stolen = items.flatMap(({ stolenItemId, sameAsItemId }) =>
    [stolenItemId, sameAsItemId].filter((id) => id !== null),
  )
  const hits = await listHitsOn(tx, stolen)
  return Object.fromEntries(
    items.map(({ id, stolenItemId, sameAsItemId }) => [
      id,
      hits.flatMap(({ stolenItemId: on, ...hit }) =>
        on === stolenItemId || on === sameAsItemId ? [hit] : [],
      ),
    ]),
  )
}

type LineRow = ListRow & Pick<GoodsListLine, 'itemCount' | 'itemStates' | 'summary'>

/** One page of the lists, newest first: of the citizen, or one tab of the own base team. */
export async function listGoodsLists(
  tx: Transaction,
  caller: Caller,
  query: z.infer<typeof goodsListQuery>,
): Promise<{ items: GoodsListLine[]; next: string | null; counts: Record<GoodsListTab, number> | null }> {
  const isCitizen = caller.role === 'citizen'
  const team = /^base-team:(.+)$/.exec(caller.organisationId)?.[1] ?? ''
  const after = /^[0-9a-f-]{36}$/.exec(query.after ?? '')?.[0]
  const rows = await tx<LineRow[]>`
    select l.*, i.* from (${lists(
      tx,
      tx`where ${isCitizen ? tx`true` : tx`l.base_team = ${team} and ${onTab(tx, query.tab ?? 'new')}`}
           and ${after ? tx`l.id < ${after}` : tx`true`}`,
    )}) l
      cross join lateral (
        select count(*) filter (where i.state <> 'taken-off') as "itemCount", array_agg(distinct i.state) as "itemStates",
               (array_agg(coalesce(nullif(concat_ws(' ', i.brand, i.model, i.colour), ''), i.description, i.category)
                          order by i.position))[1] as summary
          from thefts.listed_item i where i.list_id = l.id) i
     order by l.id desc limit ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  return {
    items: page.map(({ sentAt, baseTeam: _, reportId: __, ...row }) => ({
      ...row,
      sentAt: sentAt.toISOString(),
    })),
    next: rows.length > query.limit ? page.at(-1)!.id : null,
    counts: isCitizen ? null : await countTabs(tx, team),
  }
}

/** A list whose owner says that something was at home after all comes back to the desk. */
function onTab(tx: Transaction, tab: GoodsListTab) {
  const home = tx`exists (select from thefts.listed_item x where x.list_id = l.id and x.state = 'found-at-home')`
  if (tab === 'new') return tx`l.state = 'received'`
  if (tab === 'refused') return tx`l.state = 'refused'`
  return tab === 'home' ? tx`l.state = 'in-system' and ${home}` : tx`l.state = 'in-system'`
}

async function countTabs(tx: Transaction, team: string): Promise<Record<GoodsListTab, number>> {
  const [row] = await tx<Record<GoodsListTab, number>[]>`
    select ${goodsListTabs
      .map((tab) => tx`count(*) filter (where ${onTab(tx, tab)}) as ${tx(tab)}`)
      .reduce((all, one) => tx`${all}, ${one}`)}
      from thefts.goods_list l where l.base_team = ${team}`
  return row!
}
