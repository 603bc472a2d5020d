import { randomBytes } from 'node:crypto'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'
import type { DeviceLink } from './contract.ts'

/** From one hand to the other: whoever finds the link later finds it dead. */
const LASTS = '15 minutes'

/** A link with which another device of the caller gets a passkey; the one before it stops. */
export async function linkDevice(database: Database, caller: Caller): Promise<DeviceLink> {
  const secret = randomBytes(32).toString('base64url')
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<{ ends: Date }[]>`
      select access.link_own_device(${secretDigest(secret)}, ${LASTS}::interval) as ends`,
  )
  return { secret, expiresAt: row!.ends.toISOString() }
}
