import type { Day } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import { isNilDue } from '../rules/nil-period.ts'
import type { NilStatementList, NilStatementView } from './contract.ts'

type Query = { after?: string | undefined; limit: number; branchNumber?: string | undefined }

/** The nil statements of the caller's branches, newest first, and per branch what one of today would cover. */
export async function listNilStatements(
  tx: Transaction,
  { after, limit, branchNumber }: Query,
  today: Day,
): Promise<NilStatementList> {
  const rows = await tx<NilStatementView[]>`
    ${selectStatements(tx)}
     where n.undoes_id is null and ${after === undefined ? tx`true` : tx`n.id < ${after}`}
       and ${branchNumber === undefined ? tx`true` : tx`n.branch_number = ${branchNumber}`}
     order by n.id desc limit ${limit + 1}`
  const items = rows.slice(0, limit)
  const periods = await tx<{ branchNumber: string; from: Day }[]>`
    select branch_number as "branchNumber", greatest(recorded_on, stated_on) as from
      from registers.nil_periods() order by 1`
  return {
    items,
    next: rows.length > limit ? items.at(-1)!.id : null,
    periods: periods.map((period) => ({ ...period, isDue: isNilDue(period.from, today) })),
  }
}

/** One nil statement of the caller's business; null when there is none. */
export async function readNilStatement(tx: Transaction, id: string): Promise<NilStatementView | null> {
  const [row] = await tx<NilStatementView[]>`
    ${selectStatements(tx)} where n.id = ${id} and n.undoes_id is null`
  return row ?? null
}

function selectStatements(tx: Transaction) {
  return tx`
    select n.id, n.branch_number as "branchNumber", n.period_from as "periodFrom", n.stated_on as "statedOn",
           exists (select from registers.nil_statement u where u.undoes_id = n.id) as "isUndone"
      from registers.nil_statement n`
}
