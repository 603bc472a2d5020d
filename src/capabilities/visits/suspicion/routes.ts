import { z } from 'zod'
import { type App, callerOf } from '../../../platform/app.ts'
import { inTransaction, type Transaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { visitView } from '../contract.ts'
import type { VisitDependencies } from '../routes.ts'
import { investigatorRoles, visitCapacities } from '../rules/capacities.ts'
import { thenRead } from '../then-read.ts'
import { investigationView, noteInput, suspicionInput } from './contract.ts'
import { addInvestigationNote, openInvestigation } from './investigation.ts'
import { stopQuestions } from './stop-questions.ts'

const investigators = { access: investigatorRoles }
const tags = ['visits']
const byId = z.object({ id: z.uuid() })
const notFound = { ok: false, reason: 'not-found' } as const

/** A suspicion arises: the questions stop, and what is noted from then on is read by who may investigate. */
export function suspicionRoutes(app: App, { database }: VisitDependencies): void {
  app.post(
    '/v1/visits/:id/suspicions',
    {
      schema: { params: byId, body: suspicionInput, response: { 201: visitView }, tags },
      config: { access: visitCapacities },
    },
    async (request, reply) => {
      const [caller, now, { id }] = [callerOf(request), new Date(), request.params]
      const { cautionToldAt = null, ...suspicion } = request.body
      const deed = (tx: Transaction) => stopQuestions(tx, caller, { id, ...suspicion, cautionToldAt, now })
      const { outcome, visit } = await thenRead(database, caller, { id, now, deed })
      return outcome.ok ? reply.code(201).send(visit!) : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/visits/:id/investigation-notes',
    { schema: { params: byId, body: noteInput, response: { 204: z.null() }, tags }, config: investigators },
    async (request, reply) => {
      const caller = callerOf(request)
      const note = { visitId: request.params.id, ...request.body }
      const outcome = await inTransaction(database, caller, (tx) => addInvestigationNote(tx, caller, note))
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )

  app.get(
    '/v1/visits/:id/investigation',
    { schema: { params: byId, response: { 200: investigationView }, tags }, config: investigators },
    async (request, reply) => {
      const { id } = request.params
      const file = await inTransaction(database, callerOf(request), (tx) => openInvestigation(tx, id))
      return file ?? refuse(request, reply, notFound)
    },
  )
}
