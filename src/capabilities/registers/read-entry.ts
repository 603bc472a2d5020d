import { dayInAmsterdam, type Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Policies } from '../policy/public.ts'
import { policyOn } from '../policy/public.ts'
import type { ItemView, PurchaseView, SaleView } from './contract.ts'
import { viewErased } from './erasure/view-erased.ts'
import { checkOf, viewChecked } from './number-check.ts'
import { firstSaleDay } from './rules/holding.ts'
import type { NumberCheck } from './rules/read-checks.ts'
import { itemState } from './views.ts'

type EntryRow = {
  id: string
  branch_number: string
  branch_name: string
  municipality: string
  register: 'purchase' | 'sale'
  sequence_number: number
  recorded_at: Date
  recorded_by: string
  occurred_at: Date
  reference: string | null
  conditions: PurchaseView['conditions']
  pledge_until: Day | null
  payment_method: PurchaseView['paymentMethod']
  total_cents: number
  keep_until: Day
  corrects_id: string | null
  corrects_number: number | null
  corrected_by_id: string | null
  corrected_by_number: number | null
  log_index: number | null
  certified_at: Date | null
  erased_at: Date | null
  erased_ground: 'retention' | 'early' | null
}
type ItemRow = Omit<ItemView, 'identifiers' | 'state' | 'saleId'> & {
  sale_id: string | null
  identifiers: { kind: string; value: string; canonical: string; check: NumberCheck | null }[]
}

/** Under the caller's own rights: null when there is no such entry for this caller. */
async function readEntryRow(tx: Transaction, id: string, register: string): Promise<EntryRow | null> {
  const [row] = await tx<EntryRow[]>`
    select e.*, b.name as branch_name, coalesce(a.name, 'API') as recorded_by, o.sequence_number as corrects_number,
           c.id as corrected_by_id, c.sequence_number as corrected_by_number,
           case when l.log_index < g.checkpoint_size then l.log_index end as log_index,
           (select min(k.at) from registers.checkpoint k where k.municipality = e.municipality and k.size > l.log_index) as certified_at,
           x.erased_at, x.ground as erased_ground
      from registers.entry e
      join access.branch b on b.organisation_id = e.organisation_id and b.branch_number = e.branch_number
      join registers.log g on g.municipality = e.municipality
      left join registers.leaf l on l.entry_id = e.id
      left join access.account a on a.id::text = e.recorded_by
      left join registers.entry o on o.id = e.corrects_id
      left join registers.entry c on c.corrects_id = e.id
      left join registers.erasure_of(e.id) x on true
     where e.id = ${id} and e.register = ${register}`
  return row ?? null
}

/** Items with their numbers, in order; of one entry or one item. */
export async function readItems(
  tx: Transaction,
  of: { entryId?: string; itemId?: string },
): Promise<ItemRow[]> {
  return await tx<ItemRow[]>`
    select i.id, i.category, i.brand, i.model, i.colour, i.description, i.material, i.fineness,
           i.weight_grams as "weightGrams", i.quantity, i.price_cents as "priceCents",
           i.identifier_absent_reason as "identifierAbsentReason",
           (select s.entry_id from registers.sale s where s.thing_id = i.thing_id order by s.is_correction desc limit 1) as sale_id,
           coalesce((select json_agg(json_build_object('kind', x.kind, 'value', x.value, 'canonical', x.canonical,
                       'check', ${checkOf(tx)}) order by x.position)
                       from registers.item_identifier x where x.item_id = i.id), '[]'::json) as identifiers
      from registers.item i
     where ${of.entryId ? tx`i.entry_id = ${of.entryId}` : tx`i.id = ${of.itemId!}`} order by i.position`
}

function viewItem(
  row: ItemRow,
  entry: Pick<EntryRow, 'conditions' | 'keep_until'>,
  superseded: boolean,
): ItemView {
  const { sale_id, identifiers, ...facts } = row
  const { conditions, keep_until: keepUntil } = entry
  const standing = { sold: sale_id !== null, superseded, conditions, keepUntil }
  return {
    ...facts,
    identifiers: identifiers.map(viewChecked),
    state: itemState(standing, dayInAmsterdam(new Date())),
    saleId: sale_id,
  }
}

async function viewCommon(row: EntryRow, policies: Policies) {
  const rules = policyOn((await policies.of(row.municipality)).rules, dayInAmsterdam(row.recorded_at))
  const certification: 'certified' | 'pending' = row.log_index === null ? 'pending' : 'certified'
  return {
    id: row.id,
    branchNumber: row.branch_number,
    branchName: row.branch_name,
    municipality: row.municipality,
    sequenceNumber: row.sequence_number,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    certification,
    certificationDetail: {
      state: certification,
      designated: rules.designation !== null,
      logIndex: row.log_index,
      certifiedAt: row.log_index === null ? null : (row.certified_at?.toISOString() ?? null),
    },
    correctsId: row.corrects_id,
    correctsSequenceNumber: row.corrects_number,
    correctedById: row.corrected_by_id,
    correctedBySequenceNumber: row.corrected_by_number,
    personErased: viewErased({ erased_at: row.erased_at, ground: row.erased_ground }),
  }
}

/** One entry of the purchase register, without the person; null when the caller has none of that id. */
export async function readPurchase(
  tx: Transaction,
  id: string,
  policies: Policies,
): Promise<PurchaseView | null> {
  const row = await readEntryRow(tx, id, 'purchase')
  if (row === null) return null
  const items = await readItems(tx, { entryId: id })
  return {
    ...(await viewCommon(row, policies)),
    reference: row.reference,
    acquiredAt: row.occurred_at.toISOString(),
    keepUntil: row.keep_until,
    saleAllowedFrom: firstSaleDay(row.keep_until),
    conditions: row.conditions,
    pledgeUntil: row.pledge_until,
    paymentMethod: row.payment_method,
    totalCents: row.total_cents,
    items: items.map((item) => viewItem(item, row, row.corrected_by_id !== null)),
  }
}

/** One entry of the sales register, without the person. */
export async function readSale(tx: Transaction, id: string, policies: Policies): Promise<SaleView | null> {
  const row = await readEntryRow(tx, id, 'sale')
  if (row === null) return null
  const [purchase] = await tx<
    (Pick<EntryRow, 'conditions' | 'keep_until'> & { id: string; sequence_number: number; item_id: string })[]
  >`
    select e.id, e.sequence_number, e.conditions, e.keep_until, s.item_id
      from registers.sale s join registers.item i on i.id = s.item_id join registers.entry e on e.id = i.entry_id
     where s.entry_id = ${id}`
  const [item] = await readItems(tx, { itemId: purchase!.item_id })
  return {
    ...(await viewCommon(row, policies)),
    soldAt: row.occurred_at.toISOString(),
    priceCents: row.total_cents,
    purchaseItemId: purchase!.item_id,
    purchaseId: purchase!.id,
    purchaseSequenceNumber: purchase!.sequence_number,
    item: viewItem(item!, purchase!, false),
  }
}
