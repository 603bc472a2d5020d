import { z } from 'zod'
import { identifierKinds } from '../../../identifiers/public.ts'
import type { App } from '../../../platform/app.ts'
import { refuse } from '../../../platform/problem.ts'
import { checkInput, checkView } from '../contract.ts'
import type { Checks } from '../open-checks.ts'
import { sourceOf } from '../source-of.ts'
import type { Proofs } from './proofs.ts'

export const provenView = checkView.extend({
  kind: z.enum(identifierKinds).nullable(),
  number: z.string().describe('The number in groups as people read it'),
  proof: z
    .string()
    .nullable()
    .describe('The signed check proof (docs/check-proof.md); null when the text is no number of any kind'),
})
export type ProvenView = z.infer<typeof provenView>

/** Hit and miss are as long as each other. */
const ANSWER_BYTES = 1_536

/** Checks with a proof: open to everyone, on the same budget as a check without. */
export function proofRoutes(app: App, { checks, proofs }: { checks: Checks; proofs: Proofs }): void {
  app.post(
    '/v1/checks/proofs',
    {
      schema: { body: checkInput, response: { 201: provenView }, tags: ['checks'] },
      config: { access: 'open' },
    },
    async (request, reply) => {
      const { work, ...asked } = request.body
      const answer = checks.check(asked, { source: sourceOf(request), work })
      if ('ok' in answer) return refuse(request, reply, answer)
      const { result, reason, dataUntil, kind, shown } = answer
      const view = {
        result,
        ...(reason && { reason }),
        dataUntil: dataUntil.toISOString(),
        kind,
        number: shown,
        proof: proofs.ofAnswer(answer, new Date()),
      } satisfies ProvenView
      return reply.code(201).type('application/json; charset=utf-8').serializer(padded).send(view)
    },
  )

  app.get('/check/vkey', { config: { access: 'open' }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(`${proofs.vkey}\n`),
  )
  app.get('/check/vkeys', { config: { access: 'open' }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(`${proofs.vkeys}\n`),
  )
}

function padded(view: unknown): string {
  return JSON.stringify(view).padEnd(ANSWER_BYTES)
}
