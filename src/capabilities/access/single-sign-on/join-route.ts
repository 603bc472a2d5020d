import type { App } from '../../../platform/app.ts'
import { refuse } from '../../../platform/problem.ts'
import { secretDigest } from '../find-caller.ts'
import { attemptInput, attemptView, providerList } from './contract.ts'
import { setOut } from './journey.ts'
import type { SingleSignOn } from './routes.ts'

/**
 * For the page of an invitation: its secret stands behind the # of a link and must not get into an address, so it is sent,
 * and the page then goes to the address of the answer. What the invitation gives is given when the broker's answer is in.
 */
export function joinBySingleSignOnRoute(app: App, sso: SingleSignOn): void {
  app.get(
    '/v1/single-sign-on-providers',
    { schema: { response: { 200: providerList }, tags: ['access'] }, config: { access: 'open' } },
    () => ({ items: sso.doors.list() }),
  )

  app.post(
    '/v1/single-sign-on-attempts',
    {
      schema: { body: attemptInput, response: { 201: attemptView }, tags: ['access'] },
      config: { access: 'open' },
    },
    async (request, reply) => {
      const { provider, invitation, language } = request.body
      const door = sso.doors.find(provider)
      if (door === null) return refuse(request, reply, { ok: false, reason: 'not-found' })
      const outcome = await setOut(sso, door, reply, {
        provider,
        sessionId: null,
        invitation: secretDigest(invitation),
        returnTo: null,
        language,
      })
      if (!outcome.ok) return refuse(request, reply, { ok: false, reason: 'unavailable' })
      return reply.code(201).send({ address: outcome.address })
    },
  )
}
