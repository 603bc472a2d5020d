import { z } from 'zod'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { readRequest } from '../../data-subject-requests/public.ts'
import { answerFromReports } from './answer-from-reports.ts'
import { municipalAnswer, municipalAnswerInput } from './contract.ts'

/** The privacy officer of a municipality answers a dealer who asks what it received about the business. */
export function municipalAnswerRoutes(app: App, { database }: { database: Database }): void {
  app.post(
    '/v1/data-subject-requests/:id/municipal-answers',
    {
      schema: {
        params: z.object({ id: z.uuid() }),
        body: municipalAnswerInput,
        response: { 201: municipalAnswer },
        tags: ['data-subject-requests'],
      },
      config: { access: ['privacy-officer'] },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const answer = await inTransaction(database, caller, async (tx) =>
        caller.organisationId.startsWith('municipality:') && (await readRequest(tx, id)) !== null
          ? answerFromReports(tx, id, request.body)
          : null,
      )
      if (answer === null) return refuse(request, reply, { ok: false, reason: 'not-found' })
      return reply.code(201).header('cache-control', 'no-store').send(answer)
    },
  )
}
