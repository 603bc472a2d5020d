import { z } from 'zod'
import { type App, callerOf } from '../../platform/app.ts'
import type { Caller } from '../../platform/caller.ts'
import { inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { jointOffers, jointScans, stolenAnswer, stolenCheckInput } from './contract.ts'
import { checkStolen, listJointOffers, listJointScans } from './joint-visits.ts'
import type { VisitDependencies } from './routes.ts'

const police = { access: ['police-inspector'] } as const
const tags = ['visits']
const byId = z.object({ id: z.uuid() })
/** The budget of a till for each inspector: a shelf has more numbers than a citizen asks in a day. */
const sourceOf = ({ accountId }: Caller) => `token:visits:${accountId}`

/** What only police may ask on a visit: whether a number is known as stolen, also of what municipal colleagues scanned. */
export function policeVisitRoutes(app: App, { database, checks }: VisitDependencies): void {
  app.post(
    '/v1/visits/:id/stolen-checks',
    {
      schema: { params: byId, body: stolenCheckInput, response: { 200: stolenAnswer }, tags },
      config: police,
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const asked = { visitId: request.params.id, number: request.body, source: sourceOf(caller) }
      const answer = await inTransaction(database, caller, (tx) => checkStolen(tx, checks, asked))
      if (!answer.ok) return refuse(request, reply, answer)
      const { result, dataUntil } = answer
      return { result, dataUntil }
    },
  )

  app.get(
    '/v1/visits/:id/joint-scans',
    { schema: { params: byId, response: { 200: jointScans }, tags }, config: police },
    async (request, reply) => {
      const caller = callerOf(request)
      const asked = { visitId: request.params.id, source: sourceOf(caller) }
      const answer = await inTransaction(database, caller, (tx) => listJointScans(tx, checks, asked))
      if (!answer.ok) return refuse(request, reply, answer)
      return { items: answer.items, next: null }
    },
  )

  app.get(
    '/v1/joint-visits',
    { schema: { response: { 200: jointOffers }, tags }, config: police },
    async (request) => ({
      items: await inTransaction(database, callerOf(request), listJointOffers),
      next: null,
    }),
  )
}
