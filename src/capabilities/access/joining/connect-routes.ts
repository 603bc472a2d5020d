import { z } from 'zod'
import { fieldRoles, type Role } from '../../../kernel/codes.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { invitationPath } from '../members/make-invitation.ts'
import { connectionInput, connectionMade, connectionView } from './contract.ts'
import { connectDealer, type ConnectRefusal, readConnection } from './connect-dealer.ts'

/** Plan of Twente, P9: fencing specialists connect dealers, and so do organisers; who inspects them does not (decision 0040). */
const connectors = ['fencing-specialist', 'municipal-officer', 'programme-officer'] as const satisfies Role[]
const tags = ['listed-dealers']

/** Takes a transaction back because of what came out of it, and carries that out. */
class RolledBack extends Error {
  readonly refusal: ConnectRefusal
  constructor(refusal: ConnectRefusal) {
    super('taken back')
    this.refusal = refusal
  }
}

/** Connecting dealers on the spot: the link is shown in the answer and kept nowhere. */
export function connectRoutes(
  app: App,
  { database, baseUrl }: { database: Database; baseUrl: string },
): void {
  app.post(
    '/v1/dealer-connections',
    {
      schema: { body: connectionInput, response: { 201: connectionMade }, tags },
      config: { access: connectors, confirmed: true },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await inTransaction(database, caller, async (tx) => {
        const made = await connectDealer(tx, caller, request.body, new Date())
        if (!made.ok) throw new RolledBack(made)
        return made
      }).catch((error: unknown) => {
        if (error instanceof RolledBack) return error.refusal
        throw error
      })
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).send({
        outcome: outcome.outcome,
        organisation: outcome.organisation,
        link: outcome.secret === null ? null : `${baseUrl}${invitationPath(outcome.secret)}`,
        expiresAt: outcome.expiresAt?.toISOString() ?? null,
      })
    },
  )

  app.get(
    '/v1/dealer-connections/:dealerId',
    {
      schema: { params: z.object({ dealerId: z.uuid() }), response: { 200: connectionView }, tags },
      config: { access: fieldRoles },
    },
    async (request, reply) => {
      const { dealerId } = request.params
      const view = await inTransaction(database, callerOf(request), (tx) => readConnection(tx, dealerId))
      return view ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )
}
