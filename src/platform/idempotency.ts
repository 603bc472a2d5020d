import type { Refusal } from '../kernel/result.ts'
import { canonicalJson, hmacSha256 } from '../log/public.ts'
import type { FastifyRequest } from 'fastify'
import type { Caller } from './caller.ts'
import type { Transaction } from './database.ts'
import type { KeyFiles } from './key-files.ts'

/** Keyed digest of a request: tells the same from another without keeping or leaking what it says. */
export function keyedDigest(keys: KeyFiles, content: unknown): string {
  return hmacSha256(keys.key('digest'), canonicalJson(plain(content))).toString('hex')
}

/** A field that is null or absent was not given: both are the same request, whichever way it came in. */
function plain(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(plain)
  if (typeof content !== 'object' || content === null) return content
  const given: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(content)) {
    if (value !== null && value !== undefined) given[name] = plain(value)
  }
  return given
}

export type Idempotency = { route: string; key: string; digest: string }
export type Repeat = { ok: true; id: string; replayed: true } | Refusal<'key-mismatch'>

/**
 * What this Idempotency-Key made before, or null. A repeat writes, so that its commit waits for the same replicas as
 * the first one did (proof.md R5).
 */
export async function findRepeat(
  tx: Transaction,
  caller: Caller,
  { route, key, digest }: Idempotency,
): Promise<Repeat | null> {
  const [known] = await tx<{ resource_id: string; same: boolean }[]>`
    update platform.idempotency_key set replayed_at = now()
     where organisation_id = ${caller.organisationId} and route = ${route} and key = ${key}
    returning resource_id, digest = ${Buffer.from(digest, 'hex')} as same`
  if (!known) return null
  return known.same
    ? { ok: true, id: known.resource_id, replayed: true }
    : { ok: false, reason: 'key-mismatch' }
}

/** False when the key was used before; of two requests at the same moment the second waits for the first. */
export async function claimKey(
  tx: Transaction,
  { organisationId }: Caller,
  { route, key, digest }: Idempotency,
  resourceId: string,
): Promise<boolean> {
  const claimed = await tx`
    insert into platform.idempotency_key (organisation_id, route, key, digest, resource_id)
    values (${organisationId}, ${route}, ${key}, ${Buffer.from(digest, 'hex')}, ${resourceId})
    on conflict do nothing returning 1`
  return claimed.length === 1
}

const KEY_LENGTH_MAX = 255

/** The Idempotency-Key of a request: optional for people, required for tokens (architecture.md 6). */
export function idempotencyKeyOf(
  request: Pick<FastifyRequest, 'headers' | 'caller'>,
): { ok: true; key: string | null } | Refusal<'idempotency-key-missing' | 'idempotency-key-invalid'> {
  const key = request.headers['idempotency-key']
  if (key === undefined && request.caller?.via === 'token')
    return { ok: false, reason: 'idempotency-key-missing' }
  if (key === undefined) return { ok: true, key: null }
  if (typeof key !== 'string' || !/^[\x21-\x7e]+$/.test(key) || key.length > KEY_LENGTH_MAX) {
    return { ok: false, reason: 'idempotency-key-invalid' }
  }
  return { ok: true, key }
}
