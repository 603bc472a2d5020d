import { z } from 'zod'
import { policeRoles, supervisionRoles } from '../../kernel/codes.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { makeReport } from './make-report.ts'
import type { VisitDependencies } from './routes.ts'

/** The report of a visit on paper, for the dealer and for the file. */
export function reportRoute(app: App, { database, keys }: VisitDependencies): void {
  app.get(
    '/v1/visits/:id/report',
    {
      schema: { params: z.object({ id: z.uuid() }), produces: ['application/pdf'], tags: ['visits'] },
      config: { access: [...supervisionRoles, ...policeRoles] },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const asked = { id: request.params.id, now: new Date() }
      const pdf = await inTransaction(database, caller, (tx) => makeReport(tx, caller, keys, asked))
      if (pdf === null) return refuse(request, reply, { ok: false, reason: 'not-found' })
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="bezoek-${asked.id}.pdf"`)
        .header('cache-control', 'no-store')
        .send(pdf)
    },
  )
}
