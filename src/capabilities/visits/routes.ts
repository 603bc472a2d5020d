import { z } from 'zod'
import { policeRoles, type Role, supervisionRoles } from '../../kernel/codes.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import { refuse } from '../../platform/problem.ts'
import type { Checks } from '../check/public.ts'
import { registerAtHand as readRegister } from '../registers/public.ts'
import {
  beginningInput,
  cancellationInput,
  endingInput,
  recordInput,
  registerAtHand,
  visitInput,
  visitList,
  visitListQuery,
  visitView,
} from './contract.ts'
import { endVisit } from './end-visit.ts'
import { keepRecord } from './keep-record.ts'
import { listVisits } from './list-visits.ts'
import { makeVisit } from './make-visit.ts'
import { photoRoutes } from './photo-routes.ts'
import { policeVisitRoutes } from './police-routes.ts'
import { readVisit } from './read-visit.ts'
import { reportRoute } from './report-route.ts'
import { visitCapacities } from './rules/capacities.ts'
import { beginVisit, cancelVisit } from './step-visit.ts'
import { suspicionRoutes } from './suspicion/routes.ts'
import { thenRead } from './then-read.ts'

/** `checks`: whether a number is known as stolen, for police only. */
export type VisitDependencies = { database: Database; keys: KeyFiles; checks: Checks }

/** Whose organisation visits: each reads its own. */
const readers: readonly Role[] = [...supervisionRoles, ...policeRoles]
const planners: readonly Role[] = ['municipal-officer', ...visitCapacities]
const tags = ['visits']
const byId = z.object({ id: z.uuid() })
const notFound = { ok: false, reason: 'not-found' } as const
const view = { 201: visitView }

/** Visits to dealers: planned, begun, kept by a device, ended; each organisation its own. */
export function visitRoutes(app: App, dependencies: VisitDependencies): void {
  readRoutes(app, dependencies)
  planRoutes(app, dependencies)
  recordRoutes(app, dependencies)
  registerRoute(app, dependencies)
  photoRoutes(app, dependencies)
  policeVisitRoutes(app, dependencies)
  suspicionRoutes(app, dependencies)
  reportRoute(app, dependencies)
}

function readRoutes(app: App, { database }: VisitDependencies): void {
  app.get(
    '/v1/visits',
    {
      schema: { querystring: visitListQuery, response: { 200: visitList }, tags },
      config: { access: readers },
    },
    async (request) => {
      const items = await inTransaction(database, callerOf(request), (tx) => listVisits(tx, request.query))
      return { items, next: null }
    },
  )

  app.get(
    '/v1/visits/:id',
    { schema: { params: byId, response: { 200: visitView }, tags }, config: { access: readers } },
    async (request, reply) => {
      const caller = callerOf(request)
      const visit = await inTransaction(database, caller, (tx) =>
        readVisit(tx, caller, request.params.id, new Date()),
      )
      return visit ?? refuse(request, reply, notFound)
    },
  )
}

function planRoutes(app: App, { database }: VisitDependencies): void {
  app.post(
    '/v1/visits',
    { schema: { body: visitInput, response: view, tags }, config: { access: planners } },
    async (request, reply) => {
      const [caller, now, { id }] = [callerOf(request), new Date(), request.body]
      const deed = (tx: Transaction) => makeVisit(tx, caller, request.body, now)
      const { outcome, visit } = await thenRead(database, caller, { id, now, deed })
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).header('location', `/v1/visits/${id}`).send(visit!)
    },
  )

  app.post(
    '/v1/visits/:id/beginnings',
    {
      schema: { params: byId, body: beginningInput, response: view, tags },
      config: { access: visitCapacities },
    },
    async (request, reply) => {
      const [caller, now, { id }] = [callerOf(request), new Date(), request.params]
      const deed = (tx: Transaction) => beginVisit(tx, { id, begunAt: request.body.begunAt, now })
      const { outcome, visit } = await thenRead(database, caller, { id, now, deed })
      return outcome.ok ? reply.code(201).send(visit!) : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/visits/:id/cancellations',
    { schema: { params: byId, body: cancellationInput, response: view, tags }, config: { access: planners } },
    async (request, reply) => {
      const [caller, now, { id }] = [callerOf(request), new Date(), request.params]
      const deed = (tx: Transaction) => cancelVisit(tx, { id, reason: request.body.reason })
      const { outcome, visit } = await thenRead(database, caller, { id, now, deed })
      return outcome.ok ? reply.code(201).send(visit!) : refuse(request, reply, outcome)
    },
  )
}

function recordRoutes(app: App, { database }: VisitDependencies): void {
  app.put(
    '/v1/visits/:id/record',
    {
      schema: { params: byId, body: recordInput, response: { 200: visitView }, tags },
      config: { access: visitCapacities },
      bodyLimit: RECORD_BYTES_MAX,
    },
    async (request, reply) => {
      const [caller, now, { id }] = [callerOf(request), new Date(), request.params]
      const deed = (tx: Transaction) => keepRecord(tx, caller, { id, ...request.body, now })
      const { outcome, visit } = await thenRead(database, caller, { id, now, deed })
      return outcome.ok ? visit! : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/visits/:id/endings',
    {
      schema: { params: byId, body: endingInput, response: view, tags },
      config: { access: visitCapacities },
    },
    async (request, reply) => {
      const [caller, now, { id }] = [callerOf(request), new Date(), request.params]
      const { tellUntil = null, ...ending } = request.body
      const deed = (tx: Transaction) => endVisit(tx, caller, { id, ...ending, tellUntil, now })
      const { outcome, visit } = await thenRead(database, caller, { id, now, deed })
      return outcome.ok ? reply.code(201).send(visit!) : refuse(request, reply, outcome)
    },
  )
}

/** Five hundred scans with their notes, and sixty findings. */
const RECORD_BYTES_MAX = 2_000_000

function registerRoute(app: App, { database }: VisitDependencies): void {
  app.get(
    '/v1/visits/:id/register',
    {
      schema: { params: byId, response: { 200: registerAtHand }, tags },
      config: { access: visitCapacities },
    },
    async (request, reply) => {
      const now = new Date()
      const found = await inTransaction(database, callerOf(request), (tx) =>
        readRegister(tx, request.params.id, dayInAmsterdam(now)),
      )
      if (found === null) return refuse(request, reply, notFound)
      return { ...found, takenAt: now.toISOString(), next: null }
    },
  )
}
