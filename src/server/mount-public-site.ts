import type { FastifyRequest } from 'fastify'
import { listDemoAccounts } from '../capabilities/access/public.ts'
import { countPlace } from '../capabilities/campaign/public.ts'
import {
  type Checks,
  openVehicleRegister,
  type Proofs,
  RDW_STAND_IN_PATH,
  RDW_URL,
  rdwStandInRoute,
} from '../capabilities/check/public.ts'
import { openMeetingAnswers } from '../capabilities/meetings/public.ts'
import type { Policies } from '../capabilities/policy/public.ts'
import { openLeadBudget, recordLead } from '../capabilities/thefts/public.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import type { Logger } from '../platform/logger.ts'
import { leadPageRoutes } from '../public/lead-routes.ts'
import { placePageRoutes } from '../public/place-routes.ts'
import { meetingAnswerRoutes } from '../public/meeting-answer-routes.ts'
import { priceLink } from '../public/price-page.ts'
import { proofPageRoutes } from '../public/proof-routes.ts'
import { pageContext, publicRoutes } from '../public/routes.ts'
import { signedSections } from '../public/signed-sections.ts'
import { vehicleSection } from '../public/vehicle-section.ts'
import { mountSingleSignOn, type SingleSignOn } from './single-sign-on.ts'

type Site = {
  config: ServeConfig
  database: Database
  policies: Policies
  checks: Checks
  proofs: Proofs
  sso: SingleSignOn
  logger: Logger
}

/** The public site with what the capabilities lend it. */
export async function mountPublicSite(app: App, site: Site): Promise<void> {
  const { config, database, policies, checks, proofs, sso, logger } = site
  const { mode, baseUrl } = config
  const contextOf = (request: FastifyRequest) => pageContext(request, mode)
  await mountSingleSignOn(app, sso, { config, database, logger })
  proofPageRoutes(app, { proofs, baseUrl, contextOf })
  const leads = { database, readYes: proofs.read, budget: openLeadBudget() }
  leadPageRoutes(app, { contextOf, recordLead: (lead) => recordLead(leads, lead, new Date()) })
  placePageRoutes(app, { contextOf, logger, countOpened: (code) => countPlace(database, code, 'opened') })
  meetingAnswerRoutes(app, { answers: openMeetingAnswers(database), contextOf })
  const vehicles = openVehicleRegister({ url: vehicleRegisterUrl(config) })
  if (mode === 'demo') rdwStandInRoute(app)
  await publicRoutes(app, {
    mode,
    checks,
    countChecked: (code) =>
      void countPlace(database, code, 'checked').catch((err: unknown) =>
        logger.error({ err }, 'a check could not be counted'),
      ),
    sections: [vehicleSection(vehicles), signedSections(proofs), priceLink],
    providers: sso.doors.list(),
    listDemoAccounts: () => listDemoAccounts(database),
    listPolicies: async (asked) =>
      (await policies.list()).filter(({ municipality }) => !asked || municipality === asked),
  })
}

/** The demo asks our own stand-in, so that a walk through needs nobody else. */
function vehicleRegisterUrl({ rdwUrl, mode, port }: ServeConfig): string {
  return rdwUrl ?? (mode === 'demo' ? `http://localhost:${port}${RDW_STAND_IN_PATH}` : RDW_URL)
}
