import { flyerRoutes } from '../capabilities/campaign/public.ts'
import { dealerRoutes } from '../capabilities/dealers/public.ts'
import { letterRoutes } from '../capabilities/letters/public.ts'
import { meetingRoutes } from '../capabilities/meetings/public.ts'
import { programmePlanRoutes } from '../capabilities/programme-plan/public.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { mountDealerNotices } from './dealer-notices.ts'

/** The programme: its dealers, letters and meetings, its plan and its campaigns. */
export async function mountProgramme(
  app: App,
  { database, config }: { database: Database; config: ServeConfig },
): Promise<void> {
  await mountDealerNotices(app, config, database)
  dealerRoutes(app, { database })
  letterRoutes(app, { database, baseUrl: config.baseUrl })
  meetingRoutes(app, { database, baseUrl: config.baseUrl })
  programmePlanRoutes(app, { database })
  flyerRoutes(app, { database, baseUrl: config.baseUrl })
}
