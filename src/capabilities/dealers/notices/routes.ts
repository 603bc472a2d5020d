import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { organiserRoles } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import type { TradeRegister } from '../trade-register/contract.ts'
import { askAnnouncer } from './ask-announcer.ts'
import {
  decisionInput,
  noticeInput,
  noticeList,
  noticeListQuery,
  noticePage,
  noticeView,
  questionInput,
  registerLookUp,
} from './contract.ts'
import { decideNotice } from './decide-notice.ts'
import { listNotices, readNoticeView } from './list-notices.ts'
import { lookUpNotice } from './look-up-notice.ts'
import { readNoticePage } from './read-notice-page.ts'
import { idOf, type NoticeDependencies, recordNotice } from './record-notice.ts'

export type NoticeRouteDependencies = NoticeDependencies & {
  register: TradeRegister
  /** Who sends, for the budget. */
  sourceOf: (request: FastifyRequest) => string
}

const path = '/v1/dealer-notices'
const tags = ['dealer-notices']
const byId = z.object({ id: z.uuid() })
const notFound = { ok: false, reason: 'not-found' } as const
const deciding = { access: organiserRoles } as const
const seeing = { access: [...organiserRoles, 'fencing-specialist'] } as const
const listing = { access: [...organiserRoles, 'fencing-specialist', 'dealer'] } as const

/** What dealers announce: sent by a dealer, checked by the organisers of its municipality. */
export function noticeRoutes(app: App, dependencies: NoticeRouteDependencies): void {
  const { database, sourceOf } = dependencies
  decidingRoutes(app, dependencies)

  app.get(
    path,
    { schema: { querystring: noticeListQuery, response: { 200: noticeList }, tags }, config: listing },
    (request) => inTransaction(database, callerOf(request), (tx) => listNotices(tx, request.query)),
  )

  app.post(
    path,
    { schema: { body: noticeInput, response: { 201: noticeView }, tags }, config: { access: ['dealer'] } },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id, ...typed } = request.body
      const sent = { id: idOf(id), typed, caller, source: sourceOf(request) }
      const received = await recordNotice(dependencies, sent, new Date())
      if (!received.ok) return refuse(request, reply, received)
      const notice = await inTransaction(database, caller, (tx) => readNoticeView(tx, received.id))
      // An id that is another's notice: nothing was recorded, and nothing is shown.
      return notice ? reply.code(201).send(notice) : refuse(request, reply, notFound)
    },
  )

  app.get(
    `${path}/:id`,
    { schema: { params: byId, response: { 200: noticePage }, tags }, config: seeing },
    async (request, reply) => {
      const today = dayInAmsterdam(new Date())
      const { id } = request.params
      const found = await inTransaction(database, callerOf(request), (tx) => readNoticePage(tx, id, today))
      return found ?? refuse(request, reply, notFound)
    },
  )
}

/** The deeds of an organiser. */
function decidingRoutes(app: App, { database, register }: NoticeRouteDependencies): void {
  app.get(
    `${path}/:id/trade-register`,
    { schema: { params: byId, response: { 200: registerLookUp }, tags }, config: deciding },
    async (request, reply) => {
      const { id } = request.params
      // Not in the transaction: the register may take seconds, and a connection would wait for it.
      const found = await inTransaction(database, callerOf(request), (tx) => readNoticeView(tx, id))
      return found ? lookUpNotice(register, found) : refuse(request, reply, notFound)
    },
  )

  app.post(
    `${path}/:id/decisions`,
    { schema: { params: byId, body: decisionInput, response: { 201: noticePage }, tags }, config: deciding },
    async (request, reply) => {
      const decision = { id: request.params.id, decision: request.body }
      const outcome = await decideNotice(database, callerOf(request), decision, new Date())
      return outcome.ok ? reply.code(201).send(outcome.notice) : refuse(request, reply, outcome)
    },
  )

  app.post(
    `${path}/:id/questions`,
    { schema: { params: byId, body: questionInput, response: { 201: noticePage }, tags }, config: deciding },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const { question } = request.body
      const outcome = await inTransaction(database, caller, async (tx) => {
        const asked = await askAnnouncer(tx, caller, { id, question })
        if (!asked.ok) return asked
        return { ok: true, notice: (await readNoticePage(tx, id, dayInAmsterdam(new Date())))! } as const
      })
      return outcome.ok ? reply.code(201).send(outcome.notice) : refuse(request, reply, outcome)
    },
  )
}
