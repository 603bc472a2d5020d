import { z } from 'zod'
import { roles } from '../../../kernel/codes.ts'
import type { App } from '../../../platform/app.ts'
import type { Database } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { sessionHolderOf } from '../sessions/session-holder.ts'
import type { SignInBudget } from '../sign-in-budget.ts'
import { deviceLink, invitationSecretInput, invitationView } from './contract.ts'
import { joinWithAccount } from './join-with-account.ts'
import { linkDevice } from './link-device.ts'
import { readInvitation } from './read-invitation.ts'

const tags = ['access']
/** A citizen's account has no name and is nobody's colleague. */
const colleagues = roles.filter((role) => role !== 'citizen')

/** Invitations as those see them who were invited, and links for a further device of one's own. */
export function joiningRoutes(
  app: App,
  { database, budget }: { database: Database; budget: SignInBudget },
): void {
  // A secret never stands in an address: this is read by sending it.
  app.post(
    '/v1/invitation-views',
    {
      schema: { body: invitationSecretInput, response: { 200: invitationView }, tags },
      config: { access: 'open' },
    },
    async (request, reply) => {
      const attempt = budget.ofSource(request)
      if (!attempt.ok) return refuse(request, reply, attempt)
      const outcome = await readInvitation(database, request.body.invitation)
      if (!outcome.ok) return refuse(request, reply, outcome)
      attempt.giveBack()
      return outcome.view
    },
  )

  app.post(
    '/v1/invitation-acceptances',
    {
      schema: { body: invitationSecretInput, response: { 204: z.null() }, tags },
      config: { access: colleagues },
    },
    async (request, reply) => {
      const session = sessionHolderOf(request)
      if (!session.ok) return refuse(request, reply, session)
      const outcome = await joinWithAccount(database, session.holder, request.body.invitation)
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/me/device-links',
    {
      schema: { response: { 201: deviceLink }, tags },
      config: { access: 'signed-in', confirmed: true },
    },
    async (request, reply) => {
      const session = sessionHolderOf(request)
      if (!session.ok) return refuse(request, reply, session)
      return reply.code(201).send(await linkDevice(database, session.holder))
    },
  )
}
