import { z } from 'zod'
import { dealerRoles } from '../../kernel/codes.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, callerOf } from '../../platform/app.ts'
import type { Caller } from '../../platform/caller.ts'
import { inTransaction } from '../../platform/database.ts'
import { idempotencyKeyOf } from '../../platform/idempotency.ts'
import { refuse } from '../../platform/problem.ts'
import { correctionInput, purchaseInput, purchaseList, purchaseListQuery, purchaseView } from './contract.ts'
import { correctPurchase } from './correct-purchase.ts'
import { listRegister } from './list-register.ts'
import { readPurchase } from './read-entry.ts'
import { openPurchaseRecorder, type PurchaseOutcome } from './record-purchase.ts'
import { created, type RegisterRouteDependencies } from './route-dependencies.ts'
import { entryRoutes } from './entry-routes.ts'
import { saleRoutes } from './sale-routes.ts'
import { viewFreshPurchase } from './views.ts'
import { policyOn } from '../policy/public.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'

const dealers = { access: dealerRoles } as const
const byId = z.object({ id: z.uuid() })

export function registerRoutes(app: App, dependencies: RegisterRouteDependencies): void {
  const { database, policies, recorded } = dependencies
  const record = openPurchaseRecorder(dependencies)
  const tags = ['purchases']

  app.post(
    '/v1/purchases',
    { schema: { body: purchaseInput, response: { 201: purchaseView }, tags }, config: dealers },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      if (!key.ok) return refuse(request, reply, key)
      const caller = callerOf(request)
      const outcome = await record(caller, request.body, key.key, new Date())
      if (!outcome.ok) return refuse(request, reply, outcome)
      recorded()
      return answerPurchase(request, reply, dependencies, caller, outcome)
    },
  )

  app.get(
    '/v1/purchases',
    { schema: { querystring: purchaseListQuery, response: { 200: purchaseList }, tags }, config: dealers },
    async (request) => {
      const caller = callerOf(request)
      return inTransaction(database, caller, (tx) => listRegister(tx, caller, request.query))
    },
  )

  app.get(
    '/v1/purchases/:id',
    { schema: { params: byId, response: { 200: purchaseView }, tags }, config: dealers },
    async (request, reply) => {
      const { id } = request.params
      const found = await inTransaction(database, callerOf(request), (tx) => readPurchase(tx, id, policies))
      return found ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )

  app.post(
    '/v1/purchases/:id/corrections',
    {
      schema: { params: byId, body: correctionInput, response: { 201: purchaseView }, tags },
      config: dealers,
    },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      if (!key.ok) return refuse(request, reply, key)
      const caller = callerOf(request)
      const { id } = request.params
      const outcome = await correctPurchase(dependencies, caller, id, request.body, key.key, new Date())
      if (!outcome.ok) return refuse(request, reply, outcome)
      recorded()
      const view = await inTransaction(database, caller, (tx) => readPurchase(tx, outcome.id, policies))
      return created(reply, outcome.replayed).send(view!)
    },
  )

  entryRoutes(app, dependencies, { register: 'purchase', path: 'purchases', view: 'seller-views' })
  saleRoutes(app, dependencies)
}

/** A new purchase is answered from what was recorded; a repeat is read back. */
async function answerPurchase(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, policies, branches }: RegisterRouteDependencies,
  caller: Caller,
  outcome: PurchaseOutcome & { ok: true },
): Promise<FastifyReply> {
  if (outcome.replayed) {
    const view = await inTransaction(database, caller, (tx) => readPurchase(tx, outcome.id, policies))
    return view ? created(reply, true).send(view) : refuse(request, reply, { ok: false, reason: 'not-found' })
  }
  const { draft, sequenceNumber, recordedAt } = outcome
  const branch = await branches.find(caller, draft.branchNumber)
  const rules = policyOn((await policies.of(draft.municipality)).rules, dayInAmsterdam(new Date(recordedAt)))
  const view = viewFreshPurchase({
    draft,
    sequenceNumber,
    recordedAt,
    recordedByName: caller.via === 'token' ? 'API' : caller.accountName,
    branchName: branch!.name,
    designated: rules.designation !== null,
  })
  return created(reply, false).header('location', `/v1/purchases/${draft.id}`).send(view)
}
