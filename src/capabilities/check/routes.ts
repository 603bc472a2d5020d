import type { App } from '../../platform/app.ts'
import { refuse } from '../../platform/problem.ts'
import { checkInput, checkView } from './contract.ts'
import type { Checks } from './open-checks.ts'
import { sourceOf } from './source-of.ts'

/** The public check: open to everyone. */
export function checkRoutes(app: App, { checks }: { checks: Checks }): void {
  app.post(
    '/v1/checks',
    {
      schema: { body: checkInput, response: { 200: checkView }, tags: ['checks'] },
      config: { access: 'open' },
    },
    async (request, reply) => {
      const { work, ...asked } = request.body
      const answer = checks.check(asked, { source: sourceOf(request), work })
      if ('ok' in answer) return refuse(request, reply, answer)
      const { result, reason, dataUntil } = answer
      return reply.code(200).send({ result, ...(reason && { reason }), dataUntil: dataUntil.toISOString() })
    },
  )
}
