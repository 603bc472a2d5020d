import { startOfDayInAmsterdam } from '../../kernel/dates.ts'
import type { Database } from '../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../platform/forgetting-contract.ts'

/** Sessions and challenges of passkeys whose time is over: nobody can use them any more. */
export function sessionStore(worker: Database): ForgetfulStore {
  async function go(on: string, forReal: boolean): Promise<Forgotten[]> {
    const rows = await worker<Pick<Forgotten, 'store' | 'count'>[]>`
      select * from access.forget_sessions(${startOfDayInAmsterdam(on)}, ${forReal})`
    return rows
      .filter(({ count }) => count > 0)
      .map((row) => ({ ...row, deed: 'destroyed', municipality: null, month: null }))
  }
  return {
    preview: (on) => go(on, false),
    forget: async (on) => ({ forgotten: await go(on, true), waiting: 0, failures: [] }),
  }
}
