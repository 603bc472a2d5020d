import { hkdfSync, randomBytes } from 'node:crypto'
import type { Refusal } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { seal, unseal } from '../../../platform/sealed-box.ts'

const ID = /^[A-Za-z0-9_-]{3,40}$/

export type Application = { id: string; name: string; createdAt: Date; revokedAt: Date | null }

/** Registers an application of others. Its secret is given this once. `admin` may be helder_gate. */
export async function createApplication(
  admin: Database,
  keys: KeyFiles,
  { id, name }: { id: string; name: string },
): Promise<{ ok: true; secret: string } | Refusal<'invalid-id' | 'id-in-use'>> {
  if (!ID.test(id)) return { ok: false, reason: 'invalid-id' }
  const secret = randomBytes(32).toString('base64url')
  const sealed = seal(sealingKey(keys), Buffer.from(secret), contextOf(id))
  return admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    const made = await tx`
      insert into access.application (id, name, sealed_secret) values (${id}, ${name}, ${sealed})
      on conflict do nothing returning 1`
    return made.length === 1
      ? { ok: true as const, secret }
      : { ok: false as const, reason: 'id-in-use' as const }
  })
}

/** Every application, revoked ones too; never a secret. */
export async function listApplications(admin: Database): Promise<Application[]> {
  return admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    return await tx<Application[]>`
      select id, name, created_at as "createdAt", revoked_at as "revokedAt" from access.application order by created_at`
  })
}

/** Ends an application's calls at once, for good. False when there is none that may call. */
export async function revokeApplication(admin: Database, id: string): Promise<boolean> {
  return admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    const revoked = await tx`
      update access.application set revoked_at = now() where id = ${id} and revoked_at is null returning 1`
    return revoked.length === 1
  })
}

/** The secret of an application that may call, or null. */
export async function findApplicationSecret(
  database: Database,
  keys: KeyFiles,
  id: string,
): Promise<string | null> {
  if (!ID.test(id)) return null
  const [found] = await database<{ sealed_secret: Buffer }[]>`select * from access.find_application(${id})`
  return found ? unseal(sealingKey(keys), found.sealed_secret, contextOf(id)).toString() : null
}

function sealingKey(keys: KeyFiles): Buffer {
  return Buffer.from(hkdfSync('sha256', keys.key('digest'), '', 'helder-application-secret-1', 32))
}

const contextOf = (id: string) => `application ${id}`
