import { flyerRoutes } from '../capabilities/campaign/public.ts'
import { dealerRoutes } from '../capabilities/dealers/public.ts'
import { programmePlanRoutes } from '../capabilities/programme-plan/public.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'

/** The programme: its dealers, its plan and its campaigns. */
export function mountProgramme(
  app: App,
  { database, config }: { database: Database; config: ServeConfig },
): void {
  dealerRoutes(app, { database })
  programmePlanRoutes(app, { database })
  flyerRoutes(app, { database, baseUrl: config.baseUrl })
}
