import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './database.ts'

/** Roles that sign in, with their secrets in HELDER_DATA/keys/database.json (0600). */
export const loginRoles = ['helder_app', 'helder_worker', 'helder_jobs'] as const
/** helder_owner: migrations only. helder_gate: owns the SECURITY DEFINER functions. Neither can sign in. */
export const silentRoles = ['helder_owner', 'helder_gate'] as const

export type LoginRole = (typeof loginRoles)[number]
export type Secrets = Record<LoginRole, string>

/** The secrets of the login roles; made once. */
export function roleSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'keys', 'database.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : makeRoleSecrets(dataDir)
}

/** New secrets in the place of those that were there; `ensureRoles` tells the database. */
export function makeRoleSecrets(dataDir: string): Secrets {
  const folder = join(dataDir, 'keys')
  const file = join(folder, 'database.json')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const secrets = Object.fromEntries(
    loginRoles.map((role) => [role, randomBytes(24).toString('base64url')]),
  ) as Secrets
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
  return secrets
}

const TIMES_MAX = 20

/** Roles belong to the whole cluster: another database of it that is migrated at this moment makes PostgreSQL refuse. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time++) {
    try {
      return await work()
    } catch (error) {
      if (time === TIMES_MAX || !/concurrently (updated|deleted)/.test(String(error))) throw error
    }
  }
}

/** Makes the roles that are missing and sets the passwords. `admin` must be allowed to create roles. */
export async function ensureRoles(admin: Database, secrets: Secrets): Promise<void> {
  for (const role of [...silentRoles, ...loginRoles]) {
    const [known] = await admin`select from pg_roles where rolname = ${role}`
    if (!known)
      await admin.unsafe(`create role ${role} nologin nosuperuser nocreatedb nocreaterole nobypassrls`)
  }
  for (const role of loginRoles) {
    // base64url has no quote to escape; DDL takes no parameters.
    await inTurn(() => admin.unsafe(`alter role ${role} login password '${secrets[role]}'`))
  }
  await admin.unsafe(`grant ${[...silentRoles, 'helder_jobs'].join(', ')} to current_user`)
}

/** The same database as `adminUrl`, signed in as a role of ours. */
export function urlForRole(adminUrl: string, role: LoginRole, secrets: Secrets): string {
  const url = new URL(adminUrl)
  url.username = role
  url.password = secrets[role]
  return url.href
}
