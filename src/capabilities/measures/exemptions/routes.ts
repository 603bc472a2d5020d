import { z } from 'zod'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction, type Transaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { fileReaders, fileWriters } from '../rules/file-roles.ts'
import {
  exemptionDecisionInput,
  exemptionInput,
  exemptionList,
  exemptionListQuery,
  exemptionView,
  extensionInput,
} from './contract.ts'
import { decideExemption, extendExemption } from './decide-exemption.ts'
import { listExemptions } from './list-exemptions.ts'
import { receiveExemption } from './receive-exemption.ts'

const tags = ['exemption-requests']
const byId = z.object({ id: z.uuid() })
const readers = { access: fileReaders } as const
const writers = { access: fileWriters } as const
const today = () => dayInAmsterdam(new Date())
const read = async (tx: Transaction, id: string) => (await listExemptions(tx, today(), id))[0]!

/** Exemption requests: received, extended once, granted or refused, and late where they are. */
export function exemptionRoutes(app: App, database: Database): void {
  readRoutes(app, database)
  deedRoutes(app, database)
}

function readRoutes(app: App, database: Database): void {
  app.get(
    '/v1/exemption-requests',
    { schema: { querystring: exemptionListQuery, response: { 200: exemptionList }, tags }, config: readers },
    async (request) => {
      const { after, limit, state } = request.query
      const all = await inTransaction(database, callerOf(request), (tx) => listExemptions(tx, today()))
      const asked = all.filter((one) => state === undefined || one.state === state)
      const from = after === undefined ? 0 : asked.findIndex(({ id }) => id === after) + 1
      const items = asked.slice(from, from + limit)
      return { items, next: from + limit < asked.length ? items.at(-1)!.id : null }
    },
  )

  app.post(
    '/v1/exemption-requests',
    { schema: { body: exemptionInput, response: { 201: exemptionView }, tags }, config: writers },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.body
      const outcome = await inTransaction(database, caller, async (tx) => {
        const received = await receiveExemption(tx, caller, request.body, today())
        return received.ok ? { ok: true as const, view: await read(tx, id) } : received
      })
      return outcome.ok ? reply.code(201).send(outcome.view) : refuse(request, reply, outcome)
    },
  )
}

function deedRoutes(app: App, database: Database): void {
  app.post(
    '/v1/exemption-requests/:id/extensions',
    {
      schema: { params: byId, body: extensionInput, response: { 201: exemptionView }, tags },
      config: writers,
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const extended = await extendExemption(tx, caller, { id, input: request.body, today: today() })
        return extended.ok ? { ok: true as const, view: await read(tx, id) } : extended
      })
      return outcome.ok ? reply.code(201).send(outcome.view) : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/exemption-requests/:id/decisions',
    {
      schema: { params: byId, body: exemptionDecisionInput, response: { 201: exemptionView }, tags },
      config: { ...writers, confirmed: true },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const decided = await decideExemption(tx, caller, { id, input: request.body, today: today() })
        return decided.ok ? { ok: true as const, view: await read(tx, id) } : decided
      })
      return outcome.ok ? reply.code(201).send(outcome.view) : refuse(request, reply, outcome)
    },
  )
}
