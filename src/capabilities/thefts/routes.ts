import { z } from 'zod'
import { policeRoles } from '../../kernel/codes.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { inTransaction } from '../../platform/database.ts'
import { idempotencyKeyOf } from '../../platform/idempotency.ts'
import { refuse } from '../../platform/problem.ts'
import { theftReportInput, theftReportList, theftReportListQuery, theftReportView } from './contract.ts'
import { endingRoutes } from './ending-routes.ts'
import { leadRoutes } from './leads/lead-routes.ts'
import { listReports, readReport } from './queries.ts'
import { recordTheftReport, type TheftDependencies } from './record-theft-report.ts'

export type TheftRouteDependencies = TheftDependencies & {
  /** Wakes the matcher: something was recorded. */
  recorded: () => void
}
const police = policeRoles
const tags = ['theft-reports']

/** Theft reports: police data, for police only. */
export function theftRoutes(app: App, dependencies: TheftRouteDependencies): void {
  const { database, recorded } = dependencies
  endingRoutes(app, dependencies)
  leadRoutes(app, { database })

  app.post(
    '/v1/theft-reports',
    {
      schema: { body: theftReportInput, response: { 201: theftReportView, 200: theftReportView }, tags },
      config: { access: police },
    },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      if (!key.ok) return refuse(request, reply, key)
      const caller = callerOf(request)
      const outcome = await recordTheftReport(dependencies, caller, request.body, key.key, new Date())
      if (!outcome.ok) return refuse(request, reply, outcome)
      recorded()
      if (outcome.outcome === 'replayed') void reply.header('idempotency-replayed', 'true')
      void reply.header('location', `/v1/theft-reports/${outcome.report.id}`)
      // The report that was there already is not made again: its items are.
      return reply.code(outcome.outcome === 'updated' ? 200 : 201).send(outcome.report)
    },
  )

  app.get(
    '/v1/theft-reports',
    {
      schema: { querystring: theftReportListQuery, response: { 200: theftReportList }, tags },
      config: { access: police },
    },
    (request) => inTransaction(database, callerOf(request), (tx) => listReports(tx, request.query)),
  )

  app.get(
    '/v1/theft-reports/:id',
    {
      schema: { params: z.object({ id: z.uuid() }), response: { 200: theftReportView }, tags },
      config: { access: police },
    },
    async (request, reply) => {
      const { id } = request.params
      const report = await inTransaction(database, callerOf(request), (tx) => readReport(tx, id))
      return report ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )
}
