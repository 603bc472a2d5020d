import { newId } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'
import { type InvitationRefusal, openInvitation } from '../joining/read-invitation.ts'
import type { PasskeyChallengeInput } from './contract.ts'
import { creationOptions, requestOptions } from './passkey-options.ts'

type Offer = { ok: true; options: object } | Refusal<'unknown-recovery-code'> | InvitationRefusal

/** What the browser hands to the authenticator: to make a passkey, or to sign in with one. `rpId` is our host. */
export async function offerPasskey(
  database: Database,
  rpId: string,
  input: PasskeyChallengeInput,
): Promise<Offer> {
  const offer = async (options: Promise<object>): Promise<Offer> => ({ ok: true, options: await options })
  switch (input.deed) {
    case 'sign-in':
      return offer(requestOptions(database, rpId, { deed: 'sign-in' }))
    case 'sign-up':
      return offer(creationOptions(database, rpId, { deed: 'sign-up', account: newId(), label: input.label }))
    case 'recover': {
      const account = await accountOf(database, input.recoverySecret)
      if (account === null) return { ok: false, reason: 'unknown-recovery-code' }
      return offer(creationOptions(database, rpId, { deed: 'recover', account, label: input.label }))
    }
    case 'join': {
      const opened = await openInvitation(database, input.invitation)
      if (!opened.ok) return opened
      const { invitation, label } = opened
      const account = invitation.kind === 'new-device' ? invitation.account_id! : newId()
      return offer(creationOptions(database, rpId, { deed: 'join', account, label }))
    }
  }
}

async function accountOf(database: Database, recoverySecret: string): Promise<string | null> {
  const [found] = await database<{ account_id: string }[]>`
    select account_id from access.find_recovery(${secretDigest(recoverySecret)})`
  return found?.account_id ?? null
}
