import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { GoodsListView } from '../contract.ts'
import { stepList } from './decide-list.ts'
import { readList } from './list-queries.ts'

/** The owner sends a refused list again, with what was added to it meanwhile. */
export async function sendAgain(
  database: Database,
  caller: Caller,
  listId: string,
): Promise<{ ok: true; list: GoodsListView } | Refusal<'not-found' | 'step-not-possible'>> {
  return inTransaction(database, caller, async (tx) => {
    const outcome = await stepList(tx, caller, listId, 'send-again', {})
    if (outcome !== 'done') return { ok: false, reason: outcome }
    return { ok: true, list: (await readList(tx, caller, listId))! }
  })
}
