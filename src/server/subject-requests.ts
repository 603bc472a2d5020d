import { dataSubjectRequestRoutes } from '../capabilities/data-subject-requests/public.ts'
import { municipalAnswerRoutes } from '../capabilities/disclosures/public.ts'
import type { Policies } from '../capabilities/policy/public.ts'
import { registerAnswerRoutes } from '../capabilities/registers/public.ts'
import { policeAnswerRoutes } from '../capabilities/thefts/public.ts'
import type { App } from '../platform/app.ts'
import type { Database } from '../platform/database.ts'
import type { KeyFiles } from '../platform/key-files.ts'

type Dependencies = { database: Database; policies: Policies; keys: KeyFiles }

/** Data subject requests: one log per controller, and the answer of each from its own data alone. */
export function subjectRequestRoutes(app: App, { database, policies, keys }: Dependencies): void {
  dataSubjectRequestRoutes(app, { database })
  registerAnswerRoutes(app, { database, policies, keys })
  policeAnswerRoutes(app, { database, keys })
  municipalAnswerRoutes(app, { database })
}
