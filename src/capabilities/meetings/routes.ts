import { z } from 'zod'
import { fieldRoles, organiserRoles } from '../../kernel/codes.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import {
  attendanceInput,
  cancellationInput,
  guestList,
  handoutQuery,
  meetingChange,
  meetingInput,
  meetingList,
  meetingView,
  personalLinks,
  personalLinksInput,
} from './contract.ts'
import { cancelMeeting, keepMeeting } from './keep-meeting.ts'
import { listGuests } from './list-guests.ts'
import { listMeetings, ownMunicipalities } from './list-meetings.ts'
import { inviteDealers } from './invite-dealers.ts'
import { printHandout, specialistsFor } from './print-handout.ts'
import { markAttendance } from './mark-attendance.ts'

const tags = ['meetings']
const byId = z.object({ id: z.uuid() })
const byGuest = z.object({ id: z.uuid(), dealerId: z.uuid() })
const field = { access: fieldRoles } as const
const organisers = { access: organiserRoles } as const
const notFound = { ok: false, reason: 'not-found' } as const

export type MeetingDependencies = { database: Database; baseUrl: string }

/** Meetings with dealers: planned by organisers, kept at the door by everyone who meets dealers. */
export function meetingRoutes(app: App, dependencies: MeetingDependencies): void {
  readRoutes(app, dependencies)
  handoutRoute(app, dependencies)
  planRoutes(app, dependencies)
  inviteRoute(app, dependencies)
  attendanceRoute(app, dependencies)
}

const readMeeting = async (tx: Transaction, id: string) => (await listMeetings(tx, id))[0]

function readRoutes(app: App, { database }: MeetingDependencies): void {
  app.get('/v1/meetings', { schema: { response: { 200: meetingList }, tags }, config: field }, (request) =>
    inTransaction(database, callerOf(request), async (tx) => ({
      items: await listMeetings(tx),
      municipalities: await ownMunicipalities(tx),
    })),
  )

  app.get(
    '/v1/meetings/:id',
    { schema: { params: byId, response: { 200: meetingView }, tags }, config: field },
    async (request, reply) => {
      const { id } = request.params
      const meeting = await inTransaction(database, callerOf(request), (tx) => readMeeting(tx, id))
      return meeting ?? refuse(request, reply, notFound)
    },
  )

  app.get(
    '/v1/meetings/:id/guests',
    { schema: { params: byId, response: { 200: guestList }, tags }, config: field },
    async (request) => {
      const { id } = request.params
      const today = dayInAmsterdam(new Date())
      const items = await inTransaction(database, callerOf(request), (tx) => listGuests(tx, id, today))
      return { items }
    },
  )
}

function handoutRoute(app: App, { database, baseUrl }: MeetingDependencies): void {
  app.get(
    '/v1/meetings/:id/handout',
    {
      schema: { params: byId, querystring: handoutQuery, produces: ['application/pdf'], tags },
      config: field,
    },
    async (request, reply) => {
      const { id } = request.params
      const found = await inTransaction(database, callerOf(request), async (tx) => {
        const meeting = await readMeeting(tx, id)
        return meeting && { meeting, specialists: await specialistsFor(tx, meeting.municipalities) }
      })
      if (!found) return refuse(request, reply, notFound)
      const pdf = printHandout({ ...found, baseUrl, locale: request.query.language, at: new Date() })
      return reply
        .headers({
          'content-type': 'application/pdf',
          'x-content-type-options': 'nosniff',
          'content-disposition': 'inline; filename="hand-out.pdf"',
        })
        .send(pdf)
    },
  )
}

function planRoutes(app: App, { database }: MeetingDependencies): void {
  app.post(
    '/v1/meetings',
    { schema: { body: meetingInput, response: { 201: meetingView }, tags }, config: organisers },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await inTransaction(database, caller, async (tx) => {
        const kept = await keepMeeting(tx, caller, { meeting: request.body, was: null, now: new Date() })
        return kept.ok ? { ok: true as const, meeting: (await readMeeting(tx, kept.id))! } : kept
      })
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).header('location', `/v1/meetings/${outcome.meeting.id}`).send(outcome.meeting)
    },
  )

  app.put(
    '/v1/meetings/:id',
    {
      schema: { params: byId, body: meetingChange, response: { 200: meetingView }, tags },
      config: organisers,
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { version, ...meeting } = request.body
      const outcome = await inTransaction(database, caller, async (tx) => {
        const was = { id: request.params.id, version }
        const kept = await keepMeeting(tx, caller, { meeting, was, now: new Date() })
        return kept.ok ? { ok: true as const, meeting: (await readMeeting(tx, kept.id))! } : kept
      })
      return outcome.ok ? outcome.meeting : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/meetings/:id/cancellations',
    {
      schema: { params: byId, body: cancellationInput, response: { 201: meetingView }, tags },
      config: organisers,
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const done = await cancelMeeting(tx, caller, { id, reason: request.body.reason, now: new Date() })
        return done.ok ? { ok: true as const, meeting: (await readMeeting(tx, id))! } : done
      })
      return outcome.ok ? reply.code(201).send(outcome.meeting) : refuse(request, reply, outcome)
    },
  )
}

function inviteRoute(app: App, { database, baseUrl }: MeetingDependencies): void {
  app.post(
    '/v1/meetings/:id/invitations',
    {
      schema: { params: byId, body: personalLinksInput, response: { 201: personalLinks }, tags },
      config: organisers,
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const asked = { meetingId: request.params.id, ...request.body, baseUrl, now: new Date() }
      const outcome = await inTransaction(database, caller, (tx) => inviteDealers(tx, caller, asked))
      if (!outcome.ok) return refuse(request, reply, outcome)
      const items = outcome.links.map(({ dealerId, code, path }) => ({
        dealerId,
        code,
        link: `${baseUrl}${path}`,
      }))
      return reply.code(201).send({ items, series: outcome.series, leftOut: outcome.leftOut })
    },
  )
}

function attendanceRoute(app: App, { database }: MeetingDependencies): void {
  app.put(
    '/v1/meetings/:id/attendances/:dealerId',
    {
      schema: { params: byGuest, body: attendanceInput, response: { 204: z.null() }, tags },
      config: field,
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id: meetingId, dealerId } = request.params
      const outcome = await inTransaction(database, caller, (tx) =>
        markAttendance(tx, caller, { meetingId, dealerId, ...request.body }),
      )
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )
}
