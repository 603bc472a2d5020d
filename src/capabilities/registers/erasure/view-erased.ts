import { dayInAmsterdam } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { PersonErased } from '../contract.ts'

type ErasureRow = { erased_at: Date | null; ground: 'retention' | 'early' | null }

/** Since when and why people are gone, as the API says it. */
export function viewErased({ erased_at, ground }: ErasureRow): PersonErased {
  return erased_at === null || ground === null ? null : { on: dayInAmsterdam(erased_at), ground }
}

/** Null while the people of the entry are there, and for who may not see the entry. */
export async function readErased(tx: Transaction, entryId: string): Promise<PersonErased> {
  const [row] = await tx<ErasureRow[]>`select * from registers.erasure_of(${entryId})`
  return row ? viewErased(row) : null
}
