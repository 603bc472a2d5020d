import { randomBytes } from 'node:crypto'
import type { Role } from '../../../kernel/codes.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'
import { type Attempt, takeAttempt } from './attempts.ts'
import type { BrokerReason } from './broker-refusal.ts'
import { type Claims, judgeClaims, type Person } from './judge-claims.ts'
import { type Broker, CLOCK_SECONDS_MAX } from './open-broker.ts'
import type { Provider } from './read-providers.ts'

export type SignInReason =
  | BrokerReason
  | 'attempt-gone'
  | 'no-subject'
  | 'unknown-organisation'
  | 'no-role'
  | 'invitation-refused'
  | 'not-the-same-person'
  | 'not-signed-in-anew'

/** Who came back, with what the browser kept. `sessionId` is the session that it still has. */
export type Return = { url: URL; secret: string; sessionId: string | null; device: string }
type Done =
  | { deed: 'sign-in'; secret: string; role: Role; attempt: Attempt }
  | { deed: 'confirm'; attempt: Attempt }
type Refused = Refusal<SignInReason, { attempt: Attempt | null; cause?: unknown }>

/** The other half of a sign-in: checks what the broker answers, then opens a session or confirms the one that asked. */
export async function finishSignIn(
  database: Database,
  { provider, broker }: { provider: Provider; broker: Broker },
  { url, secret, sessionId, device }: Return,
): Promise<({ ok: true } & Done) | Refused> {
  const attempt = await takeAttempt(database, secret)
  if (attempt === null || attempt.provider !== provider.id) {
    return { ok: false, reason: 'attempt-gone', attempt: null }
  }
  const refuse = (reason: SignInReason): Refused => ({ ok: false, reason, attempt })
  const answer = await broker.read(url, secret)
  if (!answer.ok) return { ...refuse(answer.reason), cause: answer.cause }
  const person = judgeClaims(answer.claims, provider)
  if (!person.ok) return refuse(person.reason)
  const provedAt = provedAtOf(answer.claims)
  if (attempt.sessionId !== null) {
    if (attempt.sessionId !== sessionId) return refuse('not-the-same-person')
    // max_age=0 asks for it; a broker that gives an older moment only looked whether someone is signed in there.
    if (provedAt.getTime() < attempt.startedAt.getTime() - CLOCK_SECONDS_MAX * 1000)
      return refuse('not-signed-in-anew')
    const confirmed = await confirmSession(database, provider, attempt.sessionId, person)
    return confirmed ? { ok: true, deed: 'confirm', attempt } : refuse('not-the-same-person')
  }
  const opened = await openSession(database, provider, person, { attempt, device, provedAt })
  return opened.ok ? { ...opened, deed: 'sign-in', attempt } : refuse(opened.reason)
}

/** When the person proved at the broker who they are; long ago when it does not say: deeds that weigh then ask again. */
function provedAtOf({ auth_time }: Claims): Date {
  return new Date(typeof auth_time === 'number' ? auth_time * 1000 : 0)
}

type Opening = { attempt: Attempt; device: string; provedAt: Date }
type OpenReason = 'unknown-organisation' | 'no-role' | 'invitation-refused'

async function openSession(
  database: Database,
  { id, issuer }: Provider,
  person: Person,
  { attempt, device, provedAt }: Opening,
): Promise<{ ok: true; secret: string; role: Role } | Refusal<OpenReason>> {
  const secret = randomBytes(32).toString('base64url')
  const [row] = await database<{ outcome: 'opened' | OpenReason; role: Role }[]>`
    select * from access.open_single_sign_on(${issuer}, ${person.subject}, ${person.name}, ${person.organisationId ?? ''},
      ${person.roles}::text[], ${person.everywhere}, ${attempt.invitation}, ${id}, ${secretDigest(secret)}, ${device},
      ${person.assurance}, ${provedAt})`
  const { outcome, role } = row!
  return outcome === 'opened' ? { ok: true, secret, role } : { ok: false, reason: outcome }
}

async function confirmSession(
  database: Database,
  { id, issuer }: Provider,
  sessionId: string,
  { subject, assurance }: Person,
): Promise<boolean> {
  const [row] = await database<{ confirmed: boolean }[]>`
    select access.confirm_by_identity(${sessionId}, ${id}, ${issuer}, ${subject}, ${assurance}) as confirmed`
  return row!.confirmed
}
