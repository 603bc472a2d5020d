import { flyerRoutes } from '../capabilities/campaign/public.ts'
import {
  dealerRoutes,
  listImportWork,
  listNoticeWork,
  type WorkSource,
  workListRoutes,
} from '../capabilities/dealers/public.ts'
import { listFindingWork } from '../capabilities/findings/public.ts'
import { letterRoutes, listLetterWork } from '../capabilities/letters/public.ts'
import { listMeasureWork } from '../capabilities/measures/public.ts'
import { listMeetingWork, meetingRoutes } from '../capabilities/meetings/public.ts'
import { programmePlanRoutes } from '../capabilities/programme-plan/public.ts'
import { nilStatementRoutes } from '../capabilities/registers/public.ts'
import { listTriangleWork } from '../capabilities/triangle/public.ts'
import { listVisitWork } from '../capabilities/visits/public.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import type { KeyFiles } from '../platform/key-files.ts'
import { mountDealerNotices } from './dealer-notices.ts'

/** What each capability asks of who works on dealers: the work list shows it beside what states ask for. */
const workSources: readonly WorkSource[] = [
  listNoticeWork,
  listImportWork,
  listMeetingWork,
  listLetterWork,
  listTriangleWork,
  listFindingWork,
  listVisitWork,
  listMeasureWork,
]

/** The programme: its dealers, what they state, letters and meetings, its plan and its campaigns. */
export async function mountProgramme(
  app: App,
  { database, config, keys }: { database: Database; config: ServeConfig; keys: KeyFiles },
): Promise<void> {
  await mountDealerNotices(app, config, database)
  dealerRoutes(app, { database })
  letterRoutes(app, { database, baseUrl: config.baseUrl })
  meetingRoutes(app, { database, baseUrl: config.baseUrl })
  workListRoutes(app, { database, sources: workSources })
  nilStatementRoutes(app, { database, keys })
  programmePlanRoutes(app, { database })
  flyerRoutes(app, { database, baseUrl: config.baseUrl })
}
