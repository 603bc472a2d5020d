import { z } from 'zod'
import { type App, callerOf } from '../../../platform/app.ts'
import { inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import type { RegisterRouteDependencies } from '../route-dependencies.ts'
import {
  entryErasureInput,
  entryErasureList,
  entryErasureView,
  holdEndInput,
  holdEndView,
  holdInput,
  holdList,
  holdView,
} from './contract.ts'
import { endHold } from './end-hold.ts'
import { eraseEntry } from './erase-entry.ts'
import { listEntryErasures, listHolds } from './list-erasures.ts'
import { placeHold } from './place-hold.ts'

/** `finish` carries out what was begun; an error there leaves it to the next run. */
export type ErasureRouteDependencies = Pick<RegisterRouteDependencies, 'database' | 'keys'> & {
  finish: () => Promise<unknown>
}

const config = { access: ['administrator'] } as const
/** What keeps or destroys someone's data asks for a recent proof of who does it. */
const confirmed = { ...config, confirmed: true } as const
const byId = z.object({ id: z.uuid() })

/** Legal holds and erasures before the term. A repeat is refused by what stands there, so no key is needed. */
export function erasureRoutes(app: App, dependencies: ErasureRouteDependencies): void {
  holdRoutes(app, dependencies)
  const { database, finish } = dependencies
  const tags = ['entry-erasures']

  app.get(
    '/v1/entry-erasures',
    { schema: { response: { 200: entryErasureList }, tags }, config },
    async (request) => ({ items: await inTransaction(database, callerOf(request), listEntryErasures) }),
  )

  app.post(
    '/v1/entry-erasures',
    { schema: { body: entryErasureInput, response: { 201: entryErasureView }, tags }, config: confirmed },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await eraseEntry(dependencies, caller, request.body)
      if (!outcome.ok) return refuse(request, reply, outcome)
      await finish()
      const listed = await inTransaction(database, caller, listEntryErasures)
      return reply.code(201).send(listed.find(({ id }) => id === outcome.entryId)!)
    },
  )
}

function holdRoutes(app: App, dependencies: ErasureRouteDependencies): void {
  const { database } = dependencies
  const tags = ['legal-holds']

  app.get('/v1/legal-holds', { schema: { response: { 200: holdList }, tags }, config }, async (request) => ({
    items: await inTransaction(database, callerOf(request), listHolds),
  }))

  app.post(
    '/v1/legal-holds',
    { schema: { body: holdInput, response: { 201: holdView }, tags }, config: confirmed },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await placeHold(dependencies, caller, request.body, new Date())
      if (!outcome.ok) return refuse(request, reply, outcome)
      const listed = await inTransaction(database, caller, listHolds)
      return reply.code(201).send(listed.find(({ id }) => id === outcome.id)!)
    },
  )

  app.post(
    '/v1/legal-holds/:id/endings',
    {
      schema: { params: byId, body: holdEndInput, response: { 201: holdEndView }, tags },
      config: confirmed,
    },
    async (request, reply) => {
      const outcome = await endHold(dependencies, callerOf(request), request.params.id, request.body.reason)
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).send({ becomes: outcome.becomes })
    },
  )
}
