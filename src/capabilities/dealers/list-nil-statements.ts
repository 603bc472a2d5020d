import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'

export type DealerNilStatement = { id: string; periodFrom: Day; statedOn: Day }

/** The nil statements of one dealer that stand, newest first; none for a dealer outside the caller's municipalities. */
export async function listDealerNilStatements(
  tx: Transaction,
  dealerId: string,
): Promise<DealerNilStatement[]> {
  return await tx<DealerNilStatement[]>`
    select id, period_from as "periodFrom", stated_on as "statedOn" from programme.nil_statements(${dealerId})`
}
