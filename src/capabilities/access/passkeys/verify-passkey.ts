import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { Database } from '../../../platform/database.ts'
import { SIGNATURES, takeChallenge } from './challenges.ts'
import type { MadePasskey, PasskeySessionInput } from './contract.ts'

export type PasskeyPlace = {
  /** The host that passkeys belong to, and the origin of our pages. */
  rpId: string
  origin: string
}
export type NewPasskey = { account: string; id: Buffer; key: Buffer; count: number; transports: string[] }

/** A passkey that was just made for a challenge of this deed, and for whose account; null when anything does not fit. */
export async function verifyMade(
  database: Database,
  { rpId, origin }: PasskeyPlace,
  deed: 'sign-up' | 'recover' | 'join' | 'add',
  { credentialId, clientData, attestation, transports }: MadePasskey,
): Promise<NewPasskey | null> {
  let account: string | null = null
  const verified = await verifyRegistrationResponse({
    response: {
      id: credentialId,
      rawId: credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: clientData, attestationObject: attestation, transports },
    },
    expectedChallenge: async (challenge) => {
      account = (await takeChallenge(database, deed, challenge))?.account ?? null
      return account !== null
    },
    expectedOrigin: origin,
    expectedRPID: rpId,
    supportedAlgorithmIDs: SIGNATURES,
    // The library throws for whatever does not fit: the answer is the same, and says no more than that.
  }).catch(() => null)
  if (!verified?.verified || account === null) return null
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return {
    account,
    id: Buffer.from(id, 'base64url'),
    key: Buffer.from(publicKey),
    count: counter,
    transports,
  }
}

type Row = { account_id: string; public_key: Buffer; signature_count: number }
export type UsedPasskey = { account: string; id: Buffer; count: number }

/**
 * A passkey that was just used for a challenge of this deed. `account` is its own, which of 'confirm' must be that of the
 * challenge. Null when anything does not fit.
 */
export async function verifyUsed(
  database: Database,
  { rpId, origin }: PasskeyPlace,
  deed: 'sign-in' | 'confirm',
  { credentialId, clientData, authenticatorData, signature }: PasskeySessionInput,
): Promise<UsedPasskey | null> {
  const id = Buffer.from(credentialId, 'base64url')
  const [known] = await database<Row[]>`select * from access.find_passkey(${id})`
  if (!known) return null
  const verified = await verifyAuthenticationResponse({
    response: {
      id: credentialId,
      rawId: credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: clientData, authenticatorData, signature },
    },
    expectedChallenge: async (challenge) => {
      const taken = await takeChallenge(database, deed, challenge)
      return taken !== null && (deed === 'sign-in' || taken.account === known.account_id)
    },
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: {
      id: credentialId,
      publicKey: new Uint8Array(known.public_key),
      counter: known.signature_count,
    },
  }).catch(() => null)
  if (!verified?.verified) return null
  return { account: known.account_id, id, count: verified.authenticationInfo.newCounter }
}
