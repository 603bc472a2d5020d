import { randomBytes } from 'node:crypto'
import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'
import type { InvitationInput } from './contract.ts'

type Made = { ok: true; id: string; secret: string; expiresAt: Date; organisationName: string }
type Refused = Refusal<'not-found' | 'role-does-not-fit' | 'works-elsewhere'>

/**
 * A link by which somebody joins the organisation, or by which a member who lost the device makes a new passkey. It holds
 * for seven days and once; the database keeps the digest of its secret only.
 */
export async function makeInvitation(
  database: Database,
  caller: Caller,
  input: InvitationInput,
): Promise<Made | Refused> {
  const secret = randomBytes(32).toString('base64url')
  const organisation = input.organisation ?? caller.organisationId
  const [row] = await inTransaction(database, caller, (tx) =>
    input.kind === 'join'
      ? tx<
          Row[]
        >`select i.*, o.name from access.invite(${organisation}, ${secretDigest(secret)}, ${input.name},
          ${input.email}, ${input.role}, ${input.manages}) i left join access.organisation o on o.id = ${organisation}`
      : tx<Row[]>`select i.*, o.name from access.invite_device(${organisation}, ${secretDigest(secret)},
          ${input.accountId}) i left join access.organisation o on o.id = ${organisation}`,
  )
  if (row?.outcome === 'invited') {
    return { ok: true, id: row.id, secret, expiresAt: row.expires_at, organisationName: row.name }
  }
  return { ok: false, reason: (row?.outcome ?? 'not-found') as Refused['reason'] }
}

type Row = { outcome: string; id: string; expires_at: Date; name: string }

/** The link: its secret stands behind the #, which browsers don't send and servers don't log. */
export function invitationPath(secret: string): string {
  return `/app/uitnodiging#${secret}`
}

/** Ends a link that was not used yet. */
export async function withdrawInvitation(
  database: Database,
  caller: Caller,
  id: string,
): Promise<{ ok: true } | Refusal<'not-found'>> {
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<{ gone: boolean }[]>`select access.withdraw_invitation(${id}) as gone`,
  )
  return row?.gone ? { ok: true } : { ok: false, reason: 'not-found' }
}
