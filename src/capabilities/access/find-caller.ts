import { createHash } from 'node:crypto'
import type { Role } from '../../kernel/codes.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Database } from '../../platform/database.ts'
import { gather } from '../../platform/gather.ts'

type Row = {
  digest: Buffer
  via: 'session' | 'token'
  account_id: string
  account_name: string
  role: Role
  organisation_id: string
  organisation_name: string
  session_id: string | null
  manages: boolean
  confirmed_at: Date | null
  scopes: string[] | null
}

/** Session cookies and bearer tokens are random; the database holds only their digests. */
export function secretDigest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

export type FindCaller = (secret: string) => Promise<Caller | null>

/** Looks up who holds a secret: at every request, since a role that is taken must end within one request. */
export function openCallers(database: Database): FindCaller {
  const find = gather<Buffer, Caller | null>(
    async (digests) => {
      const wanted = digests.map((digest) => digest.toString('hex'))
      const rows = await database<Row[]>`
        select * from access.find_callers(array(select decode(d, 'hex') from unnest(${wanted}::text[]) d))`
      const byDigest = new Map(rows.map((row) => [row.digest.toString('hex'), row]))
      return digests.map((digest) => {
        const row = byDigest.get(digest.toString('hex'))
        return row ? toCaller(row) : null
      })
    },
    { batch_max: 64, in_flight_max: 2 },
  )
  return (secret) => find(secretDigest(secret))
}

function toCaller(row: Row): Caller {
  return {
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    role: row.role,
    accountId: row.account_id,
    accountName: row.account_name,
    via: row.via,
    manages: row.manages,
    sessionId: row.session_id,
    confirmedAt: row.confirmed_at,
    scopes: row.scopes,
  }
}
