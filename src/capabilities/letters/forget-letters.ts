import type { Day } from '../../kernel/dates.ts'
import type { Database } from '../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../platform/forgetting-contract.ts'

/** As long as a file of supervision may need what was written (docs/decisions/0039). */
export const LETTER_MONTHS = 60
/** Of a dealer that stopped nothing more has to be shown. */
export const ENDED_MONTHS = 12

/** Texts of letters and where they were mailed to; that a letter was sent, and when, stays. */
export function letterStore(worker: Database): ForgetfulStore {
  async function go(on: Day, forReal: boolean): Promise<Forgotten[]> {
    // A release runs on the schema before its own for a while (R12): there is nothing to forget then.
    const [there] = await worker<{ is: boolean }[]>`
      select to_regprocedure('programme.forget_letters(date, int, int, boolean)') is not null as is`
    if (!there!.is) return []
    const rows = await worker<{ municipality: string; month: string; count: number }[]>`
      select * from programme.forget_letters(${on}, ${LETTER_MONTHS}, ${ENDED_MONTHS}, ${forReal})`
    return rows.map((row) => ({ ...row, store: 'letters', deed: 'destroyed' }))
  }
  return {
    preview: (on) => go(on, false),
    forget: async (on) => ({ forgotten: await go(on, true), waiting: 0, failures: [] }),
  }
}
