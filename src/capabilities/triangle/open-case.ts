import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { CaseView } from './contract.ts'
import { listCases } from './list-cases.ts'

type Opened = Pick<CaseView, 'page' | 'reports' | 'decisions' | 'answers' | 'history'>

/** Opens a case: the look stands in the access log with it. Null: not the caller's to read. */
export async function openCase(tx: Transaction, caller: Caller, id: string): Promise<CaseView | null> {
  const [row] = await tx<{ opened: Opened | null }[]>`select triangle.open_case(${id}) as opened`
  const [head] = await listCases(tx, caller, { ids: [id] })
  return row?.opened && head ? { ...head, ...row.opened } : null
}
