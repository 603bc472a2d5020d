import { z } from 'zod'
import { planRoles } from '../../kernel/codes.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { localeOf, refuse } from '../../platform/problem.ts'
import { milestoneChange, milestoneInput, planView, programmeCounts, yearPlanInput } from './contract.ts'
import { dropMilestone } from './drop-milestone.ts'
import { keepMilestone } from './keep-milestone.ts'
import { readCounts } from './read-counts.ts'
import { readPlan } from './read-plan.ts'
import { startYearPlan } from './start-year-plan.ts'

const tags = ['milestones']
const one = z.object({ id: z.uuid() })

/** The plan of the programme, which the coordinator writes, and how far the dealers are. Each change answers the plan. */
export function programmePlanRoutes(app: App, { database }: { database: Database }): void {
  const readers = { access: planRoles }
  app.get('/v1/milestones', { schema: { response: { 200: planView }, tags }, config: readers }, (request) =>
    inTransaction(database, callerOf(request), readPlan),
  )
  app.get(
    '/v1/programme-counts',
    { schema: { response: { 200: programmeCounts }, tags: ['programme-counts'] }, config: readers },
    (request) =>
      inTransaction(database, callerOf(request), (tx) => readCounts(tx, dayInAmsterdam(new Date()))),
  )

  const config = { access: ['programme-coordinator'] } as const
  // Read anew once the change stands: whoever has the answer finds it so.
  const plan = (request: Parameters<typeof callerOf>[0]) =>
    inTransaction(database, callerOf(request), readPlan)
  app.post(
    '/v1/milestones',
    { schema: { body: milestoneInput, response: { 201: planView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const kept = await inTransaction(database, caller, (tx) =>
        keepMilestone(tx, caller, request.body, null, new Date()),
      )
      return kept.ok ? reply.code(201).send(await plan(request)) : refuse(request, reply, kept)
    },
  )
  app.put(
    '/v1/milestones/:id',
    { schema: { params: one, body: milestoneChange, response: { 200: planView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { version, ...input } = request.body
      const seen = { id: request.params.id, version }
      const kept = await inTransaction(database, caller, (tx) =>
        keepMilestone(tx, caller, input, seen, new Date()),
      )
      return kept.ok ? reply.send(await plan(request)) : refuse(request, reply, kept)
    },
  )
  app.delete(
    '/v1/milestones/:id',
    { schema: { params: one, response: { 200: planView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const isDropped = await inTransaction(database, caller, (tx) =>
        dropMilestone(tx, caller, request.params.id),
      )
      return isDropped
        ? reply.send(await plan(request))
        : refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )
  app.post(
    '/v1/year-plans',
    { schema: { body: yearPlanInput, response: { 201: planView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const started = await inTransaction(database, caller, (tx) =>
        startYearPlan(tx, caller, request.body.year, localeOf(request), new Date()),
      )
      return started.ok ? reply.code(201).send(await plan(request)) : refuse(request, reply, started)
    },
  )
}
