import { addMonths, type Day, startOfDayInAmsterdam } from '../../../kernel/dates.ts'
import type { Database } from '../../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../../platform/forgetting-contract.ts'

/** Who announced something can be asked about it so long after the decision (docs/decisions/0038). */
export const CONTACT_MONTHS = 12

/** Who announced what, with what was asked; of a notice that was not right everything. */
export function noticeStore(worker: Database): ForgetfulStore {
  async function go(on: Day, forReal: boolean): Promise<Forgotten[]> {
    // A release runs on the schema before its own for a while (R12): there is nothing to forget then.
    const [there] = await worker<{ is: boolean }[]>`
      select to_regprocedure('programme.forget_notices(timestamptz, boolean)') is not null as is`
    if (!there!.is) return []
    const before = startOfDayInAmsterdam(addMonths(on, -CONTACT_MONTHS))
    const rows = await worker<{ municipality: string; month: string; count: number }[]>`
      select * from programme.forget_notices(${before}, ${forReal})`
    return rows.map(({ municipality, month, count }) => ({
      store: 'notice-contacts',
      deed: 'destroyed',
      municipality,
      count,
      month: addMonths(`${month}-01`, CONTACT_MONTHS).slice(0, 7),
    }))
  }
  return {
    preview: (on) => go(on, false),
    forget: async (on) => ({ forgotten: await go(on, true), waiting: 0, failures: [] }),
  }
}
