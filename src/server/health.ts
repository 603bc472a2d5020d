import type { App } from '../platform/app.ts'
import type { Database } from '../platform/database.ts'
import { refuse } from '../platform/problem.ts'

const ANSWER_WITHIN_MS = 2_000

/** GET /healthz: 200 when it can serve, 503 otherwise. */
export function healthRoutes(app: App, database: Database): void {
  app.get('/healthz', { schema: { hide: true }, config: { access: 'open' } }, async (request, reply) => {
    const late = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const tooLate = new Promise<false>((resolve) =>
      late.addEventListener('abort', () => resolve(false), { once: true }),
    )
    const answered = database`select 1`.then(
      () => true,
      () => false,
    )
    if (await Promise.race([answered, tooLate])) return reply.send({ status: 'ok' })
    return refuse(request, reply, { ok: false, reason: 'unavailable' })
  })
}
