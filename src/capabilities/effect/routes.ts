import { z } from 'zod'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { localeOf, refuse } from '../../platform/problem.ts'
import {
  countEntryRoles,
  countInput,
  countList,
  hourEntryRoles,
  hoursInput,
  hoursList,
  reportList,
  reportOrder,
  reportRoles,
  reportView,
} from './contract.ts'
import { crimeRoutes } from './crime-routes.ts'
import { enterCount, listCounts } from './enter-count.ts'
import { enterHours, listHours } from './enter-hours.ts'
import { listReports, readReport } from './list-reports.ts'
import { makeReport } from './make-report.ts'
import { typesetReport } from './typeset-report.ts'

const one = z.object({ id: z.uuid() })

/** The report of the regional board, what people enter for it, and what is imported for it. */
export function effectRoutes(app: App, { database }: { database: Database }): void {
  reportRoutes(app, database)
  entryRoutes(app, database)
  crimeRoutes(app, database)
}

function reportRoutes(app: App, database: Database): void {
  const tags = ['effect-reports']
  const config = { access: reportRoles }
  app.get('/v1/effect-reports', { schema: { response: { 200: reportList }, tags }, config }, (request) =>
    inTransaction(database, callerOf(request), async (tx) => ({ items: await listReports(tx) })),
  )
  app.post(
    '/v1/effect-reports',
    {
      schema: { body: reportOrder, response: { 201: reportView }, tags },
      config: { access: ['programme-coordinator'] },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const order = { ...request.body, by: 'coordinator' } as const
      const made = await inTransaction(database, caller, (tx) => makeReport(tx, caller, order, new Date()))
      if (!made.ok) return refuse(request, reply, made)
      const report = await inTransaction(database, caller, (tx) => readReport(tx, made.id))
      return reply.code(201).send(report!)
    },
  )
  app.get(
    '/v1/effect-reports/:id',
    { schema: { params: one, response: { 200: reportView }, tags }, config },
    async (request, reply) => {
      const report = await inTransaction(database, callerOf(request), (tx) =>
        readReport(tx, request.params.id),
      )
      return report ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )
  app.get(
    '/v1/effect-reports/:id/paper',
    { schema: { params: one, produces: ['application/pdf'], tags }, config },
    async (request, reply) => {
      const report = await inTransaction(database, callerOf(request), (tx) =>
        readReport(tx, request.params.id),
      )
      if (report === null) return refuse(request, reply, { ok: false, reason: 'not-found' })
      return reply.type('application/pdf').send(typesetReport(report, localeOf(request)))
    },
  )
}

function entryRoutes(app: App, database: Database): void {
  const counts = { tags: ['monthly-counts'], config: { access: countEntryRoles } }
  app.get(
    '/v1/monthly-counts',
    { schema: { response: { 200: countList }, tags: counts.tags }, config: counts.config },
    (request) => inTransaction(database, callerOf(request), listCounts),
  )
  app.post(
    '/v1/monthly-counts',
    { schema: { body: countInput, response: { 201: countList }, tags: counts.tags }, config: counts.config },
    async (request, reply) => {
      const caller = callerOf(request)
      const entered = await inTransaction(database, caller, (tx) =>
        enterCount(tx, caller, request.body, new Date()),
      )
      if (!entered.ok) return refuse(request, reply, entered)
      return reply.code(201).send(await inTransaction(database, caller, listCounts))
    },
  )
  const hours = { tags: ['worked-hours'], config: { access: hourEntryRoles } }
  app.get(
    '/v1/worked-hours',
    { schema: { response: { 200: hoursList }, tags: hours.tags }, config: hours.config },
    (request) => inTransaction(database, callerOf(request), listHours),
  )
  app.post(
    '/v1/worked-hours',
    { schema: { body: hoursInput, response: { 201: hoursList }, tags: hours.tags }, config: hours.config },
    async (request, reply) => {
      const caller = callerOf(request)
      const entered = await inTransaction(database, caller, (tx) => enterHours(tx, request.body, new Date()))
      if (!entered.ok) return refuse(request, reply, entered)
      return reply.code(201).send(await inTransaction(database, caller, listHours))
    },
  )
}
