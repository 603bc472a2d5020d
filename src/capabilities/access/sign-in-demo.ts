import { randomBytes } from 'node:crypto'
import { type Role, roles } from '../../kernel/codes.ts'
import type { Database } from '../../platform/database.ts'
import { secretDigest } from './find-caller.ts'

export type DemoAccount = { role: Role; name: string; organisation: string }

/** Opens a session for the demo account of a role; null when the database has none. Demo mode only. */
export async function signInDemo(database: Database, role: Role, device: string): Promise<string | null> {
  const secret = randomBytes(32).toString('base64url')
  const [row] = await database<{ opened: boolean }[]>`
    select access.open_demo_session(${role}, ${secretDigest(secret)}, ${device}) as opened`
  return row?.opened ? secret : null
}

/** The made-up people that the demo can sign in as, in the order of the roles. */
export async function listDemoAccounts(database: Database): Promise<DemoAccount[]> {
  const accounts = await database<DemoAccount[]>`select * from access.demo_accounts()`
  return roles.flatMap((role) => accounts.find((account) => account.role === role) ?? [])
}

/** Ends a session at once. */
export async function signOut(database: Database, secret: string): Promise<void> {
  await database`select access.end_session(${secretDigest(secret)})`
}
