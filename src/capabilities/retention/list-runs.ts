import type { Transaction } from '../../platform/database.ts'
import type { ForgottenView, RunView } from './contract.ts'

type Row = Omit<RunView, 'startedAt' | 'finishedAt' | 'counts'> & {
  startedAt: Date
  finishedAt: Date
  counts: ForgottenView[]
}

/** The newest runs with what each did. Only an administrator and an auditor see any. */
export async function listRuns(tx: Transaction, most: number): Promise<RunView[]> {
  const rows = await tx<Row[]>`
    select r.id, r.on_day as on, r.started_by as "startedBy", r.started_at as "startedAt", r.finished_at as "finishedAt",
           r.waiting,
           coalesce((select json_agg(json_build_object('store', c.store, 'deed', c.deed, 'municipality', c.municipality,
                       'month', c.month, 'count', c.count) order by c.n)
                       from retention.run_count c where c.run_id = r.id), '[]'::json) as counts
      from retention.run r order by r.started_at desc limit ${most}`
  return rows.map(({ startedAt, finishedAt, ...row }) => ({
    ...row,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
  }))
}
