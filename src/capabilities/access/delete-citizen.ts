import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction } from '../../platform/database.ts'

/** The caller's account goes, with its passkey, sessions, recovery and everything that was kept under it. */
export async function deleteCitizen(
  database: Database,
  caller: Caller,
): Promise<{ ok: true } | Refusal<'demo-account'>> {
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<{ gone: boolean }[]>`select access.delete_citizen() as gone`,
  )
  return row?.gone ? { ok: true } : { ok: false, reason: 'demo-account' }
}
