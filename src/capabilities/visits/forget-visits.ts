import { addMonths, type Day } from '../../kernel/dates.ts'
import type { Database } from '../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../platform/forgetting-contract.ts'
import type { KeyFiles } from '../../platform/key-files.ts'

/** As long as a file of supervision may need them (docs/decisions/0045). */
export const VISIT_MONTHS = 60

/** Visits with their photos and what was noted of a suspicion; the key of a month goes with the last photo under it. */
export function visitStore(worker: Database, keys: KeyFiles): ForgetfulStore {
  async function go(on: Day, forReal: boolean): Promise<Forgotten[]> {
    // A release runs on the schema before its own for a while (R12): there is nothing to forget then.
    const [there] = await worker<{ is: boolean }[]>`
      select to_regprocedure('visits.forget(date, int, boolean)') is not null as is`
    if (!there!.is) return []
    const rows = await worker<{ municipality: string; month: string; count: number }[]>`
      select * from visits.forget(${on}, ${VISIT_MONTHS}, ${forReal})`
    if (forReal) await destroyKeys(worker, keys, addMonths(on, -VISIT_MONTHS).slice(0, 7))
    return rows.map((row) => ({ ...row, store: 'visits', deed: 'destroyed' }))
  }
  return {
    preview: (on) => go(on, false),
    forget: async (on) => ({ forgotten: await go(on, true), waiting: 0, failures: [] }),
  }
}

/** Only months past the term: a database that was restored to an older state must not cost a key. */
async function destroyKeys(worker: Database, keys: KeyFiles, firstKept: string): Promise<void> {
  const rows = await worker<{ month: string }[]>`select m as month from visits.photo_months() m`
  const needed = new Set(rows.map(({ month }) => `visit-photos/${month}`))
  for (const name of keys.names('visit-photos'))
    if (name < `visit-photos/${firstKept}` && !needed.has(name)) keys.destroy(name)
}
