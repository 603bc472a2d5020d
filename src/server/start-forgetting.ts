import type { Policies } from '../capabilities/policy/public.ts'
import {
  type ErasureHands,
  erasureRoutes,
  finishErasures,
  replayErasures,
} from '../capabilities/registers/public.ts'
import { type RetentionReport, retentionRoutes, runByItself } from '../capabilities/retention/public.ts'
import { dayInAmsterdam } from '../kernel/dates.ts'
import type { App } from '../platform/app.ts'
import type { Database } from '../platform/database.ts'
import type { Logger } from '../platform/logger.ts'
import { openForgetting } from './forgetting.ts'

export type Forgetting = {
  /** Before anything is served: a backup that was put back brings nobody back. */
  replay: () => Promise<void>
  routes: (app: App, database: Database) => void
  /** What is due today; null when the clock jumped since the last time. */
  forget: (now: Date) => Promise<RetentionReport | null>
}

/** Forgetting as the server does it: at its start, each night, and when an administrator asks. */
export function startForgetting(hands: ErasureHands, policies: Policies, logger: Logger): Forgetting {
  const retention = openForgetting(hands, policies)
  async function finish(): Promise<void> {
    const { failures } = await finishErasures(hands)
    for (const err of failures)
      logger.error({ err }, 'an erasure could not be carried out; the next run goes on')
  }
  return {
    async replay() {
      const { failures } = await replayErasures(hands)
      for (const err of failures)
        logger.error({ err }, 'the erasures of a log could not be read: what it destroyed may stand here')
    },
    routes(app, database) {
      erasureRoutes(app, { database, keys: hands.keys, finish })
      retentionRoutes(app, { database, stores: retention.stores })
    },
    forget: (now) =>
      runByItself(retention, { on: dayInAmsterdam(now), startedBy: 'helder serve', startedAt: now }),
  }
}
