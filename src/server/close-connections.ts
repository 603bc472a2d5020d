import type { ServerResponse } from 'node:http'
import type { App } from '../platform/app.ts'

const LOOK_EVERY_MS = 20
/** A request that takes longer is cut off: whoever stops a server waits no longer than this. */
const FINISH_MS_MAX = 20_000

/**
 * Closing answers what is under way and then closes every connection (forceCloseConnections: true, which Fastify does
 * after this hook). With 'idle' it would wait for connections on which nothing was asked yet, as browsers and proxies keep
 * them ready, and for those that were being answered at that moment (measured: a stop under load took 70 s).
 *
 * Call it before anything else sees requests, and `finish` after the routes are mounted: hooks that end streams must
 * come first.
 */
export function finishBeforeClosing(app: App): {
  /** Counts an answer that Fastify knows nothing of. */
  underWay: (response: ServerResponse) => void
  finish: () => void
} {
  let count = 0
  const closed = () => void count--
  function underWay(response: ServerResponse): void {
    count++
    // It closes once; `once` would wrap the listener and take it away again, for half a microsecond.
    response.on('close', closed)
  }
  app.addHook('onRequest', (_request, reply, done) => {
    underWay(reply.raw)
    done()
  })
  function finish(): void {
    app.addHook('preClose', (done) => {
      // Without a port there is no connection: requests of tests come in directly.
      if (!app.server.listening) return done()
      const until = Date.now() + FINISH_MS_MAX
      const look = setInterval(() => {
        if (count > 0 && Date.now() < until) return
        clearInterval(look)
        done()
      }, LOOK_EVERY_MS)
    })
  }
  return { underWay, finish }
}
