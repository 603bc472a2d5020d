import type { Transaction } from '../../platform/database.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import { unseal } from '../../platform/sealed-box.ts'
import type { PersonView } from './contract.ts'
import { boxKey } from './entry-keys.ts'
import { readErased } from './erasure/view-erased.ts'

export type Purpose = { purposeCode: string; purposeText: string | null }
type Box = { bucket: string; wrapped_key: Buffer; box: Buffer }

/**
 * The people behind an entry. The database records who looks and why in the same transaction, then hands out the
 * sealed box. People who were erased are told as such; null when the caller may not see the entry, or when a key is missing
 * that nothing says was destroyed.
 */
export async function openPerson(
  tx: Transaction,
  entryId: string,
  action: string,
  { purposeCode, purposeText }: Purpose,
  keys: KeyFiles,
): Promise<PersonView | null> {
  const [row] = await tx<Box[]>`
    select * from registers.open_person(${entryId}, ${action}, ${purposeCode}, ${purposeText})`
  const bucket = row && keys.find(`buckets/${row.bucket}`)
  if (!row || !bucket) {
    const erased = await readErased(tx, entryId)
    return erased && { seller: null, buyer: null, correctionReason: null, erased }
  }
  const personKey = unseal(bucket, row.wrapped_key, entryId)
  const people = JSON.parse(unseal(boxKey(personKey), row.box, entryId).toString()) as {
    seller: PersonView['seller']
    buyer: PersonView['buyer']
    freeText: { correctionReason: string } | null
  }
  return {
    seller: people.seller,
    buyer: people.buyer,
    correctionReason: people.freeText?.correctionReason ?? null,
    erased: null,
  }
}
