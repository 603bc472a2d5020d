import { z } from 'zod'
import { dealerRoles } from '../../kernel/codes.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { personView, personViewInput } from './contract.ts'
import { makeReceipt } from './make-receipt.ts'
import { openPerson } from './open-person.ts'
import type { RegisterRouteDependencies } from './route-dependencies.ts'

const byId = z.object({ id: z.uuid() })

/** What every entry has, of either register: its receipt, and the door to the person behind it. */
export function entryRoutes(
  app: App,
  { database, places, keys }: RegisterRouteDependencies,
  { register, path, view }: { register: 'purchase' | 'sale'; path: string; view: string },
): void {
  const config = { access: dealerRoles } as const
  const tags = [path]

  app.get(`/v1/${path}/:id/receipt`, { schema: { params: byId, tags }, config }, async (request, reply) => {
    const { id } = request.params
    const made = await inTransaction(database, callerOf(request), (tx) =>
      makeReceipt(tx, id, register, places),
    )
    if (!made.ok) return refuse(request, reply, made)
    return reply
      .header('content-disposition', `attachment; filename="helder-receipt-${id}.json"`)
      .type('application/json')
      .send(JSON.stringify(made.receipt, null, 2))
  })

  app.post(
    `/v1/${path}/:id/${view}`,
    { schema: { params: byId, body: personViewInput, response: { 201: personView }, tags }, config },
    async (request, reply) => {
      const person = await inTransaction(database, callerOf(request), (tx) =>
        openPerson(tx, request.params.id, `open-${view.replace('-views', '')}`, request.body, keys),
      )
      if (person === null) return refuse(request, reply, { ok: false, reason: 'not-found' })
      return reply.code(201).header('cache-control', 'no-store').send(person)
    },
  )
}
