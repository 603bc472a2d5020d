import type { Refusal } from '../../../kernel/result.ts'
import type { Role } from '../../../kernel/codes.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { SessionList, SessionView } from './contract.ts'
import type { SessionHolder } from './session-holder.ts'

type Row = {
  id: string
  method: SessionView['method']
  device: string
  role: Role
  organisation_name: string
  created_at: Date
  last_used_at: Date
  ends_at: Date
}
type Limits = { idle_minutes: number; longest_hours: number }

/** Where the caller is signed in, the last used first, and how long that lasts in the caller's role. */
export async function listOwnSessions(database: Database, holder: SessionHolder): Promise<SessionList> {
  const [rows, limits] = await inTransaction(database, holder, (tx) =>
    Promise.all([
      tx<Row[]>`select * from access.own_sessions()`,
      tx<Limits[]>`
        select (extract(epoch from idle) / 60)::int as idle_minutes,
               (extract(epoch from longest) / 3600)::int as longest_hours
          from access.session_limits(${holder.role})`,
    ]),
  )
  const items = rows.map((row) => ({
    id: row.id,
    method: row.method,
    device: row.device,
    role: row.role,
    organisation: row.organisation_name,
    startedAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    isThisOne: row.id === holder.sessionId,
  }))
  return { items, idleMinutes: limits[0]!.idle_minutes, longestHours: limits[0]!.longest_hours }
}

/** Ends one of the caller's own sessions at once. */
export async function endOwnSession(
  database: Database,
  holder: SessionHolder,
  id: string,
): Promise<{ ok: true } | Refusal<'not-found'>> {
  const [row] = await inTransaction(
    database,
    holder,
    (tx) => tx<{ ended: boolean }[]>`select access.end_own_session(${id}) as ended`,
  )
  return row?.ended ? { ok: true } : { ok: false, reason: 'not-found' }
}

/** Signs the caller out everywhere but here. */
export async function endOtherSessions(database: Database, holder: SessionHolder): Promise<void> {
  await inTransaction(database, holder, (tx) => tx`select access.end_other_sessions(${holder.sessionId})`)
}
