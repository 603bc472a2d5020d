import { programmeRoles } from '../../kernel/codes.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { baseTeamRoutes } from './base-teams/routes.ts'
import { listedDealers, listedDealersQuery } from './contract.ts'
import { entryRoutes } from './entry-routes.ts'
import { importRoutes } from './import/routes.ts'
import { listDealers } from './list-dealers.ts'
import { oneDealerRoutes } from './one-dealer/routes.ts'

const tags = ['listed-dealers']

/** The inventory of dealers: who there is, and how far each is with the register. */
export function dealerRoutes(app: App, { database }: { database: Database }): void {
  app.get(
    '/v1/listed-dealers',
    {
      schema: { querystring: listedDealersQuery, response: { 200: listedDealers }, tags },
      config: { access: programmeRoles },
    },
    async (request) => {
      const { after, limit } = request.query
      const today = dayInAmsterdam(new Date())
      const all = await inTransaction(database, callerOf(request), (tx) => listDealers(tx, today))
      const first = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
      const items = all.slice(first, first + limit)
      return { items, next: first + limit < all.length ? items.at(-1)!.id : null }
    },
  )

  oneDealerRoutes(app, { database })
  baseTeamRoutes(app, { database })
  entryRoutes(app, { database })
  importRoutes(app, { database })
}
