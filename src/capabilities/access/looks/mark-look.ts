import { hmacSha256 } from '../../../log/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { mayBeSamePerson, placeOf } from '../rules/look-patterns.ts'

type Person = { name: string | null; postcode?: string | null; town?: string | null }

/**
 * Marks the look that was just recorded in this transaction, now that the box is open: a keyed digest of where the person
 * lives and whether the name may be a colleague's, for the auditor's patterns. Neither is kept itself.
 */
export async function markLook(tx: Transaction, keys: KeyFiles, person: Person): Promise<void> {
  const colleagues = await tx<{ name: string }[]>`select name from access.account`
  const isColleague = colleagues.some(({ name }) => mayBeSamePerson(name, person.name ?? ''))
  const place = hmacSha256(keys.key('look-places'), placeOf(person))
  await tx`select access.mark_look(${place}, ${isColleague})`
}
