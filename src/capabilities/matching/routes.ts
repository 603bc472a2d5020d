import { z } from 'zod'
import { policeRoles } from '../../kernel/codes.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { decisionInput, hitList, hitListQuery, hitView, sellerViewInput } from './contract.ts'
import { decideHit } from './decide-hit.ts'
import { type ItemStateOf, listHits, readHit } from './hit-queries.ts'
import type { LiveInbox } from './live-inbox.ts'
import { type OpenPerson, openSeller } from './open-seller.ts'

const config = { access: policeRoles } as const
/** Deeds that weigh ask for someone who proved lately to be there. */
const confirmed = { access: policeRoles, confirmed: true } as const
const tags = ['hits']
const byId = z.object({ id: z.uuid() })
const notFound = { ok: false, reason: 'not-found' } as const

export type HitRouteDependencies = {
  database: Database
  inbox: LiveInbox
  /** Lent by the registers, since these in turn search by our terms. */
  registers: { itemState: ItemStateOf; openPerson: OpenPerson; personView: z.ZodType }
}

/** Hits: police data; each base team sees those of its own area. */
export function hitRoutes(app: App, { database, inbox, registers }: HitRouteDependencies): void {
  const { itemState, openPerson, personView } = registers

  app.get(
    '/v1/hits',
    { schema: { querystring: hitListQuery, response: { 200: hitList }, tags }, config },
    (request) => inTransaction(database, callerOf(request), (tx) => listHits(tx, request.query, itemState)),
  )

  app.get(
    '/v1/hits/events',
    { schema: { response: { 200: z.string() }, tags }, config },
    async (request, reply) => {
      const lastSeen = Number.parseInt(String(request.headers['last-event-id'] ?? ''), 10)
      void reply.headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // nginx holds answers back otherwise.
        'x-accel-buffering': 'no',
      })
      // A stream goes out as it is, past the serializer.
      return reply.send(inbox.connect(Number.isNaN(lastSeen) ? null : lastSeen) as unknown as string)
    },
  )
  // Open streams would keep the server from closing.
  app.addHook('preClose', () => inbox.close())

  app.get(
    '/v1/hits/:id',
    { schema: { params: byId, response: { 200: hitView }, tags }, config },
    async (request, reply) => {
      const { id } = request.params
      const hit = await inTransaction(database, callerOf(request), (tx) => readHit(tx, id, itemState))
      return hit ?? refuse(request, reply, notFound)
    },
  )

  app.post(
    '/v1/hits/:id/decisions',
    { schema: { params: byId, body: decisionInput, response: { 201: hitView }, tags }, config: confirmed },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await decideHit(database, caller, request.params.id, request.body, itemState)
      return outcome.ok ? reply.code(201).send(outcome.hit) : refuse(request, reply, outcome)
    },
  )

  app.post(
    '/v1/hits/:id/seller-views',
    {
      schema: { params: byId, body: sellerViewInput, response: { 201: personView }, tags },
      config: confirmed,
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const person = await openSeller(database, caller, request.params.id, request.body, openPerson)
      if (person === null) return refuse(request, reply, notFound)
      return reply.code(201).header('cache-control', 'no-store').send(person)
    },
  )
}
