import { type OrganisationKind, organisationKinds, type Role, roles, rolesOf } from '../../kernel/codes.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Database } from '../../platform/database.ts'
import { secretDigest } from './find-caller.ts'
import { newToken } from './tokens/make-token.ts'

/** Citizens have no software that works for them: nobody but the citizen's own device reads what it keeps here. */
export const tokenRoles = roles.filter((role) => role !== 'citizen')
export type TokenRole = Exclude<Role, 'citizen'>

/** The kinds of organisations that give a role. */
export function kindsWith(role: TokenRole): OrganisationKind[] {
  return organisationKinds.filter((kind) => rolesOf[kind].some((one) => one === role))
}

/**
 * Makes a bearer token. The database keeps its digest only, so it is shown this once. `admin` may be helder_gate.
 * `organisation` is a KvK number or a slug (architecture.md 6); where several kinds give the role, the first that has it,
 * unless the kind stands before it: `municipality:enschede`. Without `limits` it may all that the role may, without an end.
 */
export async function createToken(
  admin: Database,
  role: TokenRole,
  organisation: string,
  limits: { scopes?: readonly string[] | undefined; expiresAt?: Date | undefined } = {},
): Promise<{ ok: true; token: string } | Refusal<'unknown-organisation'>> {
  const ids = organisation.includes(':')
    ? [organisation]
    : kindsWith(role).map((kind) => `${kind}:${organisation}`)
  const token = newToken()
  const scopes = limits.scopes === undefined ? null : [...new Set(limits.scopes)].sort()
  return admin.begin(async (tx) => {
    await tx.unsafe('set local role helder_gate')
    const [known] = await tx<{ id: string }[]>`
      select id from access.organisation where id = any (${ids}) and access.role_fits(${role}, id)
       order by array_position(${ids}, id) limit 1`
    if (!known) return { ok: false as const, reason: 'unknown-organisation' as const }
    await tx`insert into access.token (digest, organisation_id, role, scopes, expires_at)
      values (${secretDigest(token)}, ${known.id}, ${role}, ${scopes}, ${limits.expiresAt ?? null})`
    return { ok: true as const, token }
  })
}
