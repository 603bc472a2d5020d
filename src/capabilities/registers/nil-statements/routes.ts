import { z } from 'zod'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { dealerRoles } from '../../../kernel/codes.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { idempotencyKeyOf } from '../../../platform/idempotency.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { refuse } from '../../../platform/problem.ts'
import { created } from '../route-dependencies.ts'
import { nilStatementInput, nilStatementList, nilStatementsQuery, nilStatementView } from './contract.ts'
import { listNilStatements, readNilStatement } from './list-nil-statements.ts'
import { stateNil } from './state-nil.ts'
import { undoNil } from './undo-nil.ts'

const tags = ['nil-statements']
const config = { access: dealerRoles } as const

/** Nil statements (nihilopgave): apart from the registers, which go on without them. */
export function nilStatementRoutes(app: App, dependencies: { database: Database; keys: KeyFiles }): void {
  const { database } = dependencies

  app.get(
    '/v1/nil-statements',
    { schema: { querystring: nilStatementsQuery, response: { 200: nilStatementList }, tags }, config },
    async (request) => {
      const today = dayInAmsterdam(new Date())
      return inTransaction(database, callerOf(request), (tx) => listNilStatements(tx, request.query, today))
    },
  )

  app.post(
    '/v1/nil-statements',
    { schema: { body: nilStatementInput, response: { 201: nilStatementView }, tags }, config },
    async (request, reply) => {
      const key = idempotencyKeyOf(request)
      if (!key.ok) return refuse(request, reply, key)
      const caller = callerOf(request)
      const outcome = await stateNil(dependencies, caller, request.body, key.key, new Date())
      if (!outcome.ok) return refuse(request, reply, outcome)
      const made = await inTransaction(database, caller, (tx) => readNilStatement(tx, outcome.id))
      return created(reply, outcome.replayed).send(made!)
    },
  )

  app.delete(
    '/v1/nil-statements/:id',
    { schema: { params: z.object({ id: z.uuid() }), tags }, config },
    async (request, reply) => {
      const outcome = await inTransaction(database, callerOf(request), (tx) => undoNil(tx, request.params.id))
      return outcome.ok ? reply.code(204).send() : refuse(request, reply, outcome)
    },
  )
}
