import type { AdoptionRow } from '../../../../log/verify/public.ts'
import type { Transaction } from '../../../../platform/database.ts'

/** What the database says of the adoptions of a municipality's log, in order. */
export async function readAdoptions(tx: Transaction, municipality: string): Promise<AdoptionRow[]> {
  return tx<AdoptionRow[]>`
    select from_index, to_index, reason, reason_key, adopted_at from registers.adoption
     where municipality = ${municipality} order by from_index`
}
