import type { Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { DocumentKind } from '../rules/file-states.ts'
import type { DocumentFields } from './contract.ts'

type Change = { fileId: string; id: string; version: number; fields: DocumentFields }
export type Kept = Ok<object> | Refusal<'not-found' | 'changed-elsewhere'>

/** Changes a draft over the version that its writer saw. What is settled is never changed. */
export async function changeDocument(tx: Transaction, caller: Caller, change: Change): Promise<Kept> {
  return await keepDocument(tx, caller, { ...change, kind: null })
}

/** Keeps a draft; version 0 is a new one of a kind. */
export async function keepDocument(
  tx: Transaction,
  caller: Caller,
  { fileId, id, kind, version, fields }: Change & { kind: DocumentKind | null },
): Promise<Kept> {
  const row = { id, file_id: fileId, kind, version, fields }
  const [answer] = await tx<{ outcome: 'kept' | 'known' | 'changed-elsewhere' | 'not-found' }[]>`
    select supervision.keep_document(${tx.json(row)}, ${caller.accountName}) as outcome`
  const { outcome } = answer!
  return outcome === 'kept' || outcome === 'known' ? { ok: true } : { ok: false, reason: outcome }
}
