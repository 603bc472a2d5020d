import { addMonths, dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { ForgetfulStore } from '../../platform/forgetting-contract.ts'
import { runList, upcomingList } from './contract.ts'
import { listRuns } from './list-runs.ts'
import { firstMonth } from './rules/forgotten.ts'
import { previewRetention } from './run-retention.ts'

const RUNS_LISTED_MOST = 60
/** What falls due within a year is shown; when nothing does, the first of the next twenty. */
const SHOWN_MONTHS = 12
const SEEN_MONTHS = 240

/** What goes next, and what went: counts. */
export function retentionRoutes(
  app: App,
  { database, stores }: { database: Database; stores: readonly ForgetfulStore[] },
): void {
  const tags = ['retention']

  app.get(
    '/v1/retention-runs',
    { schema: { response: { 200: runList }, tags }, config: { access: ['administrator', 'auditor'] } },
    async (request) => ({
      items: await inTransaction(database, callerOf(request), (tx) => listRuns(tx, RUNS_LISTED_MOST)),
    }),
  )

  app.get(
    '/v1/upcoming-erasures',
    { schema: { response: { 200: upcomingList }, tags }, config: { access: ['administrator'] } },
    async () => {
      const today = dayInAmsterdam(new Date())
      const until = addMonths(today, SHOWN_MONTHS)
      // What serves for a while only, sessions and keys of requests, has no month and goes every night.
      const due = (await previewRetention(stores, until)).filter(({ month }) => month !== null)
      const items =
        due.length > 0 ? due : firstMonth(await previewRetention(stores, addMonths(today, SEEN_MONTHS)))
      return { until, items }
    },
  )
}
