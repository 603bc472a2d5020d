import type { Day } from '../../kernel/dates.ts'
import type { Database } from '../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../platform/forgetting-contract.ts'

/** As long as an earlier measure may count and be shown to a court, after a file is closed (docs/decisions/0047). */
export const FILE_MONTHS = 60

/** Case files and exemption requests, whole. */
export function caseFileStore(worker: Database): ForgetfulStore {
  async function go(on: Day, forReal: boolean): Promise<Forgotten[]> {
    // A release runs on the schema before its own for a while (R12): there is nothing to forget then.
    const [there] = await worker<{ is: boolean }[]>`
      select exists (select from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'supervision' and p.proname = 'forget_files') as is`
    if (!there!.is) return []
    const rows = await worker<{ municipality: string; month: string; count: number }[]>`
      select * from supervision.forget_files(${on}, ${FILE_MONTHS}, ${forReal})`
    return rows.map((row) => ({ ...row, store: 'case-files', deed: 'destroyed' }))
  }
  return {
    preview: (on) => go(on, false),
    forget: async (on) => ({ forgotten: await go(on, true), waiting: 0, failures: [] }),
  }
}
