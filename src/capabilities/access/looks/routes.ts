import { z } from 'zod'
import { dealerRoles, organiserRoles, type Role } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import {
  accessLogList,
  accessLogQuery,
  type Exported,
  exportInput,
  lookPatternList,
  lookPatternQuery,
  registerOpeningList,
  registerOpeningQuery,
} from './contract.ts'
import { refuse } from '../../../platform/problem.ts'
import { listAccessLog } from './list-looks.ts'
import { listOpenings } from './list-openings.ts'
import { listPatterns } from './list-patterns.ts'
import { recordExport } from './record-export.ts'
import { patternsSince } from '../rules/look-patterns.ts'

const tags = ['access']
/** Who may save what outside Helder. */
const exporters: Record<Exported, readonly Role[]> = {
  'access-log': ['auditor'],
  purchases: dealerRoles,
  dealers: organiserRoles,
}

/** The access log: all of it for the auditor of an organisation, and for a dealer that its register was opened. */
export function lookRoutes(app: App, { database }: { database: Database }): void {
  app.get(
    '/v1/access-log-entries',
    {
      schema: { querystring: accessLogQuery, response: { 200: accessLogList }, tags },
      config: { access: ['auditor'] },
    },
    (request) => inTransaction(database, callerOf(request), (tx) => listAccessLog(tx, request.query)),
  )

  app.get(
    '/v1/access-log-patterns',
    {
      schema: { querystring: lookPatternQuery, response: { 200: lookPatternList }, tags },
      config: { access: ['auditor'] },
    },
    async (request) => {
      const since = patternsSince(request.query.from, dayInAmsterdam(new Date()))
      const items = await inTransaction(database, callerOf(request), (tx) => listPatterns(tx, since))
      return { since, items }
    },
  )

  // What is exported leaves Helder's keeping: who does it shows to be there, and the log has it.
  app.post(
    '/v1/exports',
    {
      schema: { body: exportInput, response: { 204: z.null() }, tags },
      config: {
        access: [...exporters['access-log'], ...exporters.purchases, ...exporters.dealers],
        confirmed: true,
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { what } = request.body
      if (!exporters[what].includes(caller.role))
        return refuse(request, reply, { ok: false, reason: 'forbidden' })
      await inTransaction(database, caller, (tx) => recordExport(tx, caller, what))
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/v1/register-openings',
    {
      schema: { querystring: registerOpeningQuery, response: { 200: registerOpeningList }, tags },
      config: { access: ['dealer'] },
    },
    (request) => inTransaction(database, callerOf(request), (tx) => listOpenings(tx, request.query)),
  )
}
