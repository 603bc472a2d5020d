import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { randomBytes } from 'node:crypto'
import type { Refusal } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import type { PasskeyInput } from '../contract.ts'
import { secretDigest } from '../find-caller.ts'
import { SIGNATURES, takeChallenge } from './challenges.ts'

export type PasskeyPlace = {
  /** The host that passkeys belong to, and the origin of our pages. */
  rpId: string
  origin: string
}
type Signed = { ok: true; secret: string }

/** A new citizen with the passkey that was made, or that passkey in place of one that was lost; signed in at once. */
export async function addPasskey(
  database: Database,
  { rpId, origin }: PasskeyPlace,
  { deed, credentialId, clientData, attestation, transports }: PasskeyInput,
  device: string,
): Promise<Signed | Refusal<'passkey-refused'>> {
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
  if (!verified?.verified || account === null) return { ok: false, reason: 'passkey-refused' }
  const { id, publicKey, counter } = verified.registrationInfo.credential
  const secret = randomBytes(32).toString('base64url')
  const facts = [
    account,
    Buffer.from(id, 'base64url'),
    Buffer.from(publicKey),
    counter,
    transports,
    secretDigest(secret),
    device,
  ] as const
  await (deed === 'sign-up' ? createCitizen(database, facts) : replacePasskey(database, facts))
  return { ok: true, secret }
}

type Facts = readonly [string, Buffer, Buffer, number, string[], Buffer, string]

async function createCitizen(database: Database, [account, id, key, count, ways, digest, device]: Facts) {
  await database`select access.create_citizen(${account}, ${id}, ${key}, ${count}, ${ways}, ${digest}, ${device})`
}

async function replacePasskey(database: Database, [account, id, key, count, ways, digest, device]: Facts) {
  await database`select access.replace_passkey(${account}, ${id}, ${key}, ${count}, ${ways}, ${digest}, ${device})`
}
