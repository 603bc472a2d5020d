import { setTimeout as wait } from 'node:timers/promises'
import type { App } from '../platform/app.ts'
import type { Database } from '../platform/database.ts'
import { refuse } from '../platform/problem.ts'

const ANSWER_WITHIN_MS = 2_000
/** Whoever asks regularly watches, and is gone after so many of its pauses without a question. */
const PAUSES_MAX = 3
/** Load balancers take a server out after two or three bad answers. */
const SAID_TIMES = 3
const SAYING_MS_MAX = 30_000
const LOOK_EVERY_MS = 20

export type Health = {
  /**
   * Says on /healthz that this server is about to stop, and resolves once those who watch it have heard so: until then it
   * serves as before, so that a rolling restart costs nobody a request. At once when nobody watches.
   */
  sayGoodbye: () => Promise<void>
}

/** GET /healthz: 200 when it can serve, 503 otherwise. */
export function healthRoutes(app: App, database: Database): Health {
  let askedAt_ms = Number.NEGATIVE_INFINITY
  let pause_ms = Number.POSITIVE_INFINITY
  let isLeaving = false
  let said = 0
  app.get('/healthz', { schema: { hide: true }, config: { access: 'open' } }, async (request, reply) => {
    const now_ms = performance.now()
    pause_ms = now_ms - askedAt_ms
    askedAt_ms = now_ms
    if (isLeaving) {
      said++
      return refuse(request, reply, { ok: false, reason: 'unavailable' })
    }
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
  return {
    async sayGoodbye() {
      isLeaving = true
      const until_ms = performance.now() + SAYING_MS_MAX
      // One question is nobody who watches: it takes two to know how often they come.
      const isWatched = () =>
        Number.isFinite(pause_ms) && performance.now() - askedAt_ms < pause_ms * PAUSES_MAX + LOOK_EVERY_MS
      while (isWatched() && said < SAID_TIMES && performance.now() < until_ms) await wait(LOOK_EVERY_MS)
    },
  }
}
