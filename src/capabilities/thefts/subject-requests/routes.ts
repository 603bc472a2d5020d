import { z } from 'zod'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { refuse } from '../../../platform/problem.ts'
import { readRequest } from '../../data-subject-requests/public.ts'
import { answerFromPoliceData } from './answer-from-police-data.ts'
import { policeAnswer, policeAnswerInput } from './contract.ts'

/** The privacy officer of a base team answers who asks what police keep of them. */
export function policeAnswerRoutes(
  app: App,
  { database, keys }: { database: Database; keys: KeyFiles },
): void {
  app.post(
    '/v1/data-subject-requests/:id/police-answers',
    {
      schema: {
        params: z.object({ id: z.uuid() }),
        body: policeAnswerInput,
        response: { 201: policeAnswer },
        tags: ['data-subject-requests'],
      },
      config: { access: ['privacy-officer'] },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const answer = await inTransaction(database, caller, async (tx) =>
        (await readRequest(tx, id))?.regime === 'wpg'
          ? answerFromPoliceData(tx, id, request.body, keys)
          : null,
      )
      if (answer === null) return refuse(request, reply, { ok: false, reason: 'not-found' })
      return reply.code(201).header('cache-control', 'no-store').send(answer)
    },
  )
}
