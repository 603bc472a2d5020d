import { z } from 'zod'
import { fieldRoles, programmeRoles } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { dealerPage, eventInput } from './contract.ts'
import { findDealer } from './find-dealer.ts'
import { noteEvent } from './note-event.ts'

const tags = ['listed-dealers']
const params = z.object({ id: z.uuid() })

/** The page of one dealer, and what people who meet it note there. */
export function oneDealerRoutes(app: App, { database }: { database: Database }): void {
  app.get(
    '/v1/listed-dealers/:id',
    { schema: { params, response: { 200: dealerPage }, tags }, config: { access: programmeRoles } },
    async (request, reply) => {
      const today = dayInAmsterdam(new Date())
      const { id } = request.params
      const dealer = await inTransaction(database, callerOf(request), (tx) => findDealer(tx, id, today))
      return dealer ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )

  app.post(
    '/v1/listed-dealers/:id/events',
    {
      schema: { params, body: eventInput, response: { 201: dealerPage }, tags },
      config: { access: fieldRoles },
    },
    async (request, reply) => {
      const today = dayInAmsterdam(new Date())
      const caller = callerOf(request)
      const { id } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const noted = await noteEvent(tx, caller, id, request.body, today)
        return noted.ok ? { ok: true as const, dealer: await findDealer(tx, id, today) } : noted
      })
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).send(outcome.dealer!)
    },
  )
}
