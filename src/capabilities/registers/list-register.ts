import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Caller } from '../../platform/caller.ts'
import { compact } from '../../identifiers/public.ts'
import type { z } from 'zod'
import { itemStates, type purchaseListQuery, type RegisterLine } from './contract.ts'
import { viewIdentifier } from '../../platform/view-identifier.ts'

export type RegisterQuery = z.infer<typeof purchaseListQuery>
type Row = Omit<RegisterLine, 'identifiers' | 'certification' | 'acquiredAt' | 'soldAt'> & {
  acquiredAt: Date
  soldAt: Date | null
  certified: boolean
  identifiers: { kind: string; value: string; canonical: string }[]
}

/** The lines that the filters leave, with their state as `itemState` has it, in one place for list and counts. */
function lines(tx: Transaction, caller: Caller, query: RegisterQuery) {
  const today = dayInAmsterdam(new Date())
  const words = (query.q ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 8)
  // Row level security is the boundary; the organisation here lets the planner use its index first.
  return tx`
    select i.id as "itemId", e.id as "purchaseId", e.branch_number as "branchNumber", e.sequence_number as "sequenceNumber",
           i.position, e.occurred_at as "acquiredAt", e.keep_until as "keepUntil", e.pledge_until as "pledgeUntil",
           e.municipality, i.category, i.brand, i.model, i.colour, i.description, i.material, i.fineness,
           i.weight_grams as "weightGrams", i.price_cents as "priceCents", s.entry_id as "saleId",
           case when c.id is not null then 'superseded' when s.entry_id is not null then 'sold'
                when e.conditions = 'pledge' then 'pledged' when ${today}::date <= e.keep_until then 'holding' else 'for-sale' end as state
      from registers.entry e join registers.item i on i.entry_id = e.id
      left join registers.entry c on c.corrects_id = e.id
      left join registers.sale s on s.thing_id = i.thing_id and not s.is_correction
     where e.organisation_id = ${caller.organisationId} and e.register = 'purchase'
       ${query.branchNumber ? tx`and e.branch_number = ${query.branchNumber}` : tx``}
       ${query.from ? tx`and (e.occurred_at at time zone 'Europe/Amsterdam')::date >= ${query.from}::date` : tx``}
       ${query.until ? tx`and (e.occurred_at at time zone 'Europe/Amsterdam')::date <= ${query.until}::date` : tx``}
       ${words.map((word) => matchesWord(tx, word)).reduce((all, one) => tx`${all} ${one}`, tx``)}`
}

function matchesWord(tx: Transaction, word: string) {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  const number = compact(word)
  return tx`and (e.sequence_number::text = ${word} or i.brand ilike ${like} or i.model ilike ${like} or i.colour ilike ${like}
    or i.description ilike ${like} or i.material ilike ${like} or e.reference ilike ${like}
    or ${number.length >= 3 ? tx`exists (select from registers.item_identifier x where x.item_id = i.id and x.canonical like ${`%${number}%`})` : tx`false`})`
}

/** One page of the purchase register, newest first, and how many lines there are in each state. */
export async function listRegister(tx: Transaction, caller: Caller, query: RegisterQuery) {
  const after = /^(\d+)-(\d+)-(\d+)-([0-9a-f-]{36})$/.exec(query.after ?? '')
  const counts = await tx<{ state: (typeof itemStates)[number]; n: number }[]>`
    select state, count(*) as n from (${lines(tx, caller, query)}) l group by 1`
  const rows = await tx<Row[]>`
    select l.*, sale.sequence_number as "saleSequenceNumber", sale.occurred_at as "soldAt",
           (select count(*) from registers.item n where n.entry_id = l."purchaseId") as "itemCount",
           coalesce((select f.log_index < g.checkpoint_size from registers.leaf f join registers.log g on g.municipality = f.municipality
                      where f.entry_id = l."purchaseId"), false) as certified,
           coalesce((select json_agg(json_build_object('kind', x.kind, 'value', x.value, 'canonical', x.canonical) order by x.position)
                       from registers.item_identifier x where x.item_id = l."itemId"), '[]'::json) as identifiers
      from (${lines(tx, caller, query)}) l left join registers.entry sale on sale.id = l."saleId"
     where ${query.state ? tx`l.state = ${query.state}` : tx`true`}
       and ${after ? tx`(l."acquiredAt", l."sequenceNumber", -l.position, l."itemId") < (to_timestamp(${after[1]!}::bigint / 1000.0), ${after[2]!}::bigint, -${after[3]!}::int, ${after[4]!}::uuid)` : tx`true`}
     order by l."acquiredAt" desc, l."sequenceNumber" desc, -l.position desc, l."itemId" desc limit ${query.limit + 1}`
  const items = rows.slice(0, query.limit).map(viewLine)
  const last = rows.length > query.limit ? items.at(-1) : undefined
  const byState = Object.fromEntries(itemStates.map((state) => [state, 0])) as Record<
    (typeof itemStates)[number],
    number
  >
  for (const { state, n } of counts) byState[state] = n
  const all = Object.values(byState).reduce((sum, n) => sum + n, 0)
  const next = last
    ? `${new Date(last.acquiredAt).getTime()}-${last.sequenceNumber}-${last.position}-${last.itemId}`
    : null
  return { items, next, counts: { all, ...byState } }
}

function viewLine({ certified, identifiers, acquiredAt, soldAt, ...row }: Row): RegisterLine {
  return {
    ...row,
    acquiredAt: acquiredAt.toISOString(),
    soldAt: soldAt?.toISOString() ?? null,
    identifiers: identifiers.map(viewIdentifier),
    certification: certified ? 'certified' : 'pending',
  }
}

/** One page of the sales register: the ids, newest first. */
export async function listSaleIds(
  tx: Transaction,
  caller: Caller,
  query: { branchNumber?: string | undefined; after?: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select e.id from registers.entry e
     where e.organisation_id = ${caller.organisationId} and e.register = 'sale'
       ${query.branchNumber ? tx`and e.branch_number = ${query.branchNumber}` : tx``}
       ${query.after ? tx`and e.id < ${query.after}::uuid` : tx``}
     order by e.id desc limit ${query.limit + 1}`
  return rows.map((row) => row.id)
}
