import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'
import { readVisit } from './read-visit.ts'

/** A deed on a visit, and the visit as it is then. */
export function thenRead<R extends { ok: boolean }>(
  database: Database,
  caller: Caller,
  { id, now, deed }: { id: string; now: Date; deed: (tx: Transaction) => Promise<R> },
) {
  return inTransaction(database, caller, async (tx) => {
    const outcome = await deed(tx)
    return { outcome, visit: outcome.ok ? await readVisit(tx, caller, id, now) : null }
  })
}
