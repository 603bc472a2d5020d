import {
  type Doors,
  openProviders,
  readProviders,
  singleSignOnRoutes,
} from '../capabilities/access/public.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import type { Logger } from '../platform/logger.ts'
import { pageContext } from '../public/routes.ts'
import { signedOutPage, signInProblemPage } from '../public/single-sign-on-pages.ts'
import type { MountedStandIn } from './stand-in-broker/mount-stand-ins.ts'

/** The doors by which people of organisations come in, and the stand-ins behind them, if any. */
export type SingleSignOn = { doors: Doors; standIns: MountedStandIn[] }

/** Reads HELDER_SSO_FILE. Throws a ConfigError when it is wrong. A demo without one has stand-ins of its own. */
export async function openSingleSignOn(config: ServeConfig): Promise<SingleSignOn> {
  const { mode, ssoFile } = config
  if (ssoFile !== undefined) return { doors: openProviders(readProviders(ssoFile)), standIns: [] }
  if (mode !== 'demo') return { doors: openProviders([]), standIns: [] }
  const { openStandIns } = await import('./stand-in-broker/mount-stand-ins.ts')
  const standIns = openStandIns(config)
  return { doors: openProviders(standIns.map(({ provider }) => provider)), standIns }
}

type Around = { config: ServeConfig; database: Database; logger: Logger }

export async function mountSingleSignOn(
  app: App,
  { doors, standIns }: SingleSignOn,
  around: Around,
): Promise<void> {
  const { config, database, logger } = around
  const demo = config.mode === 'demo'
  singleSignOnRoutes(app, {
    database,
    doors,
    baseUrl: config.baseUrl,
    logger,
    showProblem: (reply, problem) =>
      reply
        .code(problem.status)
        .type('text/html; charset=utf-8')
        .send(signInProblemPage({ locale: problem.language, demo }, problem)),
    showSignedOut: (request, reply, provider) =>
      reply.type('text/html; charset=utf-8').send(signedOutPage(pageContext(request, config.mode), provider)),
  })
  if (standIns.length === 0) return
  const { mountStandIns } = await import('./stand-in-broker/mount-stand-ins.ts')
  await mountStandIns(app, standIns)
}
