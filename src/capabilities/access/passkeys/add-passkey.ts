import { randomBytes } from 'node:crypto'
import type { Refusal } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'
import { type InvitationRefusal, invitationRefusal } from '../joining/read-invitation.ts'
import type { PasskeyInput } from './contract.ts'
import { type NewPasskey, type PasskeyPlace, verifyMade } from './verify-passkey.ts'

type Signed = { ok: true; secret: string; account: string }
type Refused = Refusal<'passkey-refused' | 'no-capacity'> | InvitationRefusal

/**
 * A passkey that was made, and a session with it: for a new citizen, in place of one that was lost, or for who was
 * invited to an organisation or to a further device.
 */
export async function addPasskey(
  database: Database,
  place: PasskeyPlace,
  input: PasskeyInput,
  device: string,
): Promise<Signed | Refused> {
  const made = await verifyMade(database, place, input.deed, input)
  if (made === null) return { ok: false, reason: 'passkey-refused' }
  const secret = randomBytes(32).toString('base64url')
  const session = { digest: secretDigest(secret), device }
  if (input.deed === 'join') {
    const outcome = await acceptInvitation(database, made, session, input)
    if (outcome === 'no-capacity') return { ok: false, reason: outcome }
    if (outcome !== 'open') return invitationRefusal(outcome)
  } else if (input.deed === 'sign-up') await createCitizen(database, made, session)
  else await replacePasskey(database, made, session)
  return { ok: true, secret, account: made.account }
}

type Session = { digest: Buffer; device: string }

async function createCitizen(database: Database, made: NewPasskey, { digest, device }: Session) {
  await database`select access.create_citizen(${made.account}, ${made.id}, ${made.key}, ${made.count},
    ${made.transports}, ${digest}, ${device})`
}

async function replacePasskey(database: Database, made: NewPasskey, { digest, device }: Session) {
  await database`select access.replace_passkey(${made.account}, ${made.id}, ${made.key}, ${made.count},
    ${made.transports}, ${digest}, ${device})`
}

type Accepted = 'open' | 'used' | 'expired' | 'withdrawn' | 'unknown' | 'no-capacity'

async function acceptInvitation(
  database: Database,
  made: NewPasskey,
  { digest, device }: Session,
  { invitation, replacesOthers }: Extract<PasskeyInput, { deed: 'join' }>,
): Promise<Accepted> {
  const [row] = await database<{ outcome: Accepted }[]>`
    select access.accept_invitation(${secretDigest(invitation)}, ${made.account}, ${replacesOthers}, ${made.id},
      ${made.key}, ${made.count}, ${made.transports}, ${digest}, ${device}) as outcome`
  return row!.outcome
}
