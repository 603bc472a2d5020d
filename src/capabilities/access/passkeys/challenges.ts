import { randomBytes } from 'node:crypto'
import type { Database } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'

/** What a passkey is asked to sign for. */
export type PasskeyDeed = 'sign-up' | 'sign-in' | 'recover' | 'join' | 'add' | 'confirm'

/** EdDSA, ES256, RS256: what authenticators sign with (COSE numbers). */
export const SIGNATURES = [-8, -7, -257]
/** How long someone may take to find a finger or a PIN. */
export const CHALLENGE_MINUTES = 5

/**
 * A fresh challenge, as bytes; the database keeps its digest. `account` is whom a new passkey will be for, or whose
 * passkey must sign.
 */
export async function openChallenge(
  database: Database,
  deed: PasskeyDeed,
  account: string | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(32))
  const digest = secretDigest(Buffer.from(challenge).toString('base64url'))
  await database`select access.open_challenge(${digest}, ${deed}, ${account}::uuid, ${`${CHALLENGE_MINUTES} minutes`}::interval)`
  return challenge
}

/** Takes a challenge (base64url): it counts once, whatever comes of it. Null when it is not ours, too old or used. */
export async function takeChallenge(
  database: Database,
  deed: PasskeyDeed,
  challenge: string,
): Promise<{ account: string | null } | null> {
  const [taken] = await database<{ account_id: string | null }[]>`
    select account_id from access.take_challenge(${secretDigest(challenge)}, ${deed})`
  return taken ? { account: taken.account_id } : null
}
