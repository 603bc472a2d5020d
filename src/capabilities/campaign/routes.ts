import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { idempotencyKeyOf } from '../../platform/idempotency.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import { refuse } from '../../platform/problem.ts'
import { goldPriceInput, goldPriceList, goldPriceView } from './contract.ts'
import { enterGoldPrice } from './enter-gold-price.ts'
import { currentGoldPrice, listGoldPrices, readGoldPrice } from './list-gold-prices.ts'

/** Three years of weeks: more is not looked at. */
const LISTED_MOST = 156
const tags = ['gold-prices']

/** Gold prices: an administrator enters and sees them. */
export function campaignRoutes(app: App, dependencies: { database: Database; keys: KeyFiles }): void {
  const { database } = dependencies
  const config = { access: ['administrator'] } as const

  app.get(
    '/v1/gold-prices',
    { schema: { response: { 200: goldPriceList }, tags }, config },
    async (request) => {
      const items = await inTransaction(database, callerOf(request), (tx) => listGoldPrices(tx, LISTED_MOST))
      return { items, currentId: currentGoldPrice(items, dayInAmsterdam(new Date()))?.id ?? null }
    },
  )

  app.post(
    '/v1/gold-prices',
    { schema: { body: goldPriceInput, response: { 201: goldPriceView }, tags }, config },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      if (!key.ok) return refuse(request, reply, key)
      const caller = callerOf(request)
      const outcome = await enterGoldPrice(dependencies, caller, request.body, key.key, new Date())
      if (!outcome.ok) return refuse(request, reply, outcome)
      if (outcome.replayed) void reply.header('idempotency-replayed', 'true')
      const price = await inTransaction(database, caller, (tx) => readGoldPrice(tx, outcome.id))
      return reply.code(201).send(price)
    },
  )
}
