import { z } from 'zod'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { refuse } from '../../../platform/problem.ts'
import { readRequest } from '../../data-subject-requests/public.ts'
import type { Policies } from '../../policy/public.ts'
import { answerFromRegister } from './answer-from-register.ts'
import { registerAnswer, registerAnswerInput } from './contract.ts'

type Dependencies = { database: Database; policies: Policies; keys: KeyFiles }

/** A dealer answers somebody who sold or bought: one answer, which Helder keeps no copy of. */
export function registerAnswerRoutes(app: App, { database, ...dependencies }: Dependencies): void {
  app.post(
    '/v1/data-subject-requests/:id/register-answers',
    {
      schema: {
        params: z.object({ id: z.uuid() }),
        body: registerAnswerInput,
        response: { 201: registerAnswer },
        tags: ['data-subject-requests'],
      },
      config: { access: ['dealer'] },
    },
    async (request, reply) => {
      const { id } = request.params
      const answer = await inTransaction(database, callerOf(request), async (tx) =>
        (await readRequest(tx, id)) === null ? null : answerFromRegister(tx, id, request.body, dependencies),
      )
      if (answer === null) return refuse(request, reply, { ok: false, reason: 'not-found' })
      return reply.code(201).header('cache-control', 'no-store').send(answer)
    },
  )
}
