import type { FastifyRequest } from 'fastify'
import { type Attempts, openAttempts } from '../../platform/attempts.ts'
import { networkOf } from '../../platform/network-of.ts'

/**
 * What slows guessing down. Before someone is known only the network counts, so that nobody can use up what another has;
 * of a known account only what its own sessions try counts, for the same reason. A sign-in that succeeds gives back what it
 * took: an office behind one address never runs out by working.
 */
export type SignInBudget = {
  ofSource: (request: Pick<FastifyRequest, 'ip'>) => ReturnType<Attempts['take']>
  ofAccount: (accountId: string) => ReturnType<Attempts['take']>
  /** Mails to an address that nobody confirmed yet: each may land at a stranger's. */
  ofMail: (request: Pick<FastifyRequest, 'ip'>) => ReturnType<Attempts['take']>
}

export function openSignInBudget(now_ms: () => number = Date.now): SignInBudget {
  const sources = openAttempts({ burst: 100, every_ms: 3_000, now_ms })
  const accounts = openAttempts({ burst: 20, every_ms: 30_000, now_ms })
  const mails = openAttempts({ burst: 10, every_ms: 300_000, now_ms })
  return {
    ofSource: ({ ip }) => sources.take(networkOf(ip)),
    ofAccount: (accountId) => accounts.take(accountId),
    ofMail: ({ ip }) => mails.take(networkOf(ip)),
  }
}
