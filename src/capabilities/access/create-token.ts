import { randomBytes } from 'node:crypto'
import { type Role, roles } from '../../kernel/codes.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Database } from '../../platform/database.ts'
import { secretDigest } from './find-caller.ts'

/** Citizens have no software that works for them: nobody but the citizen's own device reads what it keeps here. */
export const tokenRoles = roles.filter((role) => role !== 'citizen')
export type TokenRole = Exclude<Role, 'citizen'>

/** What kind of organisation each role works for; its code is a KvK number or a slug (architecture.md 6). */
export const organisationKinds: Record<TokenRole, 'dealer' | 'base-team' | 'municipality' | 'operator'> = {
  dealer: 'dealer',
  'fencing-specialist': 'base-team',
  detective: 'base-team',
  auditor: 'base-team',
  'municipal-officer': 'municipality',
  administrator: 'operator',
}

/** Makes a bearer token. The database keeps its digest only, so it is shown this once. `admin` may be helder_gate. */
export async function createToken(
  admin: Database,
  role: TokenRole,
  organisation: string,
): Promise<{ ok: true; token: string } | Refusal<'unknown-organisation', { id: string }>> {
  const id = `${organisationKinds[role]}:${organisation}`
  const token = `helder_${randomBytes(32).toString('base64url')}`
  return admin.begin(async (tx) => {
    await tx.unsafe('set local role helder_gate')
    const [known] = await tx`select from access.organisation where id = ${id}`
    if (!known) return { ok: false as const, reason: 'unknown-organisation' as const, id }
    await tx`insert into access.token (digest, organisation_id, role) values (${secretDigest(token)}, ${id}, ${role})`
    return { ok: true as const, token }
  })
}
