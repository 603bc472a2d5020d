import { programmeRoles } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { baseTeamList } from './contract.ts'
import { listBaseTeams } from './list-base-teams.ts'

/** Whom to call at the police about the dealers of an area. */
export function baseTeamRoutes(app: App, { database }: { database: Database }): void {
  app.get(
    '/v1/base-teams',
    { schema: { response: { 200: baseTeamList }, tags: ['base-teams'] }, config: { access: programmeRoles } },
    async (request) => {
      const caller = callerOf(request)
      const today = dayInAmsterdam(new Date())
      return { items: await inTransaction(database, caller, (tx) => listBaseTeams(tx, caller, today)) }
    },
  )
}
