import { z } from 'zod'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { Refusal } from '../../kernel/result.ts'
import { type App, callerOf } from '../../platform/app.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'
import { localeOf, refuse } from '../../platform/problem.ts'
import { orderAgenda, putOnAgenda, takeOffAgenda } from './arrange-agenda.ts'
import { pdfHeaders } from './case-routes.ts'
import {
  decisionInput,
  listingInput,
  meetingChange,
  meetingInput,
  meetingList,
  meetingView,
  orderInput,
  partnerList,
  triangleRoles,
} from './contract.ts'
import { keepMeeting } from './keep-meeting.ts'
import { listMeetings, listPartners } from './list-meetings.ts'
import { noteDecision } from './note-decision.ts'
import { openCase } from './open-case.ts'
import { printCases } from './print-cases.ts'
import { caseLeaders } from './rules/case-table.ts'

const tags = ['triangle-meetings']
const byId = z.object({ id: z.uuid() })
const everyone = { access: triangleRoles } as const
const leaders = { access: caseLeaders } as const
const notFound = { ok: false, reason: 'not-found' } as const
const todayIs = () => dayInAmsterdam(new Date())

type Dependencies = { database: Database }

/** Meetings of the triangle: planned and led by the mayor's office, read by the partners. Each change answers the meeting. */
export function meetingRoutes(app: App, dependencies: Dependencies): void {
  readRoutes(app, dependencies)
  paperRoute(app, dependencies)
  planRoutes(app, dependencies)
  agendaRoutes(app, dependencies)
  decisionRoute(app, dependencies)
}

function readRoutes(app: App, { database }: Dependencies): void {
  app.get(
    '/v1/triangle-meetings',
    { schema: { response: { 200: meetingList }, tags }, config: everyone },
    async (request) => {
      const caller = callerOf(request)
      return { items: await inTransaction(database, caller, (tx) => listMeetings(tx, caller)), next: null }
    },
  )

  app.get(
    '/v1/triangle-meetings/:id',
    { schema: { params: byId, response: { 200: meetingView }, tags }, config: everyone },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const [meeting] = await inTransaction(database, caller, (tx) => listMeetings(tx, caller, id))
      return meeting ?? refuse(request, reply, notFound)
    },
  )

  app.get(
    '/v1/triangle-partners',
    { schema: { response: { 200: partnerList }, tags }, config: leaders },
    async (request) => ({
      items: await inTransaction(database, callerOf(request), listPartners),
      next: null,
    }),
  )
}

function paperRoute(app: App, { database }: Dependencies): void {
  app.post(
    '/v1/triangle-meetings/:id/papers',
    { schema: { params: byId, produces: ['application/pdf'], tags }, config: everyone },
    async (request, reply) => {
      const caller = callerOf(request)
      const at = new Date()
      const found = await inTransaction(database, caller, async (tx) => {
        const [meeting] = await listMeetings(tx, caller, request.params.id)
        if (meeting === undefined) return null
        const cases = []
        // Each page is a look of its own.
        for (const { case: one } of meeting.agenda) cases.push((await openCase(tx, caller, one.id))!)
        return { meeting, cases }
      })
      if (found === null) return refuse(request, reply, notFound)
      const pdf = printCases({ ...found, locale: localeOf(request), at, today: dayInAmsterdam(at) })
      return reply
        .code(201)
        .headers(pdfHeaders(`driehoek-${found.meeting.heldOn}.pdf`))
        .send(pdf)
    },
  )
}

type Done = { ok: true } | Refusal
/** The meeting after a change, or why it did not come. */
async function after(
  database: Database,
  caller: Caller,
  id: string | null,
  change: (tx: Transaction) => Promise<Done & { id?: string }>,
) {
  return inTransaction(database, caller, async (tx) => {
    const done = await change(tx)
    if (!done.ok) return done
    return { ok: true as const, meeting: (await listMeetings(tx, caller, id ?? done.id!))[0]! }
  })
}

function planRoutes(app: App, { database }: Dependencies): void {
  app.post(
    '/v1/triangle-meetings',
    { schema: { body: meetingInput, response: { 201: meetingView }, tags }, config: leaders },
    async (request, reply) => {
      const caller = callerOf(request)
      const plan = { meeting: request.body, was: null, today: todayIs() }
      const outcome = await after(database, caller, null, (tx) => keepMeeting(tx, caller, plan))
      if (!outcome.ok) return refuse(request, reply, outcome)
      const { meeting } = outcome
      return reply.code(201).header('location', `/v1/triangle-meetings/${meeting.id}`).send(meeting)
    },
  )

  app.put(
    '/v1/triangle-meetings/:id',
    { schema: { params: byId, body: meetingChange, response: { 200: meetingView }, tags }, config: leaders },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const { version, ...meeting } = request.body
      const plan = { meeting, was: { id, version }, today: todayIs() }
      const outcome = await after(database, caller, id, (tx) => keepMeeting(tx, caller, plan))
      return outcome.ok ? outcome.meeting : refuse(request, reply, outcome)
    },
  )
}

function agendaRoutes(app: App, { database }: Dependencies): void {
  app.post(
    '/v1/triangle-meetings/:id/cases',
    {
      schema: { params: byId, body: listingInput, response: { 201: meetingView }, tags },
      // It goes to police and prosecution, for good.
      config: { ...leaders, confirmed: true },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const place = { meetingId: id, ...request.body }
      const outcome = await after(database, caller, id, (tx) => putOnAgenda(tx, caller, place, todayIs()))
      return outcome.ok ? reply.code(201).send(outcome.meeting) : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/triangle-meetings/:id/removals',
    { schema: { params: byId, body: listingInput, response: { 201: meetingView }, tags }, config: leaders },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const place = { meetingId: id, ...request.body }
      const outcome = await after(database, caller, id, (tx) => takeOffAgenda(tx, caller, place, todayIs()))
      return outcome.ok ? reply.code(201).send(outcome.meeting) : refuse(request, reply, outcome)
    },
  )

  app.put(
    '/v1/triangle-meetings/:id/order',
    { schema: { params: byId, body: orderInput, response: { 200: meetingView }, tags }, config: leaders },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const order = { meetingId: id, cases: request.body.cases }
      const outcome = await after(database, caller, id, (tx) => orderAgenda(tx, order))
      return outcome.ok ? outcome.meeting : refuse(request, reply, outcome)
    },
  )
}

function decisionRoute(app: App, { database }: Dependencies): void {
  app.post(
    '/v1/triangle-meetings/:id/decisions',
    {
      schema: { params: byId, body: decisionInput, response: { 201: meetingView }, tags },
      config: { ...leaders, confirmed: true },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const noted = { meetingId: id, decision: request.body }
      const outcome = await after(database, caller, id, (tx) => noteDecision(tx, caller, noted, todayIs()))
      return outcome.ok ? reply.code(201).send(outcome.meeting) : refuse(request, reply, outcome)
    },
  )
}
