import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readPlaceCode } from '../capabilities/campaign/public.ts'
import { sourceOf } from '../capabilities/check/public.ts'
import { openAttempts } from '../platform/attempts.ts'
import type { Logger } from '../platform/logger.ts'
import type { PageContext } from './layout.ts'
import { address } from './texts.ts'

export type PlaceSite = {
  contextOf: (request: FastifyRequest) => PageContext
  /** Counts that the code of a place was opened; false when there is no such code. */
  countOpened: (code: string) => Promise<boolean>
  logger: Pick<Logger, 'error'>
  now_ms?: () => number
}

/** A library has one address for all its visitors: so many at once count, then one a minute. Kept in memory only. */
const LIMITS = { burst: 60, every_ms: 60_000 }

/**
 * `GET /c/<code>`, what the QR code on a paper opens: counts, and goes on to the check, which needs no script. Of who comes
 * nothing is kept. Whatever goes wrong with counting, and whatever the code, the check comes.
 */
export function placePageRoutes(
  app: FastifyInstance,
  { contextOf, countOpened, logger, now_ms }: PlaceSite,
): void {
  const attempts = openAttempts({ ...LIMITS, ...(now_ms && { now_ms }) })
  app.get('/c/:code', { schema: { hide: true }, config: { access: 'open' } }, async (request, reply) => {
    const { locale } = contextOf(request)
    const code = readPlaceCode((request.params as { code: string }).code)
    const isKnown = code !== null && isVisit(request) && (await count(request, code))
    const home = new URLSearchParams(address(locale, '/').split('?')[1])
    if (isKnown) home.set('plaats', code)
    const to = home.size === 0 ? '/' : `/?${home}`
    return reply.header('cache-control', 'no-store').redirect(to, 303)
  })

  async function count(request: FastifyRequest, code: string): Promise<boolean> {
    if (!attempts.take(sourceOf(request)).ok) return true
    try {
      return await countOpened(code)
    } catch (err) {
      logger.error({ err }, 'a code was opened and could not be counted')
      return false
    }
  }
}

/** Not a look at the headers alone, and not a page that a browser loads before anyone asks for it. */
function isVisit({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && !/prefetch/.test(String(headers['sec-purpose'] ?? headers['purpose'] ?? ''))
}
