import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { inTransaction, type Transaction } from '../../platform/database.ts'
import { findRepeat, keyedDigest } from '../../platform/idempotency.ts'
import type { CorrectionInput } from './contract.ts'
import { type Correction, type Invalid, preparePurchase } from './prepare-purchase.ts'
import { type Recorded, recordEntries, type RecordRefusal } from './record-entries.ts'
import type { RegisterDependencies } from './record-purchase.ts'
import { withoutProofs } from './rules/read-checks.ts'

export type CorrectionOutcome =
  | Recorded
  | RecordRefusal
  | Invalid
  | Refusal<'not-found' | 'already-corrected' | 'item-sold', { correctedById?: string }>

type Old = { branch_number: string; sequence_number: number; corrected_by: string | null }
type OldItem = { id: string; thing_id: string; sold: boolean }

/**
 * A correction is a new entry that points at the old one: no gaps, no later edits. The old entry stays. Items keep
 * their identity when the input names the item they replace; an item that was sold can't be left out.
 */
export async function correctPurchase(
  dependencies: RegisterDependencies,
  caller: Caller,
  id: string,
  input: CorrectionInput,
  idempotencyKey: string | null,
  now: Date,
): Promise<CorrectionOutcome> {
  const { branches, policies, keys, database, readProof } = dependencies
  return inTransaction<CorrectionOutcome>(database, caller, async (tx) => {
    const old = await readOld(tx, id)
    if (old === null) return { ok: false, reason: 'not-found' }
    const digest = keyedDigest(keys, { id, ...input, items: withoutProofs(input.items) })
    const route = `POST /v1/purchases/${id}/corrections`
    const idempotency = idempotencyKey === null ? null : { route, key: idempotencyKey, digest }
    const repeat = idempotency && (await findRepeat(tx, caller, idempotency))
    if (repeat) return repeat
    if (old.entry.corrected_by !== null) {
      return { ok: false, reason: 'already-corrected', correctedById: old.entry.corrected_by }
    }
    const kept = new Set(input.items.map((item) => item.id))
    if (old.items.some((item) => item.sold && !kept.has(item.id))) return { ok: false, reason: 'item-sold' }
    const branch = (await branches.find(caller, old.entry.branch_number))!
    const { correctionReason, ...purchase } = input
    const correction = correctionOf(id, old.entry, old.items, correctionReason)
    const policy = await policies.of(branch.municipality)
    const prepared = preparePurchase(purchase, { caller, branch, policy, keys, readProof, now }, correction)
    if (!prepared.ok) return prepared
    const [outcome] = await recordEntries(tx, [{ draft: prepared.draft, idempotency }], dependencies)
    return outcome!
  })
}

function correctionOf(id: string, entry: Old, items: OldItem[], reason: string): Correction {
  const thingIds = new Map(items.map((item) => [item.id, item.thing_id]))
  return { id, sequenceNumber: entry.sequence_number, reason, thingIds }
}

async function readOld(tx: Transaction, id: string): Promise<{ entry: Old; items: OldItem[] } | null> {
  const [lock] = await tx<{ locked: boolean }[]>`select registers.lock_entry(${id}) as locked`
  if (!lock?.locked) return null
  const [entry] = await tx<Old[]>`
    select e.branch_number, e.sequence_number, c.id as corrected_by
      from registers.entry e left join registers.entry c on c.corrects_id = e.id
     where e.id = ${id} and e.register = 'purchase'`
  if (!entry) return null
  const items = await tx<OldItem[]>`
    select i.id, i.thing_id, exists (select from registers.sale s where s.thing_id = i.thing_id) as sold
      from registers.item i where i.entry_id = ${id}`
  return { entry, items: [...items] }
}
