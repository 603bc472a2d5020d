import { z } from 'zod'
import type { App } from '../../../platform/app.ts'
import type { Database } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { passkeyChallengeInput, passkeyInput, passkeyOffer, passkeySessionInput } from '../contract.ts'
import { deviceOf } from '../device-of.ts'
import { setSessionCookie } from '../session-cookie.ts'
import { addPasskey } from './add-passkey.ts'
import { offerPasskey } from './offer-passkey.ts'
import { signInByPasskey } from './sign-in-by-passkey.ts'

const open = { access: 'open' } as const
const tags = ['access']

/** Citizens sign up and sign in with a passkey: no name, no password, no address. */
export function passkeyRoutes(
  app: App,
  { database, baseUrl, secureCookies }: { database: Database; baseUrl: string; secureCookies: boolean },
): void {
  const { hostname: rpId, origin } = new URL(baseUrl)
  const place = { rpId, origin }

  app.post(
    '/v1/passkey-challenges',
    { schema: { body: passkeyChallengeInput, response: { 201: passkeyOffer }, tags }, config: open },
    async (request, reply) => {
      const outcome = await offerPasskey(database, rpId, request.body)
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).send({ options: { ...outcome.options } })
    },
  )

  app.post(
    '/v1/passkeys',
    { schema: { body: passkeyInput, response: { 204: z.null() }, tags }, config: open },
    async (request, reply) => {
      const outcome = await addPasskey(database, place, request.body, deviceOf(request.headers['user-agent']))
      if (!outcome.ok) return refuse(request, reply, outcome)
      setSessionCookie(reply, outcome.secret, secureCookies)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/v1/passkey-sessions',
    { schema: { body: passkeySessionInput, response: { 204: z.null() }, tags }, config: open },
    async (request, reply) => {
      const outcome = await signInByPasskey(
        database,
        place,
        request.body,
        deviceOf(request.headers['user-agent']),
      )
      if (!outcome.ok) return refuse(request, reply, outcome)
      setSessionCookie(reply, outcome.secret, secureCookies)
      return reply.code(204).send(null)
    },
  )
}
