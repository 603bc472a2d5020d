import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'

/** Takes a role: whoever held it can do nothing with it from the next request on. */
export async function takeRole(
  database: Database,
  caller: Caller,
  appointmentId: string,
): Promise<{ ok: true } | Refusal<'not-found' | 'last-manager'>> {
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<{ outcome: 'taken' | 'not-found' | 'last-manager' }[]>`
      select access.take_role(${appointmentId}) as outcome`,
  )
  const outcome = row?.outcome ?? 'not-found'
  return outcome === 'taken' ? { ok: true } : { ok: false, reason: outcome }
}
