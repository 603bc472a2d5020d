import type { FastifyRequest } from 'fastify'
import { listDemoAccounts } from '../capabilities/access/public.ts'
import type { Checks, Proofs } from '../capabilities/check/public.ts'
import type { Policies } from '../capabilities/policy/public.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { proofPageRoutes } from '../public/proof-routes.ts'
import { pageContext, publicRoutes } from '../public/routes.ts'
import { signedSections } from '../public/signed-sections.ts'

type Site = { config: ServeConfig; database: Database; policies: Policies; checks: Checks; proofs: Proofs }

/** The public site with what the capabilities lend it. */
export async function mountPublicSite(app: App, site: Site): Promise<void> {
  const { config, database, policies, checks, proofs } = site
  const { mode, baseUrl } = config
  const contextOf = (request: FastifyRequest) => pageContext(request, mode)
  proofPageRoutes(app, { proofs, baseUrl, contextOf })
  await publicRoutes(app, {
    mode,
    checks,
    sections: [signedSections(proofs)],
    listDemoAccounts: () => listDemoAccounts(database),
    listPolicies: async (asked) =>
      (await policies.list()).filter(({ municipality }) => !asked || municipality === asked),
  })
}
