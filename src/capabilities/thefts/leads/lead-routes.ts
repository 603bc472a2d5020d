import { z } from 'zod'
import { policeRoles } from '../../../kernel/codes.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { handlingInput, leadList, leadListQuery, leadView, leadWords } from './contract.ts'
import { listLeads, readLead } from './list-leads.ts'

const config = { access: policeRoles } as const
const tags = ['leads']
const byId = z.object({ id: z.uuid() })
const notFound = { ok: false, reason: 'not-found' } as const
/** A lead was sent to be read: there is one reason to open it, and it is recorded as every other look. */
const PURPOSE = 'handle-lead'

/** Leads of people who checked a number: police data; each base team sees those about its own goods. */
export function leadRoutes(app: App, { database }: { database: Database }): void {
  app.get(
    '/v1/leads',
    { schema: { querystring: leadListQuery, response: { 200: leadList }, tags }, config },
    (request) => inTransaction(database, callerOf(request), (tx) => listLeads(tx, request.query)),
  )

  app.get(
    '/v1/leads/:id',
    { schema: { params: byId, response: { 200: leadView }, tags }, config },
    async (request, reply) => {
      const { id } = request.params
      const lead = await inTransaction(database, callerOf(request), (tx) => readLead(tx, id))
      return lead ?? refuse(request, reply, notFound)
    },
  )

  app.post(
    '/v1/leads/:id/views',
    // What a stranger typed may name people.
    {
      schema: { params: byId, response: { 201: leadWords }, tags },
      config: { access: policeRoles, confirmed: true },
    },
    async (request, reply) => {
      const { id } = request.params
      const [row] = await inTransaction(
        database,
        callerOf(request),
        (tx) => tx<{ words: string | null }[]>`select thefts.open_lead(${id}, ${PURPOSE}) as words`,
      )
      if (!row?.words) return refuse(request, reply, notFound)
      return reply.code(201).header('cache-control', 'no-store').send({ words: row.words })
    },
  )

  app.post(
    '/v1/leads/:id/handlings',
    { schema: { params: byId, body: handlingInput, response: { 201: leadView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const { note } = request.body
      const outcome = await inTransaction(database, caller, async (tx) => {
        const known = await readLead(tx, id)
        if (known === null) return notFound
        const [row] = await tx<{ done: boolean }[]>`
          select thefts.handle_lead(${id}, ${note}, ${caller.accountName}) as done`
        if (!row!.done) return { ok: false, reason: 'already-decided' } as const
        return { ok: true, lead: (await readLead(tx, id))! } as const
      })
      return outcome.ok ? reply.code(201).send(outcome.lead) : refuse(request, reply, outcome)
    },
  )
}
