import type { Day } from '../../kernel/dates.ts'
import type { Database } from '../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../platform/forgetting-contract.ts'

/** As long as the file of supervision that it belongs to (docs/decisions/0049). */
export const CASE_MONTHS = 60

/** Cases of the triangle that ended, with everything that hangs on them; meetings name nobody and stay. */
export function triangleStore(worker: Database): ForgetfulStore {
  async function go(on: Day, forReal: boolean): Promise<Forgotten[]> {
    // A release runs on the schema before its own for a while (R12): there is nothing to forget then.
    const [there] = await worker<{ is: boolean }[]>`
      select to_regprocedure('triangle.forget_cases(date, int, boolean)') is not null as is`
    if (!there!.is) return []
    const rows = await worker<{ municipality: string; month: string; count: number }[]>`
      select * from triangle.forget_cases(${on}, ${CASE_MONTHS}, ${forReal})`
    return rows.map((row) => ({ ...row, store: 'triangle', deed: 'destroyed' }))
  }
  return {
    preview: (on) => go(on, false),
    forget: async (on) => ({ forgotten: await go(on, true), waiting: 0, failures: [] }),
  }
}
