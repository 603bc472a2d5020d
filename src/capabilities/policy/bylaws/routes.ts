import { z } from 'zod'
import { organiserRoles, programmeRoles } from '../../../kernel/codes.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { line } from '../../../platform/contract.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import type { Policies } from '../list-policies.ts'
import { articleInput, bylawList, endingInput, focusInput } from './contract.ts'
import { decideFocus } from './decide-focus.ts'
import { endArticle } from './end-article.ts'
import { enterArticle } from './enter-article.ts'
import { listBylaws } from './list-bylaws.ts'

const tags = ['bylaws']
const made = z.object({ id: z.uuid() })
const byId = z.object({ id: z.uuid() })
// What decides what every counter of a municipality asks weighs.
const writing = { access: organiserRoles, confirmed: true } as const

type Dependencies = { database: Database; policies: Pick<Policies, 'forget'> }

/** Which article holds where, and the deeds that decide it. */
export function bylawRoutes(app: App, { database, policies }: Dependencies): void {
  app.get(
    '/v1/bylaws',
    {
      schema: {
        querystring: z.object({ municipality: line(60).optional() }),
        response: { 200: bylawList },
        tags,
      },
      config: { access: [...programmeRoles, 'programme-coordinator'] },
    },
    async (request) => {
      const { municipality = null } = request.query
      return {
        items: await inTransaction(database, callerOf(request), (tx) => listBylaws(tx, municipality)),
      }
    },
  )

  app.post(
    '/v1/bylaw-articles',
    { schema: { body: articleInput, response: { 201: made }, tags }, config: writing },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await inTransaction(database, caller, (tx) =>
        enterArticle(tx, caller, request.body, new Date()),
      )
      if (!outcome.ok) return refuse(request, reply, outcome)
      policies.forget()
      return reply.code(201).send({ id: outcome.id })
    },
  )

  app.post(
    '/v1/bylaw-articles/:id/endings',
    { schema: { params: byId, body: endingInput, response: { 201: made }, tags }, config: writing },
    async (request, reply) => {
      const { id } = request.params
      const outcome = await inTransaction(database, callerOf(request), (tx) =>
        endArticle(tx, id, request.body),
      )
      if (!outcome.ok) return refuse(request, reply, outcome)
      policies.forget()
      return reply.code(201).send({ id })
    },
  )

  app.post(
    '/v1/focus-decisions',
    { schema: { body: focusInput, response: { 201: made }, tags }, config: writing },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await inTransaction(database, caller, (tx) =>
        decideFocus(tx, caller, request.body, new Date()),
      )
      return outcome.ok ? reply.code(201).send({ id: outcome.id }) : refuse(request, reply, outcome)
    },
  )
}
