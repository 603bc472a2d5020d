import type { Refusal } from '../../kernel/result.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Idempotency } from '../../platform/idempotency.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import type { EntryDraft } from './entry-groups.ts'
import { type SealedEntry, sealEntry } from './seal-entry.ts'

/** One entry to record, with what tells a repeat from a new one. */
export type EntryRequest = {
  draft: EntryDraft
  idempotency: Idempotency | null
}
export type Recorded =
  | { ok: true; id: string; replayed: false; sequenceNumber: number; recordedAt: string }
  | { ok: true; id: string; replayed: true }
export type RecordRefusal = Refusal<
  'key-mismatch' | 'unknown-branch' | 'log-halted' | 'reference-in-use',
  { existingId?: string; sameContent?: boolean }
>
export type RecordDependencies = {
  keys: KeyFiles
  /** The size of the municipality's log under the last signature: a database that knows less was rolled back. */
  guardSize: (municipality: string) => number
  /** When an entry was recorded, where that is not this moment: of a history that is made up. */
  recordedAt?: (draft: EntryDraft) => Date
}

type Claim = {
  ordinal: number
  outcome: 'claimed' | 'replayed' | RecordRefusal['reason']
  sequence_number: number | null
  existing_id: string | null
  existing_digest: string | null
}

/**
 * The one way into both registers: claims numbers, seals each entry under its number, writes everything, all in the
 * caller's transaction. Two set-based calls however many entries there are.
 */
export async function recordEntries(
  tx: Transaction,
  requests: EntryRequest[],
  { keys, guardSize, recordedAt: madeUp }: RecordDependencies,
): Promise<(Recorded | RecordRefusal)[]> {
  const claims = await tx<Claim[]>`select * from registers.claim_numbers(${tx.json(
    requests.map(({ draft, idempotency }, ordinal) => ({
      ordinal,
      organisation_id: draft.organisationId,
      branch_number: draft.branchNumber,
      municipality: draft.municipality,
      register: draft.register,
      entry_id: draft.id,
      reference: draft.reference,
      guard_size: guardSize(draft.municipality),
      ...idempotency,
    })),
  )})`
  const now = new Date()
  const sealed: SealedEntry[] = []
  const outcomes: (Recorded | RecordRefusal)[] = []
  for (const claim of claims) {
    const { draft } = requests[claim.ordinal]!
    const recordedAt = (madeUp?.(draft) ?? now).toISOString()
    if (claim.outcome === 'claimed') {
      sealed.push(sealEntry(draft, claim.sequence_number!, recordedAt, keys))
    }
    outcomes[claim.ordinal] = outcomeOf(claim, draft, recordedAt)
  }
  if (sealed.length > 0) await write(tx, sealed)
  return outcomes
}

function outcomeOf(claim: Claim, draft: EntryDraft, recordedAt: string): Recorded | RecordRefusal {
  switch (claim.outcome) {
    case 'claimed':
      return { ok: true, id: draft.id, replayed: false, sequenceNumber: claim.sequence_number!, recordedAt }
    case 'replayed':
      return { ok: true, id: claim.existing_id!, replayed: true }
    case 'reference-in-use':
      return {
        ok: false,
        reason: 'reference-in-use',
        ...(claim.existing_id && { existingId: claim.existing_id }),
        sameContent: claim.existing_digest !== null && claim.existing_digest === draft.inputDigest,
      }
    default:
      return { ok: false, reason: claim.outcome }
  }
}

async function write(tx: Transaction, sealed: SealedEntry[]): Promise<void> {
  const rows = {
    entries: sealed.map((one) => one.entry),
    items: sealed.flatMap((one) => one.items),
    identifiers: sealed.flatMap((one) => one.identifiers),
    terms: sealed.flatMap((one) => one.terms),
    sales: sealed.flatMap((one) => one.sale ?? []),
  }
  await tx`select registers.record_entries(${tx.json(rows as Parameters<typeof tx.json>[0])})`
  const checks = sealed.flatMap((one) => one.checks)
  if (checks.length > 0) {
    await tx`select registers.record_checks(${tx.json(checks as Parameters<typeof tx.json>[0])})`
  }
}
