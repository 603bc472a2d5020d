import { z } from 'zod'
import { policeRoles, supervisionRoles } from '../../kernel/codes.ts'
import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { pdfHeaders } from '../letters/public.ts'
import { answerFor } from './answer-for.ts'
import {
  answerInput,
  deskFindingInput,
  findingList,
  findingsQuery,
  findingView,
  noticeInput,
  withdrawalInput,
} from './contract.ts'
import { listFindings } from './list-findings.ts'
import { makeFindingLetter } from './make-finding-letter.ts'
import { recordAtDesk } from './record-at-desk.ts'
import { findingRoles } from './rules/finding-kinds.ts'
import { tellFindings } from './tell-findings.ts'
import { withdrawFinding } from './withdraw-finding.ts'

const tags = ['findings']
const byId = z.object({ id: z.uuid() })
const found = { access: findingRoles } as const
const today = () => dayInAmsterdam(new Date())
type Open = { database: Database; baseUrl: string }

/** Findings: noted, told, answered, withdrawn. Who reads which is decided by the database (migrations/0037). */
export function findingRoutes(app: App, open: Open): void {
  readRoutes(app, open)
  recordRoute(app, open)
  tellRoute(app, open)
  answerRoute(app, open)
  withdrawRoute(app, open)
}

function readRoutes(app: App, { database, baseUrl }: Open): void {
  app.get(
    '/v1/findings',
    {
      schema: { querystring: findingsQuery, response: { 200: findingList }, tags },
      config: { access: [...supervisionRoles, ...policeRoles, 'dealer'] },
    },
    async (request) => {
      const { dealerId, ids, after, limit } = request.query
      const where = {
        ...(dealerId !== undefined && { dealerIds: [dealerId] }),
        ...(ids !== undefined && { ids: uuidsOf(ids) }),
      }
      const all = await inTransaction(database, callerOf(request), (tx) => listFindings(tx, where))
      const newest = all.toReversed()
      const first = after === undefined ? 0 : newest.findIndex(({ id }) => id === after) + 1
      const items = newest.slice(first, first + limit)
      return { items, next: first + limit < newest.length ? items.at(-1)!.id : null }
    },
  )

  app.get(
    '/v1/finding-letters/:dealerId',
    {
      schema: {
        params: z.object({ dealerId: z.uuid() }),
        querystring: z.object({ toldOn: z.string().max(10).optional() }),
        produces: ['application/pdf'],
        tags,
      },
      config: { access: ['municipal-officer'] },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const now = new Date()
      const { dealerId } = request.params
      const toldOn: Day = request.query.toldOn ?? dayInAmsterdam(now)
      const pdf = await inTransaction(database, caller, (tx) =>
        makeFindingLetter(tx, caller, { dealerId, toldOn, baseUrl, now }),
      )
      if (pdf === null) return refuse(request, reply, { ok: false, reason: 'not-found' })
      return reply.headers(pdfHeaders(`constateringen-${toldOn}`)).send(pdf)
    },
  )
}

function uuidsOf(ids: string): string[] {
  return ids.split(',').filter((id) => z.uuid().safeParse(id).success)
}

function recordRoute(app: App, { database }: Open): void {
  app.post(
    '/v1/findings',
    {
      schema: { body: deskFindingInput, response: { 201: findingView }, tags },
      config: { access: ['municipal-officer'] },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const recorded = await inTransaction(database, caller, (tx) =>
        recordAtDesk(tx, caller, request.body, new Date()),
      )
      return recorded.ok ? reply.code(201).send(recorded.finding) : refuse(request, reply, recorded)
    },
  )
}

function tellRoute(app: App, { database }: Open): void {
  app.post(
    '/v1/finding-notices',
    { schema: { body: noticeInput, response: { 201: findingList }, tags }, config: found },
    async (request, reply) => {
      const caller = callerOf(request)
      const told = await inTransaction(database, caller, (tx) =>
        tellFindings(tx, caller, request.body, today()),
      )
      return told.ok ? reply.code(201).send({ items: told.items, next: null }) : refuse(request, reply, told)
    },
  )
}

function answerRoute(app: App, { database }: Open): void {
  app.post(
    '/v1/findings/:id/answers',
    {
      schema: { params: byId, body: answerInput, response: { 201: findingView }, tags },
      config: { access: ['dealer', ...findingRoles] },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const answered = await inTransaction(database, caller, (tx) =>
        answerFor(tx, caller, { findingId: id, answer: request.body, today: today() }),
      )
      return answered.ok ? reply.code(201).send(answered.finding) : refuse(request, reply, answered)
    },
  )
}

function withdrawRoute(app: App, { database }: Open): void {
  app.post(
    '/v1/findings/:id/withdrawals',
    {
      schema: { params: byId, body: withdrawalInput, response: { 201: findingView }, tags },
      config: { ...found, confirmed: true },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const { reason } = request.body
      const outcome = await inTransaction(database, caller, async (tx) => {
        const withdrawn = await withdrawFinding(tx, caller, { id, on: today(), reason })
        return withdrawn.ok
          ? { ok: true as const, finding: (await listFindings(tx, { ids: [id] }))[0]! }
          : withdrawn
      })
      return outcome.ok ? reply.code(201).send(outcome.finding) : refuse(request, reply, outcome)
    },
  )
}
