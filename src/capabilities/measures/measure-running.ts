import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { listCaseFiles } from './list-files.ts'
import type { Measure } from './rules/file-states.ts'

/** Dealers on whom a measure holds on a day: delivered, and not lifted, withdrawn or at its end. */
export async function measureRunning(
  tx: Transaction,
  today: Day,
): Promise<{ dealerId: string; kind: Measure; since: Day; fileId: string }[]> {
  return (await listCaseFiles(tx, today)).flatMap(({ id, dealerId, measure, measureSince }) =>
    measure === null || measureSince === null
      ? []
      : [{ dealerId, kind: measure, since: measureSince, fileId: id }],
  )
}
