import type { Day } from '../../kernel/dates.ts'
import type { Database } from '../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../platform/forgetting-contract.ts'

/** A board asks back what it saw a year ago; longer than that a list of names with classes is of no use. */
export const ANNEX_MONTHS = 12

/** What closed annexes showed; that each was opened, by whom and why, stays. */
export function annexStore(worker: Database): ForgetfulStore {
  async function go(on: Day, forReal: boolean): Promise<Forgotten[]> {
    // A release runs on the schema before its own for a while (R12): there is nothing to forget then. The schema was there
    // already, and closed to the worker, so that to_regprocedure would be refused.
    const [there] = await worker<{ is: boolean }[]>`
      select exists (select from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'supervision' and p.proname = 'forget_annexes') as is`
    if (!there!.is) return []
    const rows = await worker<{ municipality: string; month: string; count: number }[]>`
      select * from supervision.forget_annexes(${on}, ${ANNEX_MONTHS}, ${forReal})`
    return rows.map((row) => ({ ...row, store: 'overview-annexes', deed: 'destroyed' }))
  }
  return {
    preview: (on) => go(on, false),
    forget: async (on) => ({ forgotten: await go(on, true), waiting: 0, failures: [] }),
  }
}
