import type { Day } from '../../kernel/dates.ts'
import type { Database } from '../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../platform/forgetting-contract.ts'

/** So long a person may correct their own hours, and a report of the year before stands beside them. */
export const HOURS_MONTHS = 13

/** Who worked the hours of a week; how many there were stays. */
export function hoursStore(worker: Database): ForgetfulStore {
  async function go(on: Day, forReal: boolean): Promise<Forgotten[]> {
    // A release runs on the schema before its own for a while (R12): there is nothing to forget then.
    const [there] = await worker<{ is: boolean }[]>`
      select to_regprocedure('insight.forget_hours(date, int, boolean)') is not null as is`
    if (!there!.is) return []
    const rows = await worker<{ municipality: string | null; month: string; count: number }[]>`
      select * from insight.forget_hours(${on}, ${HOURS_MONTHS}, ${forReal})`
    return rows.map((row) => ({ ...row, store: 'worked-hours', deed: 'destroyed' }))
  }
  return {
    preview: (on) => go(on, false),
    forget: async (on) => ({ forgotten: await go(on, true), waiting: 0, failures: [] }),
  }
}
