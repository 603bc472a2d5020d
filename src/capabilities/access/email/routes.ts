import { z } from 'zod'
import { type App, callerOf } from '../../../platform/app.ts'
import { refuse } from '../../../platform/problem.ts'
import type { SignInBudget } from '../sign-in-budget.ts'
import { emailAddressInput, emailAddressView, emailCodeInput } from './contract.ts'
import {
  confirmEmailAddress,
  type EmailDependencies,
  forgetEmailAddress,
  proposeEmailAddress,
  readEmailAddress,
} from './email-address.ts'

const config = { access: ['citizen'] } as const
const tags = ['access']
const done = { 204: z.null() }
const url = '/v1/me/email-address'

/** Where a citizen wants to hear that there is news: optional, confirmed before it counts, seen by its owner alone. */
export function emailRoutes(app: App, dependencies: EmailDependencies & { budget: SignInBudget }): void {
  const { budget } = dependencies

  app.get(url, { schema: { response: { 200: emailAddressView }, tags }, config }, (request) =>
    readEmailAddress(dependencies, callerOf(request)),
  )

  app.put(
    url,
    // News of a recovery goes there: who changes it shows to be there.
    { schema: { body: emailAddressInput, response: done, tags }, config: { ...config, confirmed: true } },
    async (request, reply) => {
      const attempt = budget.ofMail(request)
      if (!attempt.ok) return refuse(request, reply, attempt)
      await proposeEmailAddress(dependencies, callerOf(request), request.body.address)
      return reply.code(204).send(null)
    },
  )

  app.post(
    `${url}/confirmations`,
    { schema: { body: emailCodeInput, response: done, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const attempt = budget.ofAccount(caller.accountId)
      if (!attempt.ok) return refuse(request, reply, attempt)
      const outcome = await confirmEmailAddress(dependencies, caller, request.body.code)
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )

  app.delete(url, { schema: { response: done, tags }, config }, async (request, reply) => {
    await forgetEmailAddress(dependencies, callerOf(request))
    return reply.code(204).send(null)
  })
}
