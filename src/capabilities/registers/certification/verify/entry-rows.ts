import type { Transaction } from '../../../../platform/database.ts'

/** A leaf as the database has it. */
export type LeafRow = {
  id: number
  log_index: number | null
  body: Buffer
  entry_id: string | null
  organisation_id: string | null
}
export type IdentifierRow = {
  item_id: string
  kind: string
  value: string
  canonical: string
  folded: string | null
  /** Where the number was checked before buying. */
  checked_at: Date | null
  check_result: string | null
}
export type ItemRow = {
  id: string
  organisation_id: string
  entry_id: string
  position: number
  category: string
  brand: string | null
  model: string | null
  colour: string | null
  description: string | null
  material: string | null
  fineness: number | null
  weight_grams: number | null
  quantity: number
  price_cents: number
  identifier_absent_reason: string | null
  identifiers: IdentifierRow[]
  terms: string[]
}
/** Everything the database has of one entry. */
export type EntryRow = {
  id: string
  organisation_id: string
  branch_number: string
  municipality: string
  register: string
  sequence_number: number
  recorded_at: Date
  recorded_by: string
  occurred_at: Date
  reference: string | null
  corrects_number: number | null
  conditions: string | null
  pledge_until: string | null
  payment_method: string | null
  total_cents: number
  keep_until: string | null
  open_key: Buffer
  box_organisation_id: string | null
  bucket: string | null
  wrapped_key: Buffer | null
  box: Buffer | null
  sold_number: number | null
  sold_position: number | null
  /** True: a legal hold keeps its people; false: one did; null: none ever. */
  is_held: boolean | null
  items: ItemRow[]
}

/** Reads these entries with all that belongs to them, in four queries however many there are. */
export async function readEntryRows(tx: Transaction, ids: string[]): Promise<Map<string, EntryRow>> {
  if (ids.length === 0) return new Map()
  const [entries, items, identifiers, terms] = await Promise.all([
    tx<Omit<EntryRow, 'items'>[]>`
      select e.*, o.sequence_number as corrects_number, p.organisation_id as box_organisation_id, p.bucket, p.wrapped_key, p.box,
             pe.sequence_number as sold_number, pi.position as sold_position,
             (select bool_or(h.ended_at is null) from registers.legal_hold h where h.entry_id = e.id) as is_held
        from registers.entry e
        left join registers.entry o on o.id = e.corrects_id
        left join registers.person_box p on p.entry_id = e.id
        left join registers.sale s on s.entry_id = e.id
        left join registers.item pi on pi.id = s.item_id
        left join registers.entry pe on pe.id = pi.entry_id
       where e.id = any (${ids}::uuid[])`,
    tx<Omit<ItemRow, 'identifiers' | 'terms'>[]>`
      select * from registers.item where entry_id = any (${ids}::uuid[]) order by entry_id, position`,
    tx<IdentifierRow[]>`
      select x.item_id, x.kind, x.value, x.canonical, x.folded, c.checked_at, c.result as check_result
        from registers.item i join registers.item_identifier x on x.item_id = i.id
        left join registers.identifier_check c on c.item_id = x.item_id and c.position = x.position
       where i.entry_id = any (${ids}::uuid[]) order by x.item_id, x.position`,
    tx<{ item_id: string; term: string }[]>`
      select t.item_id, t.term from registers.item i join registers.item_term t on t.item_id = i.id
       where i.entry_id = any (${ids}::uuid[])`,
  ])
  const found = new Map<string, EntryRow>(entries.map((entry) => [entry.id, { ...entry, items: [] }]))
  const itemById = new Map<string, ItemRow>()
  for (const row of items) {
    const item = { ...row, identifiers: [], terms: [] }
    itemById.set(row.id, item)
    found.get(row.entry_id)?.items.push(item)
  }
  for (const row of identifiers) itemById.get(row.item_id)?.identifiers.push(row)
  for (const { item_id, term } of terms) itemById.get(item_id)?.terms.push(term)
  return found
}
