import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import type { OwnerContact } from '../contract.ts'
import { openListKey, unsealOwner, type WrappedKey } from './owner-keys.ts'

/**
 * How to reach the owner of a list. Of police the database records who looks and why in the same transaction; null when
 * there is no such list, or when its key was destroyed.
 */
export async function openOwner(
  { database, keys }: { database: Database; keys: KeyFiles },
  caller: Caller,
  listId: string,
  purpose: { purposeCode: string; purposeText: string },
): Promise<OwnerContact | null> {
  return inTransaction(database, caller, async (tx) => {
    const [row] = await tx<(WrappedKey & { box: Buffer })[]>`
      select * from thefts.open_list_owner(${listId}, ${purpose.purposeCode}, ${purpose.purposeText})`
    const key = row ? openListKey(keys, listId, row) : null
    return row && key ? unsealOwner(key, listId, row.box) : null
  })
}
