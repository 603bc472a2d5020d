import { z } from 'zod'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { localeOf, refuse } from '../../platform/problem.ts'
import { pdfHeaders } from '../letters/public.ts'
import { classesOf } from './classes-of.ts'
import { annexInput, annexList, annexView, overviewCounts, ownStandings } from './contract.ts'
import { listAnnexes } from './list-annexes.ts'
import { openAnnex, type RunningMeasures } from './open-annex.ts'
import { printAnnex } from './print-annex.ts'
import { readOwnStandings } from './read-own-standings.ts'

const tags = ['overview']
const byName = ['municipal-officer', 'municipal-lawyer', 'mayors-office'] as const
const counting = [...byName, 'programme-coordinator', 'programme-officer'] as const
const notFound = { ok: false, reason: 'not-found' } as const
type Open = { database: Database; measures: RunningMeasures }

/** The overview of the region in counts, the closed annex of the own municipality, and what a dealer's own class is. */
export function overviewRoutes(app: App, { database, measures }: Open): void {
  app.get(
    '/v1/overview-counts',
    { schema: { response: { 200: overviewCounts }, tags }, config: { access: counting } },
    (request) =>
      inTransaction(database, callerOf(request), (tx) => classesOf(tx, dayInAmsterdam(new Date()))),
  )

  app.get(
    '/v1/own-standings',
    { schema: { response: { 200: ownStandings }, tags }, config: { access: ['dealer'] } },
    (request) =>
      inTransaction(database, callerOf(request), (tx) => readOwnStandings(tx, dayInAmsterdam(new Date()))),
  )

  app.get(
    '/v1/overview-annexes',
    { schema: { response: { 200: annexList }, tags }, config: { access: byName } },
    async (request) => ({ items: await inTransaction(database, callerOf(request), listAnnexes) }),
  )

  app.post(
    '/v1/overview-annexes',
    { schema: { body: annexInput, response: { 201: annexView }, tags }, config: { access: byName } },
    async (request, reply) => {
      const caller = callerOf(request)
      const { purposeCode } = request.body
      const annex = await inTransaction(database, caller, (tx) =>
        openAnnex(tx, caller, { purposeCode, now: new Date() }, measures),
      )
      if (annex === null) return refuse(request, reply, notFound)
      return reply.code(201).header('cache-control', 'no-store').send(annex)
    },
  )

  app.post(
    '/v1/overview-annexes/:id/papers',
    {
      schema: { params: z.object({ id: z.uuid() }), produces: ['application/pdf'], tags },
      config: { access: byName },
    },
    async (request, reply) => {
      const printed = await inTransaction(database, callerOf(request), (tx) =>
        printAnnex(tx, request.params.id, localeOf(request)),
      )
      if (printed === null) return refuse(request, reply, notFound)
      return reply.headers(pdfHeaders(`besloten-bijlage-${printed.number}`)).send(printed.pdf)
    },
  )
}
