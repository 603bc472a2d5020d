import type { App } from '../platform/app.ts'
import { refuse } from '../platform/problem.ts'

/** Asks and records nothing: answered whatever the clock says. Its proof bears a time, and is not. */
const ONLY_ASKS = ['/v1/checks']

/** Records nothing while the clock can't be trusted (proof.md, R10); reading goes on. */
export function refuseWhileClockIsOff(app: App, isOff: () => boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    const url = request.routeOptions.url ?? ''
    const reads = ['GET', 'HEAD', 'OPTIONS'].includes(request.method) || ONLY_ASKS.includes(url)
    if (reads || !url.startsWith('/v1/') || !isOff()) return undefined
    return refuse(request, reply, { ok: false, reason: 'clock-off' })
  })
}
