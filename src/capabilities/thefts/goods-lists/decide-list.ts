import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { inTransaction, type Transaction } from '../../../platform/database.ts'
import { noticeListNews } from '../../access/public.ts'
import type { GoodsListView, ListDecision } from '../contract.ts'
import { numberForms } from '../stolen-rows.ts'
import type { IdentifierKind } from '../../../identifiers/public.ts'
import type { TheftDependencies } from '../record-theft-report.ts'
import { readList } from './list-queries.ts'
import { type KeptItem, listedRows, readKept } from './listed-rows.ts'

type Accept = Extract<ListDecision, { decision: 'accept' }>
type Refused = Refusal<'not-found' | 'step-not-possible' | 'report-in-use'>

/**
 * Police take a list in, as a report of its own or into an existing one, or refuse it with a reason in words. Its owner
 * hears that there is news.
 */
export async function decideList(
  { database, keys }: TheftDependencies,
  caller: Caller,
  listId: string,
  decision: ListDecision,
): Promise<{ ok: true; list: GoodsListView } | Refused> {
  return inTransaction(database, caller, async (tx) => {
    const outcome =
      decision.decision === 'accept'
        ? await accept(tx, caller, listId, decision)
        : await stepList(tx, caller, listId, 'refuse', { reason: decision.reason })
    if (outcome !== 'accepted' && outcome !== 'done') return { ok: false, reason: outcome }
    await noticeListNews(tx, keys, listId)
    return { ok: true, list: (await readList(tx, caller, listId))! }
  })
}

type Outcome = 'done' | 'not-found' | 'step-not-possible'

/** A step of a whole list, noted under the name of who took it. */
export async function stepList(
  tx: Transaction,
  caller: Caller,
  listId: string,
  step: string,
  detail: Record<string, string>,
): Promise<Outcome> {
  const [row] = await tx<{ outcome: Outcome }[]>`
    select thefts.step_list(${listId}, ${step}, ${caller.accountName}, ${tx.json(detail)}) as outcome`
  return row!.outcome
}

async function accept(
  tx: Transaction,
  caller: Caller,
  listId: string,
  { intoReport, sameAs }: Accept,
): Promise<'accepted' | 'not-found' | 'step-not-possible' | 'report-in-use'> {
  const kept = await readKept(tx, listId)
  if (kept === null) return 'not-found'
  const numbers = await numbersOf(
    tx,
    sameAs.map(({ stolenItemId }) => stolenItemId),
  )
  // What police ended is no twin: the item of the list is looked for by itself.
  const pairs = intoReport ? sameAs.filter(({ stolenItemId }) => numbers.has(stolenItemId)) : []
  const items = kept.items
    .filter(({ state }) => state === 'listed')
    .map((item) =>
      withTwin(item, numbers.get(pairs.find(({ itemId }) => itemId === item.id)?.stolenItemId ?? '')),
    )
  const given = {
    ...(await listedRows(tx, kept.list, items)),
    same: pairs.map(({ itemId, stolenItemId }) => ({ listed_item_id: itemId, stolen_item_id: stolenItemId })),
    covered: items.flatMap(({ id, identifiers }) =>
      identifiers.flatMap(({ isCovered }, position) => (isCovered ? [{ listed_item_id: id, position }] : [])),
    ),
  }
  const [row] = await tx<{ outcome: Awaited<ReturnType<typeof accept>> }[]>`
    select thefts.accept_list(${listId}, ${tx.json(given as unknown as Parameters<typeof tx.json>[0])},
      ${intoReport ?? null}, ${caller.accountName}) as outcome`
  return row!.outcome
}

const sign = (kind: string, canonical: string) => `${kind} ${canonical}`

/** The numbers that each of these stolen items has, as far as they are still looked for. */
async function numbersOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx<{ id: string; kind: string | null; canonical: string | null }[]>`
    select i.id, x.kind, x.canonical from thefts.item i left join thefts.item_identifier x on x.item_id = i.id
     where i.id = any (${ids as string[]}::uuid[]) and i.ended_on is null`
  const numbers = new Map<string, Set<string>>()
  for (const { id, kind, canonical } of rows) {
    const own = numbers.get(id) ?? new Set()
    if (kind !== null && canonical !== null) own.add(sign(kind, canonical))
    numbers.set(id, own)
  }
  return numbers
}

function withTwin(item: KeptItem, twin: ReadonlySet<string> | undefined): KeptItem {
  if (twin === undefined) return item
  const identifiers = item.identifiers.map((number) => {
    const { kind, canonical } = numberForms({ kind: number.kind as IdentifierKind, value: number.value })
    return { ...number, isCovered: twin.has(sign(kind, canonical)) }
  })
  return { ...item, identifiers, hasTwin: true }
}
