import { z } from 'zod'
import { programmeRoles } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { line } from '../../../platform/contract.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { fileWriters } from '../rules/file-roles.ts'
import { ladderInput, ladderList, ladderView } from './contract.ts'
import { enterLadder } from './enter-ladder.ts'
import { listLadders } from './list-ladders.ts'

const tags = ['enforcement-ladders']
const today = () => dayInAmsterdam(new Date())

/** The enforcement policy of each municipality as data: read by all who work on dealers, so that a lax town shows. */
export function ladderRoutes(app: App, database: Database): void {
  app.get(
    '/v1/enforcement-ladders',
    {
      schema: {
        querystring: z.object({ municipality: line(60).optional() }),
        response: { 200: ladderList },
        tags,
      },
      config: { access: [...programmeRoles, 'programme-coordinator', 'prosecutor'] },
    },
    async (request) => {
      const { municipality = null } = request.query
      const items = await inTransaction(database, callerOf(request), (tx) =>
        listLadders(tx, municipality, today()),
      )
      return { items }
    },
  )

  app.post(
    '/v1/enforcement-ladders',
    {
      schema: { body: ladderInput, response: { 201: ladderView }, tags },
      config: { access: fileWriters, confirmed: true },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const outcome = await inTransaction(database, caller, async (tx) => {
        const entered = await enterLadder(tx, caller, request.body)
        if (!entered.ok) return entered
        const ladders = await listLadders(tx, null, today())
        return { ok: true as const, ladder: ladders.find(({ id }) => id === entered.id)! }
      })
      return outcome.ok ? reply.code(201).send(outcome.ladder) : refuse(request, reply, outcome)
    },
  )
}
