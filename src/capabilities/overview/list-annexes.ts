import type { Transaction } from '../../platform/database.ts'
import type { AnnexHead } from './contract.ts'

/** Which annexes were opened in the own municipality, by whom and why, newest first; not what they showed. */
export async function listAnnexes(tx: Transaction): Promise<AnnexHead[]> {
  const rows = await tx<(Omit<AnnexHead, 'openedAt'> & { openedAt: Date })[]>`
    select id, number, judged_on as on, purpose_code as "purposeCode", opened_at as "openedAt", opened_by_name as "openedBy"
      from supervision.overview_annex order by opened_at desc, id limit 50`
  return rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() }))
}
