import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Exported } from './contract.ts'

/** Records in the access log that the caller saves what their own organisation keeps. */
export async function recordExport(tx: Transaction, caller: Caller, what: Exported): Promise<void> {
  const { organisationId } = caller
  await tx`select access.record_look('export', ${what}, ${organisationId}, ${organisationId}, 'export', null)`
}
