import { sourceOf } from '../capabilities/check/public.ts'
import { listMunicipalities, noticeRoutes, recordNotice } from '../capabilities/dealers/public.ts'
import { openLeadBudget } from '../capabilities/thefts/public.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { dealerNoticeRoutes } from '../public/dealer-notice-routes.ts'
import { pageContext } from '../public/routes.ts'
import { mountTradeRegister } from './trade-register.ts'

/** What dealers announce: by the public site and by the app, which share how many a source may send a day. */
export async function mountDealerNotices(app: App, config: ServeConfig, database: Database): Promise<void> {
  const register = await mountTradeRegister(app, config)
  const dependencies = { database, budget: openLeadBudget() }
  noticeRoutes(app, { ...dependencies, register, sourceOf })
  dealerNoticeRoutes(app, {
    contextOf: (request) => pageContext(request, config.mode),
    listMunicipalities: () => listMunicipalities(database),
    // Who is signed in announces by the app; here nobody is.
    recordNotice: ({ request, now, ...sent }) =>
      recordNotice(dependencies, { ...sent, caller: null, source: sourceOf(request) }, now),
  })
}
