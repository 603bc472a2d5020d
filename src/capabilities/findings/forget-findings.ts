import type { Day } from '../../kernel/dates.ts'
import type { Database } from '../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../platform/forgetting-contract.ts'

/** As long as letters: a file of supervision may need what was found (docs/decisions/0050). */
export const FINDING_MONTHS = 60
/** Of a dealer that stopped nothing more has to be shown. */
export const ENDED_MONTHS = 12

/** Findings with what dealers said of them, whole. */
export function findingStore(worker: Database): ForgetfulStore {
  async function go(on: Day, forReal: boolean): Promise<Forgotten[]> {
    // A release runs on the schema before its own for a while (R12): there is nothing to forget then.
    const [there] = await worker<{ is: boolean }[]>`
      select to_regprocedure('findings.forget(date, int, int, boolean)') is not null as is`
    if (!there!.is) return []
    const rows = await worker<{ municipality: string; month: string; count: number }[]>`
      select * from findings.forget(${on}, ${FINDING_MONTHS}, ${ENDED_MONTHS}, ${forReal})`
    return rows.map((row) => ({ ...row, store: 'findings', deed: 'destroyed' }))
  }
  return {
    preview: (on) => go(on, false),
    forget: async (on) => ({ forgotten: await go(on, true), waiting: 0, failures: [] }),
  }
}
