import type { Transaction } from '../../../platform/database.ts'
import type { InventoryDealer } from '../rules/import/compare-dealers.ts'

/** What lines are compared with: the dealers of the caller's municipalities, also those that stopped. */
export async function readInventory(tx: Transaction): Promise<{ dealers: InventoryDealer[]; own: string[] }> {
  const dealers = await tx<InventoryDealer[]>`
    select id, version, municipality, kvk_number as "kvkNumber", branch_number as "branchNumber", name, kind, size, street,
           house_number as "houseNumber", postcode, town, email, phone, ended_on as "endedOn", origin
      from programme.dealer order by id`
  const [row] = await tx<{ own: string[] }[]>`select programme.own_municipalities() as own`
  return { dealers: [...dealers], own: row!.own }
}
