import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { RoleChange } from './contract.ts'

type Row = Omit<RoleChange, 'at' | 'startsAt' | 'endsAt'> & {
  at: Date
  startsAt: Date | null
  endsAt: Date | null
}

/** Who was invited, got a role, lost one or made a token, and who decided it; newest first. */
export async function listRoleChanges(
  database: Database,
  caller: Caller,
  organisationId: string,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: RoleChange[]; next: string | null }> {
  const rows = await inTransaction(
    database,
    caller,
    (tx) => tx<Row[]>`
      select moment as id, at, event, who, by_whom as by, role, manages, stands_in_for as "standsInFor",
             starts_at as "startsAt", ends_at as "endsAt"
        from access.role_history(${organisationId}, ${page.after ?? null}, ${page.limit + 1})`,
  )
  const items = rows.slice(0, page.limit).map((row) => ({
    ...row,
    at: row.at.toISOString(),
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
  }))
  return { items, next: rows.length > page.limit ? items.at(-1)!.id : null }
}
