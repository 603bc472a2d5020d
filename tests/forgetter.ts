import { dayInAmsterdam } from '../src/kernel/dates.ts'
import {
  type DatabaseReport,
  type ErasureHands,
  LogPlaces,
  verifyDatabase,
} from '../src/capabilities/registers/public.ts'
import { openPolicies } from '../src/capabilities/policy/public.ts'
import {
  previewRetention,
  type RetentionHands,
  type RetentionReport,
  runRetention,
} from '../src/capabilities/retention/public.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { KeyFiles } from '../src/platform/key-files.ts'
import { openForgetting } from '../src/server/forgetting.ts'
import type { TestDatabase } from './database.ts'

export const LOG_NAME = 'helder-demo.example'

/** A month after those in which people who were recorded today fall due (48 months). */
export function afterTerm(): string {
  const [year, month] = dayInAmsterdam(new Date()).split('-').map(Number) as [number, number]
  return month === 12 ? `${year + 5}-01-02` : `${year + 4}-${String(month + 1).padStart(2, '0')}-02`
}

/** A process of its own that forgets, beside the server. */
export type Forgetter = ErasureHands & {
  run: (on: string) => Promise<RetentionReport>
  preview: (on: string) => ReturnType<typeof previewRetention>
  hands: RetentionHands
  close: () => Promise<void>
}

export function openForgetter(database: TestDatabase): Forgetter {
  const worker = openDatabase(database.workerUrl, { max: 3 })
  const app = openDatabase(database.appUrl, { max: 1 })
  const keys = new KeyFiles(database.dataDir)
  const erasing = { worker, keys, places: new LogPlaces(database.dataDir, LOG_NAME) }
  const hands = openForgetting(erasing, openPolicies(app))
  return {
    ...erasing,
    hands,
    run: (on) => runRetention(hands, { on, startedBy: 'test', startedAt: new Date() }),
    preview: (on) => previewRetention(hands.stores, on),
    close: async () => void (await Promise.all([worker.end({ timeout: 5 }), app.end({ timeout: 5 })])),
  }
}

/** What `helder verify database` says, in lines. */
export async function verify(
  admin: Database,
  dataDir: string,
): Promise<{ verdict: DatabaseReport['verdict']; found: string }> {
  const report = await verifyDatabase(admin, { dataDir, logName: LOG_NAME })
  const found = [...report.municipalities.flatMap(({ problems }) => problems), ...report.problems]
  return { verdict: report.verdict, found: found.map(({ where, what }) => `${where}: ${what}`).join('\n') }
}
