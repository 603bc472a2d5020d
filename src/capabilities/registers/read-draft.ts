import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { EntryDraft, KeptItem } from './entry-groups.ts'
import { checkOf, withInstant } from './number-check.ts'

type EntryRow = {
  id: string
  organisation_id: string
  branch_number: string
  municipality: string
  register: 'purchase' | 'sale'
  recorded_by: string
  occurred_at: Date
  reference: string | null
  corrects_number: number | null
  conditions: string
  pledge_until: Day | null
  payment_method: string
  total_cents: number
  keep_until: Day
}
type SaleRow = { entry_id: string; sequence_number: number; item_id: string; position: number }

// People are not in the rows. Their groups stay closed in what is made from this draft.
const nobody = { seller: null, buyer: null } as unknown as { seller: never; buyer: never }

/** An entry as it was drafted, read back from its rows, without the people. */
export async function readDraft(tx: Transaction, id: string): Promise<EntryDraft | null> {
  const [row] = await tx<EntryRow[]>`
    select e.*, o.sequence_number as corrects_number
      from registers.entry e left join registers.entry o on o.id = e.corrects_id where e.id = ${id}`
  if (!row) return null
  const common = {
    id: row.id,
    organisationId: row.organisation_id,
    branchNumber: row.branch_number,
    municipality: row.municipality,
    recordedBy: row.recorded_by,
    occurredAt: row.occurred_at.toISOString(),
    inputDigest: null,
    corrects: row.corrects_number === null ? null : { id: '', sequenceNumber: row.corrects_number },
    correctionReason: null,
    bucket: '',
    totalCents: row.total_cents,
    ...nobody,
  }
  if (row.register === 'sale') {
    const [sale] = await tx<SaleRow[]>`
      select e.id as entry_id, e.sequence_number, i.id as item_id, i.position
        from registers.sale s join registers.item i on i.id = s.item_id join registers.entry e on e.id = i.entry_id
       where s.entry_id = ${id}`
    const { entry_id: entryId, sequence_number: sequenceNumber, item_id: itemId, position } = sale!
    return {
      ...common,
      register: 'sale',
      reference: null,
      purchase: { entryId, sequenceNumber, itemId, position },
    }
  }
  return {
    ...common,
    register: 'purchase',
    reference: row.reference,
    conditions: row.conditions,
    pledgeUntil: row.pledge_until,
    paymentMethod: row.payment_method,
    keepUntil: row.keep_until,
    items: await readItems(tx, id),
  }
}

async function readItems(tx: Transaction, id: string): Promise<KeptItem[]> {
  const items = await tx<KeptItem[]>`
    select i.id, i.thing_id as "thingId", i.category, i.brand, i.model, i.colour, i.description, i.material, i.fineness,
           i.weight_grams as "weightGrams", i.quantity, i.price_cents as "priceCents",
           i.identifier_absent_reason as "identifierAbsentReason", '{}'::text[] as terms,
           coalesce((select json_agg(json_build_object('kind', x.kind, 'value', x.value, 'canonical', x.canonical, 'folded', x.folded,
                       'check', ${checkOf(tx)}) order by x.position)
                       from registers.item_identifier x where x.item_id = i.id), '[]'::json) as identifiers
      from registers.item i where i.entry_id = ${id} order by i.position`
  return items.map((item) => ({ ...item, identifiers: item.identifiers.map(withInstant) }))
}
