import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { TriangleCounts } from './contract.ts'

/**
 * Cases proposed, decisions noted, cases closed and tasks given, done and not done from a day until a day (both inclusive), per
 * municipality. Empty for who does not read the effect: coordinator, programme officer, mayor's office and prosecutor do.
 */
export async function listTriangleCounts(
  tx: Transaction,
  { from, until }: { from: Day; until: Day },
): Promise<TriangleCounts[]> {
  return tx<TriangleCounts[]>`
    select municipality, cases, decisions, closed, tasks, tasks_done as "tasksDone", tasks_not_done as "tasksNotDone"
      from triangle.counts(${from}, ${until})`
}
