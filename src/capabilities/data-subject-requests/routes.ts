import { z } from 'zod'
import { type App, callerOf } from '../../platform/app.ts'
import { pageQuery } from '../../platform/contract.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { requestInput, requestList, requestView } from './contract.ts'
import { listRequests, readRequest } from './list-requests.ts'
import { noteAnswer } from './note-answer.ts'
import { recordRequest } from './record-request.ts'

const config = { access: ['dealer', 'privacy-officer'] } as const
const tags = ['data-subject-requests']
const byId = z.object({ id: z.uuid() })
const path = '/v1/data-subject-requests'

/** The log of data subject requests of one controller; each controller's answers stand with its data. */
export function dataSubjectRequestRoutes(app: App, { database }: { database: Database }): void {
  app.get(
    path,
    { schema: { querystring: pageQuery, response: { 200: requestList }, tags }, config },
    (request) => inTransaction(database, callerOf(request), (tx) => listRequests(tx, request.query)),
  )

  app.post(
    path,
    { schema: { body: requestInput, response: { 201: requestView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await inTransaction(database, caller, (tx) =>
        recordRequest(tx, caller, request.body, new Date()),
      )
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).header('location', `${path}/${outcome.request.id}`).send(outcome.request)
    },
  )

  app.get(
    `${path}/:id`,
    { schema: { params: byId, response: { 200: requestView }, tags }, config },
    async (request, reply) => {
      const { id } = request.params
      const found = await inTransaction(database, callerOf(request), (tx) => readRequest(tx, id))
      return found ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )

  app.post(
    `${path}/:id/completions`,
    { schema: { params: byId, response: { 201: requestView }, tags }, config },
    async (request, reply) => {
      const { id } = request.params
      const outcome = await inTransaction(database, callerOf(request), (tx) => noteAnswer(tx, id, new Date()))
      return outcome.ok ? reply.code(201).send(outcome.request) : refuse(request, reply, outcome)
    },
  )
}
