import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { SignedDocument } from './contract.ts'
import { digestOf, readDocument } from './list-reports.ts'

/** Opens a received report: a look, recorded with its purpose in the same transaction. Null: none of the caller. */
export async function openReport(
  tx: Transaction,
  caller: Caller,
  { id, purpose }: { id: string; purpose: string },
): Promise<{ document: SignedDocument; digest: string } | null> {
  const [row] = await tx<{ document: string | null }[]>`
    select supervision.open_report(${id}, ${purpose}, ${caller.accountName}) as document`
  if (!row?.document) return null
  return { document: readDocument(row.document), digest: digestOf(row.document) }
}
