import { z } from 'zod'
import { dealerRoles } from '../../kernel/codes.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { pageQuery } from '../../platform/contract.ts'
import { inTransaction } from '../../platform/database.ts'
import { idempotencyKeyOf } from '../../platform/idempotency.ts'
import { refuse } from '../../platform/problem.ts'
import { saleInput, saleList, saleView } from './contract.ts'
import { entryRoutes } from './entry-routes.ts'
import { listSaleIds } from './list-register.ts'
import { readSale } from './read-entry.ts'
import { recordSale } from './record-sale.ts'
import { created, type RegisterRouteDependencies } from './route-dependencies.ts'

const saleListQuery = pageQuery.extend({ after: z.uuid().optional(), branchNumber: z.string().optional() })

/** The sales register (APV). */
export function saleRoutes(app: App, dependencies: RegisterRouteDependencies): void {
  const { database, policies, recorded } = dependencies
  const config = { access: dealerRoles } as const
  const tags = ['sales']

  app.post(
    '/v1/sales',
    { schema: { body: saleInput, response: { 201: saleView }, tags }, config },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      if (!key.ok) return refuse(request, reply, key)
      const caller = callerOf(request)
      const outcome = await recordSale(dependencies, caller, request.body, key.key, new Date())
      if (!outcome.ok) return refuse(request, reply, outcome)
      recorded()
      const view = await inTransaction(database, caller, (tx) => readSale(tx, outcome.id, policies))
      return created(reply, outcome.replayed).header('location', `/v1/sales/${outcome.id}`).send(view!)
    },
  )

  app.get(
    '/v1/sales',
    { schema: { querystring: saleListQuery, response: { 200: saleList }, tags }, config },
    async (request) => {
      const caller = callerOf(request)
      const { limit } = request.query
      return inTransaction(database, caller, async (tx) => {
        const ids = await listSaleIds(tx, caller, request.query)
        const items = []
        for (const id of ids.slice(0, limit)) items.push((await readSale(tx, id, policies))!)
        return { items, next: ids.length > limit ? ids[limit - 1]! : null }
      })
    },
  )

  app.get(
    '/v1/sales/:id',
    { schema: { params: z.object({ id: z.uuid() }), response: { 200: saleView }, tags }, config },
    async (request, reply) => {
      const found = await inTransaction(database, callerOf(request), (tx) =>
        readSale(tx, request.params.id, policies),
      )
      return found ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )

  entryRoutes(app, dependencies, { register: 'sale', path: 'sales', view: 'buyer-views' })
}
