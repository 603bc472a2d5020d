import { createHmac, randomBytes } from 'node:crypto'
import type { Database } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'

/** How long someone may take at the broker. */
export const ATTEMPT_MINUTES = 10

/** What someone was sent to the broker for. */
export type Attempt = {
  provider: string
  /** Of a confirmation: the session whose holder has to show that they are there. */
  sessionId: string | null
  /** Of an invited person: the digest of the invitation's secret. */
  invitation: Buffer | null
  returnTo: string | null
  language: 'nl' | 'en'
}

/** Keeps an attempt and gives the secret that only this browser gets: an answer counts in the browser that asked. */
export async function openAttempt(database: Database, attempt: Attempt): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const { provider, sessionId, invitation, returnTo, language } = attempt
  await database`select access.open_sign_in_attempt(${secretDigest(secret)}, ${provider}, ${sessionId}::uuid, ${invitation},
    ${returnTo}, ${language}, ${`${ATTEMPT_MINUTES} minutes`}::interval)`
  return secret
}

/** Takes an attempt: it counts once, whatever comes of it. Null when it is not ours, too old or used. */
export async function takeAttempt(
  database: Database,
  secret: string,
): Promise<(Attempt & { startedAt: Date }) | null> {
  const [row] = await database<(Attempt & { startedAt: Date })[]>`
    select provider, session_id as "sessionId", invitation, return_to as "returnTo", language, started_at as "startedAt"
      from access.take_sign_in_attempt(${secretDigest(secret)})`
  return row ?? null
}

/** What goes along to the broker and has to come back: all of it follows from the secret, so nothing more is kept. */
export function proofsOf(secret: string): { state: string; nonce: string; verifier: string } {
  const one = (name: string) => createHmac('sha256', secret).update(name).digest('base64url')
  return { state: one('state'), nonce: one('nonce'), verifier: one('verifier') }
}
