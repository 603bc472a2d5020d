import { z } from 'zod'
import { type App, callerOf } from '../../../platform/app.ts'
import type { Database } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { idParams } from '../members/contract.ts'
import { tokenInput, tokenList, tokenMade } from './contract.ts'
import { listTokens, revokeToken } from './list-tokens.ts'
import { makeToken } from './make-token.ts'
import { scopesFor } from './scopes.ts'

const tags = ['tokens']
const config = { access: 'signed-in', manages: true } as const

/** Tokens by which the software of an organisation works: made, looked at and ended by its managers. */
export function tokenRoutes(app: App, { database }: { database: Database }): void {
  app.get('/v1/tokens', { schema: { response: { 200: tokenList }, tags }, config }, async (request) => {
    const caller = callerOf(request)
    return { items: await listTokens(database, caller), scopes: scopesFor(caller.role, app.routeTable) }
  })

  app.post(
    '/v1/tokens',
    {
      schema: { body: tokenInput, response: { 201: tokenMade }, tags },
      config: { ...config, confirmed: true },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const allowed = scopesFor(caller.role, app.routeTable)
      const outcome = await makeToken(database, caller, request.body, { allowed, now: new Date() })
      if (!outcome.ok) return refuse(request, reply, outcome)
      const { id, token, expiresAt } = outcome
      return reply.code(201).send({ id, token, expiresAt: expiresAt.toISOString() })
    },
  )

  app.delete(
    '/v1/tokens/:id',
    { schema: { params: idParams, response: { 204: z.null() }, tags }, config },
    async (request, reply) => {
      const outcome = await revokeToken(database, callerOf(request), request.params.id)
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )
}
