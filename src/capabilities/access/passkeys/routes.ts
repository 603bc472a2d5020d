import { z } from 'zod'
import type { App } from '../../../platform/app.ts'
import type { Database } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { deviceOf } from '../device-of.ts'
import { setSessionCookie } from '../session-cookie.ts'
import { sessionHolderOf } from '../sessions/session-holder.ts'
import type { SignInBudget } from '../sign-in-budget.ts'
import { addPasskey } from './add-passkey.ts'
import {
  madePasskeyInput,
  newPasskeyInput,
  passkeyChallengeInput,
  passkeyInput,
  passkeyList,
  passkeyOffer,
  passkeySessionInput,
} from './contract.ts'
import { offerPasskey } from './offer-passkey.ts'
import { addOwnPasskey, listOwnPasskeys, offerOwnPasskey, removeOwnPasskey } from './own-passkeys.ts'
import { signInByPasskey } from './sign-in-by-passkey.ts'
import type { PasskeyPlace } from './verify-passkey.ts'

const open = { access: 'open' } as const
const own = { access: 'signed-in' } as const
/** What can sign in later is not changed by whoever finds a screen open. */
const ownConfirmed = { access: 'signed-in', confirmed: true } as const
const tags = ['access']
const done = { 204: z.null() }

export type PasskeyDependencies = {
  database: Database
  place: PasskeyPlace
  secureCookies: boolean
  budget: SignInBudget
  /** Tells a citizen by mail that a passkey was replaced, where there is an address that counts. */
  noticeRecovery: (accountId: string) => Promise<void>
}

/** Signing up and in with a passkey: no name, no password. */
export function passkeyRoutes(app: App, dependencies: PasskeyDependencies): void {
  const { database, place, secureCookies, budget, noticeRecovery } = dependencies
  ownPasskeyRoutes(app, dependencies)

  app.post(
    '/v1/passkey-challenges',
    { schema: { body: passkeyChallengeInput, response: { 201: passkeyOffer }, tags }, config: open },
    async (request, reply) => {
      const attempt = budget.ofSource(request)
      if (!attempt.ok) return refuse(request, reply, attempt)
      const outcome = await offerPasskey(database, place.rpId, request.body)
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).send({ options: { ...outcome.options } })
    },
  )

  app.post(
    '/v1/passkeys',
    { schema: { body: passkeyInput, response: done, tags }, config: open },
    async (request, reply) => {
      const attempt = budget.ofSource(request)
      if (!attempt.ok) return refuse(request, reply, attempt)
      const device = deviceOf(request.headers['user-agent'])
      const outcome = await addPasskey(database, place, request.body, device)
      if (!outcome.ok) return refuse(request, reply, outcome)
      if (request.body.deed === 'recover') await noticeRecovery(outcome.account)
      setSessionCookie(reply, outcome.secret, secureCookies)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/v1/passkey-sessions',
    { schema: { body: passkeySessionInput, response: done, tags }, config: open },
    async (request, reply) => {
      const attempt = budget.ofSource(request)
      if (!attempt.ok) return refuse(request, reply, attempt)
      const device = deviceOf(request.headers['user-agent'])
      const outcome = await signInByPasskey(database, place, request.body, device)
      if (!outcome.ok) return refuse(request, reply, outcome)
      // With the challenge it began with.
      attempt.giveBack(2)
      setSessionCookie(reply, outcome.secret, secureCookies)
      return reply.code(204).send(null)
    },
  )
}

/** The caller's own passkeys: seen, made on a further device, removed. */
function ownPasskeyRoutes(app: App, { database, place }: PasskeyDependencies): void {
  app.get(
    '/v1/passkeys',
    { schema: { response: { 200: passkeyList }, tags }, config: own },
    async (request, reply) => {
      const session = sessionHolderOf(request)
      return session.ok ? listOwnPasskeys(database, session.holder) : refuse(request, reply, session)
    },
  )

  app.delete(
    '/v1/passkeys/:id',
    {
      schema: { params: z.object({ id: z.uuid() }), response: done, tags },
      config: ownConfirmed,
    },
    async (request, reply) => {
      const session = sessionHolderOf(request)
      if (!session.ok) return refuse(request, reply, session)
      const outcome = await removeOwnPasskey(database, session.holder, request.params.id)
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/me/passkey-challenges',
    { schema: { body: newPasskeyInput, response: { 201: passkeyOffer }, tags }, config: ownConfirmed },
    async (request, reply) => {
      const session = sessionHolderOf(request)
      if (!session.ok) return refuse(request, reply, session)
      const options = await offerOwnPasskey(database, place.rpId, session.holder, request.body.label)
      return reply.code(201).send({ options: { ...options } })
    },
  )

  app.post(
    '/v1/me/passkeys',
    { schema: { body: madePasskeyInput, response: done, tags }, config: ownConfirmed },
    async (request, reply) => {
      const session = sessionHolderOf(request)
      if (!session.ok) return refuse(request, reply, session)
      const device = deviceOf(request.headers['user-agent'])
      const outcome = await addOwnPasskey(database, place, session.holder, request.body, device)
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )
}
