import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PolicyView } from '../capabilities/policy/contract.ts'
import { dayInAmsterdam, type Day } from '../kernel/dates.ts'
import { readAssets } from './assets.ts'
import {
  accessibilityPage,
  dataPage,
  homePage,
  notFoundPage,
  policiesPage,
  policyPage,
  signInPage,
  type DemoAccount,
  type PageContext,
} from './pages.ts'

export type PublicSite = {
  mode: 'demo' | 'production'
  /** All policies, or those of one municipality (none when it is unknown). */
  listPolicies: (municipality?: string) => Promise<PolicyView[]>
  /** The fictional account behind each role; demo only. */
  listDemoAccounts?: () => Promise<DemoAccount[]>
  /** The day for which the rules are shown. */
  today?: () => Day
}

/** The reader's language: Dutch unless the address says `taal=en`. */
export function pageContext(request: FastifyRequest, mode: PublicSite['mode']): PageContext {
  const { taal, terug } = request.query as { taal?: unknown; terug?: unknown }
  return {
    locale: taal === 'en' ? 'en' : 'nl',
    demo: mode === 'demo',
    ...(typeof terug === 'string' && { returnTo: terug.slice(0, 300) }),
  }
}

function sendPage(reply: FastifyReply, page: string, status = 200) {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
}

function serveAssets(app: FastifyInstance) {
  for (const { path, type, body, etag } of readAssets()) {
    app.get(path, { schema: { hide: true } }, (request, reply) => {
      // An hour: the address stays the same when the file changes.
      reply.header('cache-control', 'public, max-age=3600').header('etag', etag)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type(type).send(body)
    })
  }
}

/** The public site: pages that anyone may read, without script or cookie. */
export async function publicRoutes(app: FastifyInstance, site: PublicSite): Promise<void> {
  const today = site.today ?? (() => dayInAmsterdam(new Date()))
  const page = (path: string, make: (context: PageContext) => string | Promise<string>) =>
    app.get(path, { schema: { hide: true } }, async (request, reply) =>
      sendPage(reply, await make(pageContext(request, site.mode))),
    )

  serveAssets(app)
  page('/', homePage)
  page('/gegevens', dataPage)
  page('/toegankelijkheid', accessibilityPage)
  page('/inloggen', async (context) => {
    const accounts = context.demo ? ((await site.listDemoAccounts?.()) ?? []) : []
    return signInPage({ ...context, accounts })
  })
  page('/regels', async (context) =>
    policiesPage({ ...context, policies: await site.listPolicies(), on: today() }),
  )
  app.get('/regels/:municipality', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, site.mode)
    const { municipality } = request.params as { municipality: string }
    const [policy] = await site.listPolicies(municipality)
    if (!policy) return sendPage(reply, notFoundPage(context), 404)
    return sendPage(reply, policyPage({ ...context, policy, on: today() }))
  })
}
