import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import type { Database } from '../../../platform/database.ts'
import { CHALLENGE_MINUTES, openChallenge, SIGNATURES } from './challenges.ts'

const TIMEOUT_MS = CHALLENGE_MINUTES * 60_000

/** A passkey that an account has, as WebAuthn names it. */
export type KnownPasskey = { credential_id: Buffer; transports: string[] }

const named = (passkeys: readonly KnownPasskey[]) =>
  passkeys.map(({ credential_id, transports }) => ({
    id: credential_id.toString('base64url'),
    transports: transports as never[],
  }))

/** What the browser hands to the authenticator to make a passkey for `account`; one that has a passkey already refuses. */
export async function creationOptions(
  database: Database,
  rpId: string,
  asked: {
    deed: 'sign-up' | 'recover' | 'join' | 'add'
    account: string
    label: string
    known?: readonly KnownPasskey[]
  },
): Promise<object> {
  return generateRegistrationOptions({
    rpName: 'Helder',
    rpID: rpId,
    challenge: await openChallenge(database, asked.deed, asked.account),
    userID: new TextEncoder().encode(asked.account),
    userName: asked.label,
    userDisplayName: asked.label,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: SIGNATURES,
    excludeCredentials: named(asked.known ?? []),
    // Always with a PIN, finger or face: without it the authenticator derives another vault key (WebAuthn PRF).
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/**
 * What the browser hands to the authenticator to use a passkey. To sign in it is told none: which passkey it is the
 * authenticator knows, nobody types a name, and none can be tried out.
 */
export async function requestOptions(
  database: Database,
  rpId: string,
  asked: { deed: 'sign-in' } | { deed: 'confirm'; account: string; known: readonly KnownPasskey[] },
): Promise<object> {
  const isConfirm = asked.deed === 'confirm'
  return generateAuthenticationOptions({
    rpID: rpId,
    challenge: await openChallenge(database, asked.deed, isConfirm ? asked.account : null),
    userVerification: 'required',
    timeout: TIMEOUT_MS,
    ...(isConfirm && { allowCredentials: named(asked.known) }),
  })
}
