import { gather } from '../../platform/gather.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Database } from '../../platform/database.ts'
import type { Branches } from '../access/public.ts'
import type { Policies } from '../policy/public.ts'
import type { PurchaseInput } from './contract.ts'
import type { PurchaseDraft } from './entry-groups.ts'
import { type Invalid, preparePurchase } from './prepare-purchase.ts'
import type { ReadProof } from './rules/read-checks.ts'
import {
  type EntryRequest,
  type Recorded,
  type RecordDependencies,
  recordEntries,
  type RecordRefusal,
} from './record-entries.ts'

const BATCH_MAX = 64
// Two batches that share a branch would wait for each other on its counter, one holding its locks for the other's commit:
// each branch has its lane, and each lane one batch in flight.
const LANES = 2

export type RegisterDependencies = RecordDependencies & {
  database: Database
  branches: Branches
  policies: Policies
  /** Reads the proof that a number was checked; absent where none come in. */
  readProof?: ReadProof
}
export type PurchaseOutcome = (Recorded & { draft: PurchaseDraft }) | RecordRefusal | Invalid
export type RecordPurchase = (
  caller: Caller,
  input: PurchaseInput,
  idempotencyKey: string | null,
  now: Date,
) => Promise<PurchaseOutcome>

export const PURCHASES_ROUTE = 'POST /v1/purchases'

/**
 * Records purchases for many callers at once: art. 437 Sr, a continuous register. What comes in together is written
 * in one transaction and acknowledged after its commit.
 */
export function openPurchaseRecorder(dependencies: RegisterDependencies): RecordPurchase {
  const { database, branches, policies, keys, readProof } = dependencies
  const lanes = Array.from({ length: LANES }, () =>
    gather<EntryRequest, Recorded | RecordRefusal>(
      (requests) => database.begin((tx) => recordEntries(tx, requests, dependencies)),
      { batch_max: BATCH_MAX, in_flight_max: 1 },
    ),
  )
  return async (caller, input, idempotencyKey, now) => {
    const branch = await branches.find(caller, input.branchNumber)
    if (branch === null) return unknownBranch
    const policy = await policies.of(branch.municipality)
    const prepared = preparePurchase(input, { caller, branch, policy, keys, readProof, now })
    if (!prepared.ok) return prepared
    const { draft } = prepared
    const idempotency = idempotencyKey && {
      route: PURCHASES_ROUTE,
      key: idempotencyKey,
      digest: draft.inputDigest!,
    }
    const outcome = await lanes[laneOf(draft.branchNumber)]!({ draft, idempotency: idempotency || null })
    return outcome.ok ? { ...outcome, draft } : outcome
  }
}

/** Branches of one business differ in the last digits, first branches of all businesses do not: a prime mixes both. */
function laneOf(branchNumber: string): number {
  return (Number(branchNumber) % 97) % LANES
}

const unknownBranch: Invalid = {
  ok: false,
  reason: 'invalid-input',
  errors: [{ field: 'branchNumber', code: 'field.unknown-branch' }],
}
