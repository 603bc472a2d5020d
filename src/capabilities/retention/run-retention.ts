import type { Day } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../platform/forgetting-contract.ts'
import { addUp, isJump } from './rules/forgotten.ts'

export const RETENTION_TASK = 'run-retention'

export type RetentionHands = { worker: Database; stores: readonly ForgetfulStore[] }
export type RetentionRun = { on: Day; startedBy: string; startedAt: Date }
export type RetentionReport = { id: string; forgotten: Forgotten[]; waiting: number; failures: unknown[] }

/**
 * Forgets everything that is due on a day, store after store, and records who ran it and the counts. One store that fails
 * keeps nothing else from going: its errors are in the report, and the next run goes on where this one stopped.
 */
export async function runRetention(
  { worker, stores }: RetentionHands,
  { on, startedBy, startedAt }: RetentionRun,
): Promise<RetentionReport> {
  const id = newId(startedAt.getTime())
  const forgotten: Forgotten[] = []
  const failures: unknown[] = []
  let waiting = 0
  for (const store of stores) {
    try {
      const did = await store.forget(on)
      forgotten.push(...did.forgotten)
      failures.push(...did.failures)
      waiting += did.waiting
    } catch (error) {
      failures.push(error)
    }
  }
  const counts = addUp(forgotten)
  const run = { id, on_day: on, started_by: startedBy, started_at: startedAt.toISOString(), waiting }
  const rows = counts.map((count, n) => ({ n, ...count }))
  await worker`select retention.record_run(${worker.json(run)}, ${worker.json(rows)})`
  return { id, forgotten: counts, waiting, failures }
}

/**
 * The run that the server does by itself, each night and at its start. Throws after it when something failed, so that the
 * job comes back; null when the day is so far from the last run that the clock may be wrong.
 */
export async function runByItself(hands: RetentionHands, run: RetentionRun): Promise<RetentionReport | null> {
  const [last] = await hands.worker<{ on_day: Day | null }[]>`select retention.last_run_on() as on_day`
  if (isJump(last?.on_day ?? null, run.on)) return null
  const report = await runRetention(hands, run)
  if (report.failures.length > 0)
    throw new AggregateError(
      report.failures,
      `${report.failures.length} errors kept data from being forgotten`,
    )
  return report
}

/** What would go in a run on this day: nothing changes. */
export async function previewRetention(stores: readonly ForgetfulStore[], on: Day): Promise<Forgotten[]> {
  const parts: Forgotten[] = []
  for (const store of stores) parts.push(...(await store.preview(on)))
  return addUp(parts)
}
