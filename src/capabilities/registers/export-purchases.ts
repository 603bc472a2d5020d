import type { Caller } from '../../platform/caller.ts'
import { inTransaction, type Transaction } from '../../platform/database.ts'
import { openPerson } from './open-person.ts'
import type { SellerInput } from './contract.ts'
import type { RegisterDependencies } from './record-purchase.ts'
import type { PurchaseColumn } from './rules/purchase-columns.ts'
import { joinIdentifiers } from './rules/purchase-rows.ts'

/** Entries per transaction: their people are opened, and that is recorded, in the same one. */
const PAGE = 200
const PURPOSE = { purposeCode: 'other', purposeText: 'helder export purchases' }

type Row = Partial<Record<PurchaseColumn, string | number | null>>
type Entry = {
  id: string
  sequence_number: number
  reference: string
  acquired_at: Date
  conditions: string
  pledge_until: string | null
  payment_method: string
}
type Item = Row & { entry_id: string; numbers: { kind: string; value: string }[] }

/**
 * The purchase register of one branch, one row per item, in the columns that `import purchases` reads: each purchase as
 * it stands after its corrections. Opening the seller of each is recorded like any other look.
 */
export async function* exportPurchases(
  { database, keys }: Pick<RegisterDependencies, 'database' | 'keys'>,
  caller: Caller,
  branchNumber: string,
): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const { rows, last } = await inTransaction(database, caller, async (tx) => {
      const entries = await readEntries(tx, branchNumber, after)
      const items = await readItems(
        tx,
        entries.map((entry) => entry.id),
      )
      const people = await Promise.all(
        entries.map((entry) => openPerson(tx, entry.id, 'open-seller', PURPOSE, keys)),
      )
      const rows = entries.flatMap((entry, index) =>
        items
          .filter((item) => item.entry_id === entry.id)
          .map((item) => rowOf(branchNumber, entry, item, people[index]?.seller ?? null)),
      )
      return { rows, last: entries.at(-1)?.sequence_number }
    })
    yield* rows
    if (last === undefined) return
    after = last
  }
}

/** Entries that no correction replaced; the reference is that of the first entry, else its number. */
async function readEntries(tx: Transaction, branchNumber: string, after: number): Promise<Entry[]> {
  return await tx<Entry[]>`
    select e.id, e.sequence_number, e.occurred_at as acquired_at, e.conditions, e.pledge_until, e.payment_method,
           (with recursive back as (
              select e.corrects_id, e.reference, e.sequence_number
              union all
              select o.corrects_id, o.reference, o.sequence_number from registers.entry o join back on o.id = back.corrects_id)
            select coalesce(reference, sequence_number::text) from back where corrects_id is null) as reference
      from registers.entry e
     where e.branch_number = ${branchNumber} and e.register = 'purchase' and e.sequence_number > ${after}
       and not exists (select from registers.entry c where c.corrects_id = e.id)
     order by e.sequence_number limit ${PAGE}`
}

async function readItems(tx: Transaction, entryIds: string[]): Promise<Item[]> {
  return await tx<Item[]>`
    select i.entry_id, i.category, i.brand, i.model, i.colour, i.description, i.quantity, i.identifier_absent_reason,
           i.price_cents, i.material, i.fineness, i.weight_grams,
           coalesce((select json_agg(json_build_object('kind', x.kind, 'value', x.value) order by x.position)
                       from registers.item_identifier x where x.item_id = i.id), '[]'::json) as numbers
      from registers.item i where i.entry_id = any (${entryIds}) order by i.entry_id, i.position`
}

function rowOf(branchNumber: string, entry: Entry, item: Item, seller: SellerInput | null): Row {
  const { id: _, sequence_number: __, acquired_at, ...whole } = entry
  const { entry_id: ___, numbers, ...facts } = item
  return {
    ...whole,
    ...facts,
    branch_number: branchNumber,
    acquired_at: acquired_at.toISOString(),
    identifiers: joinIdentifiers(numbers),
    ...(seller && sellerCells(seller)),
  }
}

function sellerCells(seller: SellerInput): Row {
  return {
    seller_kind: seller.kind,
    seller_name: seller.name,
    seller_kvk: seller.kvk,
    seller_street: seller.street,
    seller_house_number: seller.houseNumber,
    seller_postcode: seller.postcode,
    seller_town: seller.town,
    seller_country: seller.country,
    seller_is_adult: seller.isAdult == null ? null : seller.isAdult ? 'yes' : 'no',
    document_kind: seller.documentKind ?? null,
    document_number: seller.documentNumber,
    document_country: seller.documentCountry ?? null,
  }
}
