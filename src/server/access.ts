import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FindCaller, scopeOf, SESSION_COOKIE } from '../capabilities/access/public.ts'
import type { App, RouteAccess } from '../platform/app.ts'
import type { Caller } from '../platform/caller.ts'
import { refuse } from '../platform/problem.ts'

// Long enough for a piece of work, too short for an unlocked screen over lunch (ASVS 5.0, 7.5.3).
const CONFIRMED_MS_MAX = 15 * 60_000

/** Finds the caller of each request and refuses whom the route does not name, before a body is read. */
export function requireAccess(app: App, callers: FindCaller): void {
  const table: RouteAccess[] = []
  app.decorate('routeTable', table)
  app.decorateRequest('caller', null)
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat()
    // Outside /v1 stand pages, files and logs that everyone may read; data is under /v1 only.
    const isPage =
      !route.url.startsWith('/v1/') && methods.every((method) => method === 'GET' || method === 'HEAD')
    const access = route.config?.access ?? (isPage ? 'open' : undefined)
    if (access === undefined)
      throw new Error(`route ${methods.join(', ')} ${route.url} does not say who may call it`)
    const manages = route.config?.manages ?? false
    for (const method of methods) table.push({ method, url: route.url, access, manages })
  })
  app.addHook('onRequest', async (request, reply) => {
    // An unknown address has no route and no caller: it is answered as not found.
    const access = request.routeOptions.config.access ?? 'open'
    request.caller = await findCaller(request, callers)
    if (access === 'open') return
    if (request.caller === null) return refuse(request, reply, { ok: false, reason: 'not-signed-in' })
    if (access !== 'signed-in' && !access.includes(request.caller.role)) {
      return refuse(request, reply, { ok: false, reason: 'forbidden' })
    }
    if (request.routeOptions.config.manages && !request.caller.manages) {
      return refuse(request, reply, { ok: false, reason: 'forbidden' })
    }
    if (!isInScope(request)) return refuse(request, reply, { ok: false, reason: 'out-of-scope' })
    if (request.routeOptions.config.confirmed && !isConfirmed(request.caller, new Date())) {
      return refuse(request, reply, { ok: false, reason: 'confirmation-needed' })
    }
    return refuseForeignOrigin(request, reply)
  })
}

async function findCaller(request: FastifyRequest, callers: FindCaller): Promise<Caller | null> {
  const bearer = /^Bearer ([A-Za-z0-9._~+/=-]{1,500})$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return keepKind(await callers(bearer), 'token')
  const session = request.cookies[SESSION_COOKIE]
  return session ? keepKind(await callers(session), 'session') : null
}

/** A session secret is no token and a token no session. */
function keepKind(caller: Caller | null, via: Caller['via']): Caller | null {
  return caller?.via === via ? caller : null
}

function isInScope({ caller, method, routeOptions }: FastifyRequest): boolean {
  if (!caller?.scopes) return true
  return caller.scopes.includes(scopeOf(method, routeOptions.url ?? ''))
}

/** A token has nobody who could confirm; its deeds are bounded by its scopes. */
function isConfirmed({ confirmedAt }: Caller, now: Date): boolean {
  return confirmedAt === null || now.getTime() - confirmedAt.getTime() < CONFIRMED_MS_MAX
}

/** A page of another site may not act with our cookie, besides SameSite=Lax (ASVS 5.0, 3.5). */
function refuseForeignOrigin(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (request.method === 'GET' || request.method === 'HEAD' || request.caller?.via !== 'session')
    return undefined
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const foreign =
    site === undefined
      ? origin !== undefined && new URL(origin).host !== request.host
      : site !== 'same-origin' && site !== 'none'
  return foreign ? refuse(request, reply, { ok: false, reason: 'forbidden' }) : undefined
}
