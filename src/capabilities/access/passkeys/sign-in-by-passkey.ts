import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { randomBytes } from 'node:crypto'
import type { Refusal } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import type { PasskeySessionInput } from '../contract.ts'
import { secretDigest } from '../find-caller.ts'
import type { PasskeyPlace } from './add-passkey.ts'
import { takeChallenge } from './challenges.ts'

type Passkey = { public_key: Buffer; signature_count: number; transports: string[] }

/** Opens a session for whoever holds the passkey. Gives the secret of the session cookie. */
export async function signInByPasskey(
  database: Database,
  { rpId, origin }: PasskeyPlace,
  { credentialId, clientData, authenticatorData, signature }: PasskeySessionInput,
  device: string,
): Promise<{ ok: true; secret: string } | Refusal<'passkey-refused'>> {
  const refused = { ok: false, reason: 'passkey-refused' } as const
  const id = Buffer.from(credentialId, 'base64url')
  const [known] = await database<Passkey[]>`select * from access.find_passkey(${id})`
  if (!known) return refused
  const verified = await verifyAuthenticationResponse({
    response: {
      id: credentialId,
      rawId: credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: clientData, authenticatorData, signature },
    },
    expectedChallenge: async (challenge) => (await takeChallenge(database, 'sign-in', challenge)) !== null,
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: {
      id: credentialId,
      publicKey: new Uint8Array(known.public_key),
      counter: known.signature_count,
    },
    // The library throws for whatever does not fit: the answer is the same, and says no more than that.
  }).catch(() => null)
  if (!verified?.verified) return refused
  const secret = randomBytes(32).toString('base64url')
  const [row] = await database<{ opened: boolean }[]>`
    select access.open_passkey_session(${id}, ${verified.authenticationInfo.newCounter}, ${secretDigest(secret)},
      ${device}) as opened`
  return row?.opened ? { ok: true, secret } : refused
}
