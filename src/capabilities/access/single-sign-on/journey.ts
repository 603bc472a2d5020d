import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Database } from '../../../platform/database.ts'
import type { Logger } from '../../../platform/logger.ts'
import { ATTEMPT_MINUTES, type Attempt, openAttempt } from './attempts.ts'
import type { Outcome } from './open-broker.ts'
import type { Door } from './open-providers.ts'

export const PATH = '/sign-in/sso'
/** The secret of an attempt, in the browser that makes it. */
export const COOKIE = 'helder_sign_in'

/** `deed=confirm` is for a session that this provider opened: its holder signs in again (docs/single-sign-on.md). */
export const beginQuery = z.object({
  deed: z.enum(['sign-in', 'confirm']).default('sign-in').catch('sign-in'),
  returnTo: z.string().max(300).optional().catch(undefined),
  language: z.enum(['nl', 'en']).default('nl').catch('nl'),
})

type Journey = { database: Database; baseUrl: string; logger: Logger }

/** Keeps an attempt, hands its secret to the browser and gives the address of the broker where it goes on. */
export async function setOut(
  { database, baseUrl, logger }: Journey,
  door: Door,
  reply: FastifyReply,
  attempt: Attempt,
): Promise<Outcome<{ address: string }>> {
  const secret = await openAttempt(database, attempt)
  const outcome = await door.broker.askFor({
    secret,
    redirectUri: `${baseUrl}${PATH}/${door.provider.id}/callback`,
    language: attempt.language,
    confirm: attempt.sessionId !== null,
  })
  if (!outcome.ok) {
    note(logger, door, outcome.reason, outcome.cause)
    return outcome
  }
  void reply.setCookie(COOKIE, secret, { ...cookieOf(baseUrl), path: PATH, maxAge: ATTEMPT_MINUTES * 60 })
  return outcome
}

/** Lax: it has to come along when the broker's page sends the browser back. */
export function cookieOf(baseUrl: string) {
  return { httpOnly: true, sameSite: 'lax', secure: baseUrl.startsWith('https:') } as const
}

/** What the operator needs to know; never who it was, nor what the broker sent. */
export function note(logger: Logger, { provider }: Door, reason: string, cause: unknown): void {
  const { code, name, error } = (cause ?? {}) as { code?: string; name?: string; error?: string }
  // A code of the standard, unless someone wrote it into an address of ours.
  const said = /^[a-z_]{1,40}$/.test(error ?? '') ? error : undefined
  const level = reason === 'broker-down' ? 'error' : 'info'
  logger[level]({ provider: provider.id, reason, code, type: name, said }, 'single sign-on came to nothing')
}

/** Addresses of the broker and of ours with a code in them are nobody's to keep. */
export function leave(reply: FastifyReply, address: string): FastifyReply {
  void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
  return reply.redirect(address, 303)
}
