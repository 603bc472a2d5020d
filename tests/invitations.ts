import { randomBytes } from 'node:crypto'
import { secretDigest } from '../src/capabilities/access/public.ts'
import type { Role } from '../src/kernel/codes.ts'
import type { Database } from '../src/platform/database.ts'

/** What an invitation says, as a manager or a command would. */
export type Invitation = {
  kind: 'join' | 'new-device'
  organisationId: string
  name: string
  role?: Role
  manages?: boolean
  accountId?: string
  createdBy?: string
}

/** Puts an invitation into the database as its maker does; gives the secret of the link. */
export async function invite(admin: Database, invitation: Invitation): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const { kind, organisationId, name, role = null, manages = false, accountId = null } = invitation
  await admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    await tx`
      insert into access.invitation (digest, kind, organisation_id, role, manages, invited_name, account_id, created_by)
      values (${secretDigest(secret)}, ${kind}, ${organisationId}, ${role}, ${manages}, ${name}, ${accountId},
        ${invitation.createdBy ?? 'test'})`
  })
  return secret
}
