import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { brotliCompressSync, constants } from 'node:zlib'
import type { ShownProvider } from '../capabilities/access/public.ts'
import { readPlaceCode } from '../capabilities/campaign/public.ts'
import type { PolicyView } from '../capabilities/policy/contract.ts'
import { dayInAmsterdam, type Day } from '../kernel/dates.ts'
import { encodingFor, readAssets } from './assets.ts'
import { checkPageRoutes, type CheckSite } from './check-routes.ts'
import {
  accessibilityPage,
  burglaryPage,
  dataPage,
  fencingPage,
  homePage,
  legitimationPage,
  notFoundPage,
  offlinePage,
  overviewRulePage,
  placesPage,
  policiesPage,
  policyPage,
  signInPage,
  type DemoAccount,
  type PageContext,
} from './pages.ts'

export type PublicSite = CheckSite & {
  mode: 'demo' | 'production'
  /** All policies, or those of one municipality (none when it is unknown). */
  listPolicies: (municipality?: string) => Promise<PolicyView[]>
  /** Brokers by which people of organisations sign in. */
  providers?: ShownProvider[]
  /** The fictional account behind each role; demo only. */
  listDemoAccounts?: () => Promise<DemoAccount[]>
  /** The day for which the rules are shown. */
  today?: () => Day
}

/** The reader's language: Dutch unless the address says `taal=en`. */
export function pageContext(request: FastifyRequest, mode: PublicSite['mode']): PageContext {
  const { taal, terug, plaats } = request.query as Record<string, unknown>
  const place = readPlaceCode(plaats)
  return {
    locale: taal === 'en' ? 'en' : 'nl',
    demo: mode === 'demo',
    ...(typeof terug === 'string' && { returnTo: terug.slice(0, 300) }),
    ...(place !== null && { place }),
  }
}

// Quality 4 costs a fraction of a millisecond on a page of this size and saves three quarters of it.
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

function sendPage(request: FastifyRequest, reply: FastifyReply, page: string, status = 200) {
  reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-cache')
  reply.header('vary', 'accept-encoding')
  if (encodingFor(request.headers['accept-encoding']) !== 'br') return reply.send(page)
  return reply.header('content-encoding', 'br').send(brotliCompressSync(page, quickly))
}

function serveAssets(app: FastifyInstance) {
  for (const { path, type, body, compressed, etag, immutable } of readAssets()) {
    app.get(path, { schema: { hide: true } }, (request, reply) => {
      // An hour where the address stays the same when the file changes; a browser asks for the service worker anew.
      const age = immutable ? 'max-age=31536000, immutable' : 'max-age=3600'
      reply.header('cache-control', path === '/service-worker.js' ? 'no-cache' : `public, ${age}`)
      reply.header('etag', etag).header('vary', 'accept-encoding')
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      const encoding = encodingFor(request.headers['accept-encoding'])
      const small = encoding && compressed[encoding]
      if (small) reply.header('content-encoding', encoding)
      return reply.type(type).send(small || body)
    })
  }
}

/** The public site: the check and pages that anyone may read. No cookie; a script helps, and nothing needs it. */
export async function publicRoutes(app: FastifyInstance, site: PublicSite): Promise<void> {
  const today = site.today ?? (() => dayInAmsterdam(new Date()))
  const page = (path: string, make: (context: PageContext) => string | Promise<string>) =>
    app.get(path, { schema: { hide: true } }, async (request, reply) =>
      sendPage(request, reply, await make(pageContext(request, site.mode))),
    )

  serveAssets(app)
  const now = site.now ?? (() => new Date())
  page('/', (context) => homePage({ ...context, dataUntil: site.checks.dataUntil(), now: now() }))
  checkPageRoutes(app, site, (request) => pageContext(request, site.mode))
  page('/nummer-vinden', placesPage)
  page('/heling', fencingPage)
  page('/waarom-legitimatie', legitimationPage)
  page('/na-een-inbraak', burglaryPage)
  page('/offline', offlinePage)
  page('/gegevens', dataPage)
  page('/toegankelijkheid', accessibilityPage)
  page('/inloggen', async (context) => {
    const accounts = context.demo ? ((await site.listDemoAccounts?.()) ?? []) : []
    return signInPage({ ...context, accounts, providers: site.providers ?? [] })
  })
  page('/regels', async (context) =>
    policiesPage({ ...context, policies: await site.listPolicies(), on: today() }),
  )
  page('/overzicht-regel', overviewRulePage)
  app.get('/regels/:municipality', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, site.mode)
    const { municipality } = request.params as { municipality: string }
    const [policy] = await site.listPolicies(municipality)
    if (!policy) return sendPage(request, reply, notFoundPage(context), 404)
    return sendPage(request, reply, policyPage({ ...context, policy, on: today() }))
  })
}
