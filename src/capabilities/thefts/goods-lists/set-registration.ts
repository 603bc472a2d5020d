import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { GoodsListView } from '../contract.ts'
import { readList } from './list-queries.ts'

/** The number of the theft report, once the owner has one. */
export async function setRegistration(
  database: Database,
  caller: Caller,
  listId: string,
  registrationNumber: string,
): Promise<{ ok: true; list: GoodsListView } | Refusal<'not-found' | 'step-not-possible'>> {
  return inTransaction(database, caller, async (tx) => {
    const [row] = await tx<{ outcome: 'set' | 'not-found' | 'step-not-possible' }[]>`
      select thefts.set_list_registration(${listId}, ${registrationNumber}, ${caller.accountName}) as outcome`
    if (row!.outcome !== 'set') return { ok: false, reason: row!.outcome }
    return { ok: true, list: (await readList(tx, caller, listId))! }
  })
}
