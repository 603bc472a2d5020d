import { randomBytes } from 'node:crypto'
import type { Role } from '../../kernel/codes.ts'
import type { Database } from '../../platform/database.ts'
import { secretDigest } from './find-caller.ts'

export const SESSION_HOURS = 12

/** Opens a session for the demo account of a role; null when the database has none. Demo mode only. */
export async function signInDemo(database: Database, role: Role): Promise<string | null> {
  const secret = randomBytes(32).toString('base64url')
  const [row] = await database<{ opened: boolean }[]>`
    select access.open_demo_session(${role}, ${secretDigest(secret)}, ${`${SESSION_HOURS} hours`}::interval) as opened`
  return row?.opened ? secret : null
}

/** Ends a session at once. */
export async function signOut(database: Database, secret: string): Promise<void> {
  await database`select access.end_session(${secretDigest(secret)})`
}
