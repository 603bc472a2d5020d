import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import type { Refusal } from '../../../kernel/result.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Database } from '../../../platform/database.ts'
import type { PasskeyChallengeInput } from '../contract.ts'
import { secretDigest } from '../find-caller.ts'
import { CHALLENGE_MINUTES, openChallenge, SIGNATURES } from './challenges.ts'

const TIMEOUT_MS = CHALLENGE_MINUTES * 60_000

/** What the browser hands to the authenticator: to make a passkey, or to sign in with one. `rpId` is our host. */
export async function offerPasskey(
  database: Database,
  rpId: string,
  input: PasskeyChallengeInput,
): Promise<{ ok: true; options: object } | Refusal<'unknown-recovery-code'>> {
  if (input.deed === 'sign-in') {
    const challenge = await openChallenge(database, 'sign-in', null)
    // Which passkey it is the authenticator knows: nobody types a name, and none can be tried out.
    const options = await generateAuthenticationOptions({
      rpID: rpId,
      challenge,
      userVerification: 'required',
      timeout: TIMEOUT_MS,
    })
    return { ok: true, options }
  }
  const account = input.deed === 'sign-up' ? newId() : await accountOf(database, input.recoverySecret)
  if (account === null) return { ok: false, reason: 'unknown-recovery-code' }
  const options = await generateRegistrationOptions({
    rpName: 'Helder',
    rpID: rpId,
    challenge: await openChallenge(database, input.deed, account),
    userID: new TextEncoder().encode(account),
    userName: input.label,
    userDisplayName: input.label,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: SIGNATURES,
    // Always with a PIN, finger or face: without it the authenticator derives another vault key (WebAuthn PRF).
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { ok: true, options }
}

async function accountOf(database: Database, recoverySecret: string): Promise<string | null> {
  const [found] = await database<{ account_id: string }[]>`
    select account_id from access.find_recovery(${secretDigest(recoverySecret)})`
  return found?.account_id ?? null
}
