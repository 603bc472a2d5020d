import type { App } from '../../../platform/app.ts'
import { answerAsKvk, type StandInBusiness } from './kvk-stand-in.ts'

/** What stands before `/api/` of the stand-in. */
export const KVK_STAND_IN_PATH = '/demo/kvk'
/** No secret: whoever has a demo has its data. */
export const KVK_STAND_IN_KEY = 'demo'

/** Demo only: the trade register, played by our own server, so that a walk through needs nobody else. */
export function kvkStandInRoutes(app: App, businesses: readonly StandInBusiness[]): void {
  const standIn = { businesses, key: KVK_STAND_IN_KEY, generations: [2] as const }
  app.get(
    `${KVK_STAND_IN_PATH}/api/*`,
    { schema: { hide: true }, config: { access: 'open' } },
    async (request, reply) => {
      const { pathname, searchParams: query } = new URL(request.url, 'http://kvk.test')
      const path = pathname.slice(`${KVK_STAND_IN_PATH}/api/`.length)
      const { apikey } = request.headers
      const { status, headers = {}, body } = answerAsKvk(standIn, { path, query, key: String(apikey) })
      return reply.code(status).headers(headers).type('application/hal+json').send(JSON.stringify(body))
    },
  )
}
