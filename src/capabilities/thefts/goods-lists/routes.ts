import { type App, callerOf } from '../../../platform/app.ts'
import { policeRoles } from '../../../kernel/codes.ts'
import { inTransaction } from '../../../platform/database.ts'
import { idempotencyKeyOf } from '../../../platform/idempotency.ts'
import { identifierInput } from '../../../platform/identifier-contract.ts'
import { refuse } from '../../../platform/problem.ts'
import {
  goodsListInput,
  goodsListList,
  goodsListQuery,
  goodsListView,
  itemCorrectionInput,
  itemStepInput,
  listDecisionInput,
  ownerContactView,
  ownerViewInput,
  registrationInput,
} from '../contract.ts'
import type { TheftRouteDependencies } from '../routes.ts'
import { byItem, byList } from './addresses.ts'
import { addNumber, correctItem } from './change-item.ts'
import { decideList } from './decide-list.ts'
import { listGoodsLists, readList } from './list-queries.ts'
import { openOwner } from './open-owner.ts'
import { pictureRoutes } from './picture-routes.ts'
import { sendAgain } from './send-again.ts'
import { sendGoodsList } from './send-goods-list.ts'
import { setRegistration } from './set-registration.ts'
import { stepItem } from './step-item.ts'

const police = policeRoles
const citizen = ['citizen'] as const
const tags = ['goods-lists']
const notFound = { ok: false, reason: 'not-found' } as const
const changed = { 201: goodsListView }

/** Goods lists: the owner sends and follows them, police of the base team decide. */
export async function goodsListRoutes(app: App, dependencies: TheftRouteDependencies): Promise<void> {
  ownRoutes(app, dependencies)
  readRoutes(app, dependencies)
  policeRoutes(app, dependencies)
  itemRoutes(app, dependencies)
  await pictureRoutes(app, dependencies)
}

function ownRoutes(app: App, dependencies: TheftRouteDependencies): void {
  const { database, recorded } = dependencies
  app.post(
    '/v1/goods-lists',
    { schema: { body: goodsListInput, response: changed, tags }, config: { access: citizen } },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      if (!key.ok) return refuse(request, reply, key)
      const outcome = await sendGoodsList(dependencies, callerOf(request), request.body, key.key, new Date())
      if (!outcome.ok) return refuse(request, reply, outcome)
      if (outcome.replayed) void reply.header('idempotency-replayed', 'true')
      return reply.code(201).header('location', `/v1/goods-lists/${outcome.list.id}`).send(outcome.list)
    },
  )
  app.post(
    '/v1/goods-lists/:id/resubmissions',
    { schema: { params: byList, response: changed, tags }, config: { access: citizen } },
    async (request, reply) => {
      const outcome = await sendAgain(database, callerOf(request), request.params.id)
      return outcome.ok ? reply.code(201).send(outcome.list) : refuse(request, reply, outcome)
    },
  )
  app.post(
    '/v1/goods-lists/:id/registration-numbers',
    {
      schema: { params: byList, body: registrationInput, response: changed, tags },
      config: { access: [...citizen, ...police] },
    },
    async (request, reply) => {
      const { registrationNumber } = request.body
      const outcome = await setRegistration(
        database,
        callerOf(request),
        request.params.id,
        registrationNumber,
      )
      return outcome.ok ? reply.code(201).send(outcome.list) : refuse(request, reply, outcome)
    },
  )
  app.post(
    '/v1/goods-lists/:id/items/:itemId/identifiers',
    {
      schema: { params: byItem, body: identifierInput, response: changed, tags },
      config: { access: [...citizen, ...police] },
    },
    async (request, reply) => {
      const { id: listId, itemId } = request.params
      const outcome = await addNumber(database, callerOf(request), { listId, itemId }, request.body)
      if (!outcome.ok) return refuse(request, reply, outcome)
      recorded()
      return reply.code(201).send(outcome.list)
    },
  )
}

function readRoutes(app: App, { database }: TheftRouteDependencies): void {
  const config = { access: [...citizen, ...police] }
  app.get(
    '/v1/goods-lists',
    { schema: { querystring: goodsListQuery, response: { 200: goodsListList }, tags }, config },
    (request) => {
      const caller = callerOf(request)
      return inTransaction(database, caller, (tx) => listGoodsLists(tx, caller, request.query))
    },
  )
  app.get(
    '/v1/goods-lists/:id',
    { schema: { params: byList, response: { 200: goodsListView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const list = await inTransaction(database, caller, (tx) => readList(tx, caller, request.params.id))
      return list ?? refuse(request, reply, notFound)
    },
  )
}

function policeRoutes(app: App, dependencies: TheftRouteDependencies): void {
  const { database, recorded } = dependencies
  app.post(
    '/v1/goods-lists/:id/decisions',
    {
      schema: { params: byList, body: listDecisionInput, response: changed, tags },
      config: { access: police },
    },
    async (request, reply) => {
      const outcome = await decideList(dependencies, callerOf(request), request.params.id, request.body)
      if (!outcome.ok) return refuse(request, reply, outcome)
      recorded()
      return reply.code(201).send(outcome.list)
    },
  )
  app.post(
    '/v1/goods-lists/:id/owner-views',
    {
      schema: { params: byList, body: ownerViewInput, response: { 201: ownerContactView }, tags },
      config: { access: police, confirmed: true },
    },
    async (request, reply) => {
      const contact = await openOwner(dependencies, callerOf(request), request.params.id, request.body)
      if (contact === null) return refuse(request, reply, notFound)
      return reply.code(201).header('cache-control', 'no-store').send(contact)
    },
  )
  app.post(
    '/v1/goods-lists/:id/items/:itemId/corrections',
    {
      schema: { params: byItem, body: itemCorrectionInput, response: changed, tags },
      config: { access: police },
    },
    async (request, reply) => {
      const { id: listId, itemId } = request.params
      const outcome = await correctItem(database, callerOf(request), { listId, itemId }, request.body)
      if (!outcome.ok) return refuse(request, reply, outcome)
      recorded()
      return reply.code(201).send(outcome.list)
    },
  )
}

function itemRoutes(app: App, dependencies: TheftRouteDependencies): void {
  app.post(
    '/v1/goods-lists/:id/items/:itemId/steps',
    {
      schema: { params: byItem, body: itemStepInput, response: changed, tags },
      config: { access: [...citizen, ...police] },
    },
    async (request, reply) => {
      const { id: listId, itemId } = request.params
      const outcome = await stepItem(dependencies, callerOf(request), { listId, itemId }, request.body)
      return outcome.ok ? reply.code(201).send(outcome.list) : refuse(request, reply, outcome)
    },
  )
}
