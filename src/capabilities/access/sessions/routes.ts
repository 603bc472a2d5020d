import { z } from 'zod'
import type { App } from '../../../platform/app.ts'
import type { Database } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { passkeySessionInput } from '../passkeys/contract.ts'
import type { PasskeyPlace } from '../passkeys/verify-passkey.ts'
import { SESSION_COOKIE } from '../session-cookie.ts'
import type { SignInBudget } from '../sign-in-budget.ts'
import { confirmByPasskey, confirmDemo, offerConfirmation } from './confirm-session.ts'
import { confirmationOffer, sessionList } from './contract.ts'
import { endOtherSessions, endOwnSession, listOwnSessions } from './own-sessions.ts'
import { sessionHolderOf } from './session-holder.ts'

const config = { access: 'signed-in' } as const
const tags = ['access']
const done = { 204: z.null() }

export type SessionDependencies = {
  database: Database
  place: PasskeyPlace
  demo: boolean
  budget: SignInBudget
}

/** The caller's own sessions: seen, ended, and confirmed before a deed that weighs. */
export function sessionRoutes(app: App, dependencies: SessionDependencies): void {
  const { database } = dependencies
  confirmationRoutes(app, dependencies)

  app.get(
    '/v1/sessions',
    { schema: { response: { 200: sessionList }, tags }, config },
    async (request, reply) => {
      const session = sessionHolderOf(request)
      return session.ok ? listOwnSessions(database, session.holder) : refuse(request, reply, session)
    },
  )

  app.delete('/v1/sessions', { schema: { response: done, tags }, config }, async (request, reply) => {
    const session = sessionHolderOf(request)
    if (!session.ok) return refuse(request, reply, session)
    await endOtherSessions(database, session.holder)
    return reply.code(204).send(null)
  })

  app.delete(
    '/v1/sessions/:id',
    { schema: { params: z.object({ id: z.uuid() }), response: done, tags }, config },
    async (request, reply) => {
      const session = sessionHolderOf(request)
      if (!session.ok) return refuse(request, reply, session)
      const { id } = request.params
      const outcome = await endOwnSession(database, session.holder, id)
      if (!outcome.ok) return refuse(request, reply, outcome)
      if (id === session.holder.sessionId) void reply.clearCookie(SESSION_COOKIE, { path: '/' })
      return reply.code(204).send(null)
    },
  )
}

function confirmationRoutes(app: App, { database, place, demo, budget }: SessionDependencies): void {
  app.post(
    '/v1/me/confirmation-challenges',
    { schema: { response: { 201: confirmationOffer }, tags }, config },
    async (request, reply) => {
      const session = sessionHolderOf(request)
      if (!session.ok) return refuse(request, reply, session)
      const attempt = budget.ofAccount(session.holder.accountId)
      if (!attempt.ok) return refuse(request, reply, attempt)
      return reply.code(201).send(await offerConfirmation(database, place.rpId, session.holder, demo))
    },
  )

  app.post(
    '/v1/me/confirmations',
    { schema: { body: passkeySessionInput, response: done, tags }, config },
    async (request, reply) => {
      const session = sessionHolderOf(request)
      if (!session.ok) return refuse(request, reply, session)
      const attempt = budget.ofAccount(session.holder.accountId)
      if (!attempt.ok) return refuse(request, reply, attempt)
      const outcome = await confirmByPasskey(database, place, session.holder, request.body)
      if (!outcome.ok) return refuse(request, reply, outcome)
      attempt.giveBack(2)
      return reply.code(204).send(null)
    },
  )

  // In production this route does not exist.
  if (!demo) return
  app.post('/demo/confirm', { schema: { response: done, hide: true }, config }, async (request, reply) => {
    const session = sessionHolderOf(request)
    if (!session.ok) return refuse(request, reply, session)
    const outcome = await confirmDemo(database, session.holder)
    return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
  })
}
