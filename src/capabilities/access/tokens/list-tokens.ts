import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { TokenView } from './contract.ts'

type Row = Omit<TokenView, 'createdAt' | 'expiresAt' | 'revokedAt'> & {
  createdAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
}

/** The tokens of the caller's organisation, newest first, also those that ended; never a secret. */
export async function listTokens(database: Database, caller: Caller): Promise<TokenView[]> {
  const rows = await inTransaction(
    database,
    caller,
    (tx) => tx<Row[]>`
      select id, name, role, scopes, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
             revoked_at as "revokedAt", last_used_on as "lastUsedOn"
        from access.list_tokens()`,
  )
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }))
}

/** Ends a token at once. */
export async function revokeToken(
  database: Database,
  caller: Caller,
  id: string,
): Promise<{ ok: true } | Refusal<'not-found'>> {
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<{ gone: boolean }[]>`select access.revoke_token(${id}) as gone`,
  )
  return row?.gone ? { ok: true } : { ok: false, reason: 'not-found' }
}
