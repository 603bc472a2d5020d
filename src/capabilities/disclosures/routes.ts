import { z } from 'zod'
import { policeRoles } from '../../kernel/codes.ts'
import { newId } from '../../kernel/ids.ts'
import { type App, callerOf } from '../../platform/app.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import {
  type Draft,
  draftChange,
  draftInput,
  receivedList,
  receivedView,
  reportList,
  reportListQuery,
  reportView,
  signatureInput,
} from './contract.ts'
import { listReceived, listReports, readReport } from './list-reports.ts'
import { openReport } from './open-report.ts'
import { signReport } from './sign-report.ts'

const police = { access: policeRoles } as const
const municipal = { access: ['municipal-officer', 'municipal-lawyer', 'mayors-office'] } as const
const tags = ['administrative-reports']
const byId = z.object({ id: z.uuid() })
const notFound = { ok: false, reason: 'not-found' } as const
/** A report was sent to be handled: there is one reason to open it, and it is recorded as every other look. */
const PURPOSE = 'handle-report'

/** Administrative reports: written and signed by police, received by a municipality. */
export function disclosureRoutes(app: App, { database }: { database: Database }): void {
  readRoutes(app, database)
  draftRoutes(app, database)
  signRoute(app, database)
  inboxRoutes(app, database)
}

function readRoutes(app: App, database: Database): void {
  app.get(
    '/v1/administrative-reports',
    { schema: { querystring: reportListQuery, response: { 200: reportList }, tags }, config: police },
    (request) => inTransaction(database, callerOf(request), (tx) => listReports(tx, request.query)),
  )

  app.get(
    '/v1/administrative-reports/:id',
    { schema: { params: byId, response: { 200: reportView }, tags }, config: police },
    async (request, reply) => {
      const { id } = request.params
      const report = await inTransaction(database, callerOf(request), (tx) => readReport(tx, id))
      return report ?? refuse(request, reply, notFound)
    },
  )
}

function draftRoutes(app: App, database: Database): void {
  app.post(
    '/v1/administrative-reports',
    { schema: { body: draftInput, response: { 201: reportView }, tags }, config: police },
    async (request, reply) => {
      const caller = callerOf(request)
      const id = newId()
      const report = await inTransaction(database, caller, async (tx) => {
        await keepDraft(tx, caller, { id, version: 0, draft: request.body })
        return readReport(tx, id)
      })
      return reply.code(201).header('location', `/v1/administrative-reports/${id}`).send(report!)
    },
  )

  app.put(
    '/v1/administrative-reports/:id',
    { schema: { params: byId, body: draftChange, response: { 200: reportView }, tags }, config: police },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const { version, ...draft } = request.body
      const outcome = await inTransaction(database, caller, async (tx) => {
        const reason = await keepDraft(tx, caller, { id, version, draft })
        return reason === 'kept' ? (await readReport(tx, id))! : reason
      })
      return typeof outcome === 'string' ? refuse(request, reply, { ok: false, reason: outcome }) : outcome
    },
  )

  app.delete(
    '/v1/administrative-reports/:id',
    { schema: { params: byId, response: { 204: z.null() }, tags }, config: police },
    async (request, reply) => {
      const { id } = request.params
      const [row] = await inTransaction(
        database,
        callerOf(request),
        (tx) => tx<{ gone: boolean }[]>`select disclosures.discard_draft(${id}) as gone`,
      )
      return row!.gone ? reply.code(204).send(null) : refuse(request, reply, notFound)
    },
  )
}

function signRoute(app: App, database: Database): void {
  app.post(
    '/v1/administrative-reports/:id/signatures',
    {
      schema: { params: byId, body: signatureInput, response: { 201: reportView }, tags },
      config: { access: ['assistant-prosecutor'], confirmed: true },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      // A signature is a person's: no software signs.
      if (caller.via === 'token') return refuse(request, reply, { ok: false, reason: 'forbidden' })
      const { id } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const signed = await signReport(tx, caller, { id, version: request.body.version, now: new Date() })
        return signed.ok ? { ok: true as const, report: (await readReport(tx, id))! } : signed
      })
      return outcome.ok ? reply.code(201).send(outcome.report) : refuse(request, reply, outcome)
    },
  )
}

function inboxRoutes(app: App, database: Database): void {
  app.get(
    '/v1/received-reports',
    { schema: { querystring: reportListQuery, response: { 200: receivedList }, tags }, config: municipal },
    (request) => inTransaction(database, callerOf(request), (tx) => listReceived(tx, request.query)),
  )

  app.post(
    '/v1/received-reports/:id/views',
    { schema: { params: byId, response: { 201: receivedView }, tags }, config: municipal },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const view = await inTransaction(database, caller, (tx) =>
        openReport(tx, caller, { id, purpose: PURPOSE }),
      )
      if (view === null) return refuse(request, reply, notFound)
      return reply.code(201).header('cache-control', 'no-store').send(view)
    },
  )
}

type Change = { id: string; version: number; draft: Draft }

async function keepDraft(
  tx: Transaction,
  caller: Caller,
  { id, version, draft }: Change,
): Promise<'kept' | 'changed-elsewhere' | 'not-found'> {
  const { municipality, branchNumber } = draft
  const [known] = await tx`select from policy.municipality where slug = ${municipality}`
  const change = {
    id,
    version,
    municipality: known ? municipality : null,
    branch_number: branchNumber || null,
    draft,
  }
  const [row] = await tx<{ outcome: 'kept' | 'changed-elsewhere' | 'not-found' }[]>`
    select disclosures.keep_draft(${tx.json(change)}, ${caller.accountName}) as outcome`
  return row!.outcome
}
