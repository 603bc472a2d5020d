import { z } from 'zod'
import { policeRoles } from '../../kernel/codes.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { refuse } from '../../platform/problem.ts'
import { itemEndingInput, itemReopeningInput, theftReportView } from './contract.ts'
import { endItem, reopenItem } from './end-item.ts'
import type { TheftDependencies } from './record-theft-report.ts'

const config = { access: policeRoles } as const
const tags = ['theft-reports']
const params = z.object({ id: z.uuid(), itemId: z.uuid() })
const response = { 201: theftReportView }

/** Found again, and back to stolen when that was a mistake: deeds of the police. */
export function endingRoutes(app: App, dependencies: TheftDependencies & { recorded: () => void }): void {
  const { recorded } = dependencies
  app.post(
    '/v1/theft-reports/:id/items/:itemId/endings',
    { schema: { params, body: itemEndingInput, response, tags }, config },
    async (request, reply) => {
      const outcome = await endItem(dependencies, callerOf(request), request.params, request.body)
      return outcome.ok ? reply.code(201).send(outcome.report) : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/theft-reports/:id/items/:itemId/reopenings',
    { schema: { params, body: itemReopeningInput, response, tags }, config },
    async (request, reply) => {
      const outcome = await reopenItem(dependencies, callerOf(request), request.params, request.body)
      if (!outcome.ok) return refuse(request, reply, outcome)
      recorded()
      return reply.code(201).send(outcome.report)
    },
  )
}
