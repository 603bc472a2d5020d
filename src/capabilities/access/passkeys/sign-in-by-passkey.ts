import { randomBytes } from 'node:crypto'
import type { Refusal } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'
import type { PasskeySessionInput } from './contract.ts'
import { type PasskeyPlace, verifyUsed } from './verify-passkey.ts'

/** Opens a session for whoever holds the passkey, in the capacity they used last. Gives the secret of its cookie. */
export async function signInByPasskey(
  database: Database,
  place: PasskeyPlace,
  input: PasskeySessionInput,
  device: string,
): Promise<{ ok: true; secret: string } | Refusal<'passkey-refused' | 'no-capacity'>> {
  const used = await verifyUsed(database, place, 'sign-in', input)
  if (used === null) return { ok: false, reason: 'passkey-refused' }
  const secret = randomBytes(32).toString('base64url')
  const [row] = await database<{ opened: boolean }[]>`
    select access.open_passkey_session(${used.id}, ${used.count}, ${secretDigest(secret)}, ${device}) as opened`
  return row?.opened ? { ok: true, secret } : { ok: false, reason: 'no-capacity' }
}
