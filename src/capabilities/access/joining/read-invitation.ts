import type { Role } from '../../../kernel/codes.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'
import type { InvitationView } from './contract.ts'

type Row = {
  kind: 'join' | 'new-device'
  state: 'open' | 'used' | 'expired' | 'withdrawn'
  organisation_id: string
  organisation_name: string
  role: Role | null
  invited_name: string
  invited_by: string | null
  by_self: boolean | null
  account_id: string | null
  expires_at: Date
}
export type InvitationRefusal = Refusal<
  'invitation-unknown' | 'invitation-used' | 'invitation-expired' | 'invitation-withdrawn'
>
/** Why an invitation in this state lets nobody in. */
export const invitationRefusal = (state: Exclude<Row['state'], 'open'> | 'unknown'): InvitationRefusal => ({
  ok: false,
  reason: `invitation-${state}`,
})

const LABEL_LENGTH_MAX = 64

/** The invitation behind a secret, while it counts; `label` is what an authenticator shows beside its passkey. */
export async function openInvitation(
  database: Database,
  secret: string,
): Promise<{ ok: true; invitation: Row; label: string } | InvitationRefusal> {
  const [row] = await database<Row[]>`select * from access.find_invitation(${secretDigest(secret)})`
  if (!row) return invitationRefusal('unknown')
  if (row.state !== 'open') return invitationRefusal(row.state)
  const names = [row.invited_name, row.organisation_name].filter((name) => name !== '' && name !== '-')
  return { ok: true, invitation: row, label: (names.join(', ') || 'Helder').slice(0, LABEL_LENGTH_MAX) }
}

/** What the page shows before someone says yes. */
export async function readInvitation(
  database: Database,
  secret: string,
): Promise<{ ok: true; view: InvitationView } | InvitationRefusal> {
  const opened = await openInvitation(database, secret)
  if (!opened.ok) return opened
  const { invitation } = opened
  return {
    ok: true,
    view: {
      kind: invitation.kind,
      organisation: {
        kind: invitation.organisation_id.split(':')[0]!,
        name: invitation.organisation_name,
      },
      role: invitation.role,
      name: invitation.invited_name === '-' ? '' : invitation.invited_name,
      invitedBy: invitation.by_self ? null : invitation.invited_by,
      isOwn: invitation.by_self ?? false,
      expiresAt: invitation.expires_at.toISOString(),
    },
  }
}
