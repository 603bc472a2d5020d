import type { FastifyRequest } from 'fastify'
import { callerOf } from '../../../platform/app.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Refusal } from '../../../kernel/result.ts'

export type SessionHolder = Caller & { sessionId: string }

/** The caller as a person with a session; a token has no passkeys and no sessions. */
export function sessionHolderOf(
  request: Pick<FastifyRequest, 'caller'>,
): { ok: true; holder: SessionHolder } | Refusal<'forbidden'> {
  const caller = callerOf(request)
  if (caller.sessionId === null) return { ok: false, reason: 'forbidden' }
  return { ok: true, holder: { ...caller, sessionId: caller.sessionId } }
}
