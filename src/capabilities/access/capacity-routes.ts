import { z } from 'zod'
import { type App, callerOf } from '../../platform/app.ts'
import type { Database } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { capacityInput } from './contract.ts'
import { switchCapacity } from './own-capacities.ts'

/** Someone with several appointments acts in one at a time, and goes on in another when they say so. */
export function capacityRoutes(app: App, database: Database): void {
  app.put(
    '/v1/sessions/current',
    {
      schema: { body: capacityInput, response: { 204: z.null() }, tags: ['access'] },
      config: { access: 'signed-in' },
    },
    async (request, reply) => {
      const outcome = await switchCapacity(database, callerOf(request), request.body.appointmentId)
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )
}
