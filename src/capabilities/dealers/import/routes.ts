import { z } from 'zod'
import { organiserRoles } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { pageQuery } from '../../../platform/contract.ts'
import { type Database, inTransaction, type Transaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { dealerInput } from '../contract.ts'
import {
  decisionInput,
  importInput,
  importList,
  importView,
  lineList,
  linesQuery,
  lineView,
  takeOverView,
} from './contract.ts'
import { correctLine, decideLine } from './decide-line.ts'
import { listImports, listLines, readImport, readLineOf } from './read-import.ts'
import { startImport } from './start-import.ts'
import { takeOverNew } from './take-over-new.ts'

const config = { access: organiserRoles }
const tags = ['dealer-imports']
const path = '/v1/dealer-imports'
const params = z.object({ id: z.uuid() })
const lineParams = params.extend({ lineId: z.uuid() })
/** A file of 5 MB, its cells and its text, as JSON. */
const BODY_BYTES_MAX = 20_000_000

/** The list of the trade register: in line by line, and what people decide about each. */
export function importRoutes(app: App, { database }: { database: Database }): void {
  app.get(
    path,
    { schema: { querystring: pageQuery, response: { 200: importList }, tags }, config },
    (request) => inTransaction(database, callerOf(request), (tx) => listImports(tx, request.query)),
  )

  app.post(
    path,
    { schema: { body: importInput, response: { 201: importView }, tags }, config, bodyLimit: BODY_BYTES_MAX },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await inTransaction(database, caller, async (tx) => {
        const started = await startImport(tx, caller, request.body)
        return started.ok ? { ...started, view: (await readImport(tx, started.id))! } : started
      })
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).header('location', `${path}/${outcome.id}`).send(outcome.view)
    },
  )

  app.get(
    `${path}/:id`,
    { schema: { params, response: { 200: importView }, tags }, config },
    async (request, reply) => {
      const found = await inTransaction(database, callerOf(request), (tx) =>
        readImport(tx, request.params.id),
      )
      return found ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )

  app.get(
    `${path}/:id/lines`,
    { schema: { params, querystring: linesQuery, response: { 200: lineList }, tags }, config },
    async (request, reply) => {
      const found = await inTransaction(database, callerOf(request), async (tx) =>
        (await readImport(tx, request.params.id))
          ? await listLines(tx, request.params.id, request.query)
          : null,
      )
      return found ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )

  app.post(
    `${path}/:id/take-overs`,
    { schema: { params, response: { 201: takeOverView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const outcome = await inTransaction(database, caller, (tx) =>
        takeOverNew(tx, caller, id, dayInAmsterdam(new Date())),
      )
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).send({ taken: outcome.taken, left: outcome.left })
    },
  )

  lineRoutes(app, database)
}

function lineRoutes(app: App, database: Database): void {
  app.put(
    `${path}/:id/lines/:lineId`,
    { schema: { params: lineParams, body: dealerInput, response: { 200: lineView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id: importId, lineId } = request.params
      const outcome = await inTransaction(database, caller, (tx) =>
        withLine(tx, importId, lineId, correctLine(tx, caller, { importId, lineId }, request.body)),
      )
      return outcome.ok ? outcome.line : refuse(request, reply, outcome)
    },
  )

  app.post(
    `${path}/:id/lines/:lineId/decisions`,
    { schema: { params: lineParams, body: decisionInput, response: { 201: lineView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id: importId, lineId } = request.params
      const today = dayInAmsterdam(new Date())
      const outcome = await inTransaction(database, caller, (tx) =>
        withLine(tx, importId, lineId, decideLine(tx, caller, { importId, lineId }, request.body, today)),
      )
      return outcome.ok ? reply.code(201).send(outcome.line) : refuse(request, reply, outcome)
    },
  )
}

/** The line as it stands after the deed. */
async function withLine(
  tx: Transaction,
  importId: string,
  lineId: string,
  deed: ReturnType<typeof decideLine>,
) {
  const outcome = await deed
  return outcome.ok ? { ok: true as const, line: (await readLineOf(tx, importId, lineId))! } : outcome
}
