import { z } from 'zod'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { localeOf, refuse } from '../../platform/problem.ts'
import { attachReport } from './attach-report.ts'
import {
  attachmentInput,
  caseChange,
  caseHead,
  caseInput,
  caseList,
  caseView,
  sourceList,
  stepInput,
  triangleRoles,
} from './contract.ts'
import { changeCase, proposeCase } from './keep-case.ts'
import { listCases } from './list-cases.ts'
import { listSources } from './list-sources.ts'
import { openCase } from './open-case.ts'
import { printCases } from './print-cases.ts'
import { caseLeaders, caseWriters } from './rules/case-table.ts'
import { takeStep } from './take-step.ts'

const tags = ['triangle-cases']
const byId = z.object({ id: z.uuid() })
const everyone = { access: triangleRoles } as const
const writers = { access: caseWriters } as const
const municipal = { access: [...caseWriters, ...caseLeaders] } as const
const notFound = { ok: false, reason: 'not-found' } as const
const todayIs = () => dayInAmsterdam(new Date())

type Dependencies = { database: Database }

/** Cases of the triangle: written by the municipality, read by the partners once they stand on an agenda. */
export function caseRoutes(app: App, dependencies: Dependencies): void {
  listRoutes(app, dependencies)
  openRoutes(app, dependencies)
  writeRoutes(app, dependencies)
  stepRoutes(app, dependencies)
}

function listRoutes(app: App, { database }: Dependencies): void {
  app.get(
    '/v1/triangle-cases',
    { schema: { response: { 200: caseList }, tags }, config: everyone },
    async (request) => {
      const caller = callerOf(request)
      return { items: await inTransaction(database, caller, (tx) => listCases(tx, caller)), next: null }
    },
  )

  app.get(
    '/v1/triangle-cases/:id',
    { schema: { params: byId, response: { 200: caseHead }, tags }, config: everyone },
    async (request, reply) => {
      const caller = callerOf(request)
      const [one] = await inTransaction(database, caller, (tx) =>
        listCases(tx, caller, { ids: [request.params.id] }),
      )
      return one ?? refuse(request, reply, notFound)
    },
  )

  app.get(
    '/v1/triangle-sources/:id',
    { schema: { params: byId, response: { 200: sourceList }, tags }, config: writers },
    async (request) => {
      const items = await inTransaction(database, callerOf(request), (tx) =>
        listSources(tx, request.params.id, todayIs()),
      )
      return { items, next: null }
    },
  )
}

function openRoutes(app: App, { database }: Dependencies): void {
  app.post(
    '/v1/triangle-cases/:id/views',
    { schema: { params: byId, response: { 201: caseView }, tags }, config: everyone },
    async (request, reply) => {
      const caller = callerOf(request)
      const view = await inTransaction(database, caller, (tx) => openCase(tx, caller, request.params.id))
      if (view === null) return refuse(request, reply, notFound)
      return reply.code(201).header('cache-control', 'no-store').send(view)
    },
  )

  app.post(
    '/v1/triangle-cases/:id/papers',
    { schema: { params: byId, produces: ['application/pdf'], tags }, config: everyone },
    async (request, reply) => {
      const caller = callerOf(request)
      const at = new Date()
      const view = await inTransaction(database, caller, (tx) => openCase(tx, caller, request.params.id))
      if (view === null) return refuse(request, reply, notFound)
      const locale = localeOf(request)
      const pdf = printCases({ cases: [view], meeting: null, locale, at, today: dayInAmsterdam(at) })
      return reply.code(201).headers(pdfHeaders('zaak.pdf')).send(pdf)
    },
  )
}

/** A paper that opened people: no cache keeps it. */
export const pdfHeaders = (name: string) => ({
  'content-type': 'application/pdf',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-disposition': `attachment; filename="${name}"`,
})

function writeRoutes(app: App, { database }: Dependencies): void {
  app.post(
    '/v1/triangle-cases',
    { schema: { body: caseInput, response: { 201: caseHead }, tags }, config: writers },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await inTransaction(database, caller, async (tx) => {
        const kept = await proposeCase(tx, caller, request.body, todayIs())
        return kept.ok
          ? { ok: true as const, head: (await listCases(tx, caller, { ids: [kept.id] }))[0]! }
          : kept
      })
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).header('location', `/v1/triangle-cases/${outcome.head.id}`).send(outcome.head)
    },
  )

  app.put(
    '/v1/triangle-cases/:id',
    { schema: { params: byId, body: caseChange, response: { 200: caseHead }, tags }, config: writers },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const kept = await changeCase(tx, caller, { id, change: request.body }, todayIs())
        return kept.ok ? { ok: true as const, head: (await listCases(tx, caller, { ids: [id] }))[0]! } : kept
      })
      return outcome.ok ? outcome.head : refuse(request, reply, outcome)
    },
  )
}

function stepRoutes(app: App, { database }: Dependencies): void {
  app.post(
    '/v1/triangle-cases/:id/steps',
    { schema: { params: byId, body: stepInput, response: { 201: caseHead }, tags }, config: municipal },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const taken = await takeStep(tx, caller, { id, step: request.body }, todayIs())
        return taken.ok
          ? { ok: true as const, head: (await listCases(tx, caller, { ids: [id] }))[0]! }
          : taken
      })
      return outcome.ok ? reply.code(201).send(outcome.head) : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/triangle-cases/:id/attached-reports',
    {
      schema: { params: byId, body: attachmentInput, response: { 201: caseHead }, tags },
      config: { access: ['assistant-prosecutor'] },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const { reportId } = request.body
        const done = await attachReport(tx, caller, { caseId: id, reportId }, todayIs())
        return done.ok ? { ok: true as const, head: (await listCases(tx, caller, { ids: [id] }))[0]! } : done
      })
      return outcome.ok ? reply.code(201).send(outcome.head) : refuse(request, reply, outcome)
    },
  )
}
