import { z } from 'zod'
import { organiserRoles } from '../../kernel/codes.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { dealerChange, dealerInput, listedDealerMade } from './contract.ts'
import { correctDealer, enterDealer } from './enter-dealer.ts'

const config = { access: organiserRoles }
const tags = ['listed-dealers']
const path = '/v1/listed-dealers'
const newDealer = dealerInput.extend({
  isAnother: z.boolean().optional().describe('True: it is none of the listed dealers that look like it'),
})

/** A dealer listed by hand, and the facts of a listed one changed. */
export function entryRoutes(app: App, { database }: { database: Database }): void {
  app.post(
    path,
    { schema: { body: newDealer, response: { 201: listedDealerMade }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const today = dayInAmsterdam(new Date())
      const outcome = await inTransaction(database, caller, (tx) =>
        enterDealer(tx, caller, request.body, today),
      )
      if (!outcome.ok) return refuse(request, reply, outcome)
      const { id, version } = outcome
      return reply.code(201).header('location', `${path}/${id}`).send({ id, version })
    },
  )

  app.put(
    `${path}/:id`,
    {
      schema: {
        params: z.object({ id: z.uuid() }),
        body: dealerChange,
        response: { 200: listedDealerMade },
        tags,
      },
      config,
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const today = dayInAmsterdam(new Date())
      const { id } = request.params
      const outcome = await inTransaction(database, caller, (tx) =>
        correctDealer(tx, caller, id, request.body, today),
      )
      return outcome.ok ? { id: outcome.id, version: outcome.version } : refuse(request, reply, outcome)
    },
  )
}
