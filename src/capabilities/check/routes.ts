import type { App } from '../../platform/app.ts'
import { refuse } from '../../platform/problem.ts'
import { answerText } from './answer-text.ts'
import { checkInput, checkView } from './contract.ts'
import type { Checks } from './open-checks.ts'
import type { ShortWay } from './short-way.ts'
import { sourceOf } from './source-of.ts'

/** The public check: open to everyone. */
export function checkRoutes(app: App, { checks, shortWay }: { checks: Checks; shortWay: ShortWay }): void {
  app.post(
    '/v1/checks',
    {
      schema: { body: checkInput, response: { 200: checkView }, tags: ['checks'] },
      config: { access: 'open' },
      preParsing: async (request, _reply, payload) => shortWay.bodyOf(request.raw) ?? payload,
      onSend: async (_request, reply) => shortWay.learn(reply),
    },
    async (request, reply) => {
      const { work, ...asked } = request.body
      const answer =
        shortWay.refusalOf(request.raw) ?? checks.check(asked, { source: sourceOf(request), work })
      if ('ok' in answer) return refuse(request, reply, answer)
      // A text goes out as it is, past the serializer: filled up to one length.
      return reply.type('application/json; charset=utf-8').send(answerText(answer) as never)
    },
  )
}
