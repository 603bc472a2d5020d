import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'

export type SellerPurpose = { purposeCode: string; purposeText: string }
/** The registers' door to a person; lent by them, since they in turn search by our terms. */
export type OpenPerson = (
  tx: Transaction,
  entryId: string,
  action: string,
  purpose: SellerPurpose,
) => Promise<object | null>

/** The seller behind a hit; who looks and why is recorded in the same transaction. Null when there is no such hit. */
export async function openSeller(
  database: Database,
  caller: Caller,
  hitId: string,
  purpose: SellerPurpose,
  openPerson: OpenPerson,
): Promise<object | null> {
  return inTransaction(database, caller, async (tx) => {
    const [hit] = await tx<{ purchase_entry_id: string }[]>`
      select purchase_entry_id from matching.hit where id = ${hitId}`
    return hit ? openPerson(tx, hit.purchase_entry_id, 'open-seller-of-hit', purpose) : null
  })
}
