import { randomBytes } from '../../platform/random.ts'
import { branchToken, buildLeaf } from '../../log/public.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import { seal } from '../../platform/sealed-box.ts'
import { type EntryDraft, entryGroups, type PurchaseDraft } from './entry-groups.ts'
import { boxKey, branchKey, bucketKey } from './entry-keys.ts'

/** The rows of `registers.record_entries` for one entry. */
export type SealedEntry = {
  entry: Record<string, unknown>
  items: Record<string, unknown>[]
  identifiers: Record<string, unknown>[]
  checks: Record<string, unknown>[]
  terms: Record<string, unknown>[]
  sale: Record<string, unknown> | null
}

/** Gives an entry its number: makes its keys, its leaf, and the sealed box with the people in it. */
export function sealEntry(
  draft: EntryDraft,
  sequenceNumber: number,
  recordedAt: string,
  keys: KeyFiles,
): SealedEntry {
  const openKey = randomBytes(32)
  const personKey = randomBytes(32)
  const groups = entryGroups(draft, sequenceNumber, recordedAt)
  const { register } = draft
  const leaf = buildLeaf({
    type: 'entry',
    bucket: draft.bucket,
    branchToken: branchToken(branchKey(keys, draft.branchNumber), { register, sequenceNumber }),
    openKey,
    personKey,
    groups,
  })
  const people = JSON.stringify({ seller: groups.seller, buyer: groups.buyer, freeText: groups.freeText })
  const entry = {
    id: draft.id,
    organisation_id: draft.organisationId,
    branch_number: draft.branchNumber,
    municipality: draft.municipality,
    register,
    sequence_number: sequenceNumber,
    recorded_at: recordedAt,
    recorded_by: draft.recordedBy,
    occurred_at: draft.occurredAt,
    reference: draft.reference,
    corrects_id: draft.corrects?.id ?? null,
    total_cents: draft.totalCents,
    open_key: openKey.toString('base64'),
    input_digest: draft.inputDigest,
    bucket: draft.bucket,
    wrapped_key: seal(bucketKey(keys, draft.bucket), personKey, draft.id).toString('base64'),
    box: seal(boxKey(personKey), Buffer.from(people), draft.id).toString('base64'),
    leaf: leaf.toString('base64'),
  }
  if (draft.register === 'sale') {
    const sale = {
      entry_id: draft.id,
      item_id: draft.purchase.itemId,
      is_correction: draft.corrects !== null,
    }
    return { entry, items: [], identifiers: [], checks: [], terms: [], sale }
  }
  return { ...purchaseRows(draft), entry: { ...entry, ...purchaseColumns(draft) }, sale: null }
}

function purchaseColumns(draft: PurchaseDraft) {
  return {
    conditions: draft.conditions,
    pledge_until: draft.pledgeUntil,
    payment_method: draft.paymentMethod,
    keep_until: draft.keepUntil,
  }
}

function purchaseRows(draft: PurchaseDraft) {
  const entry_id = draft.id
  return {
    items: draft.items.map((item, index) => ({
      id: item.id,
      entry_id,
      thing_id: item.thingId,
      position: index + 1,
      category: item.category,
      brand: item.brand,
      model: item.model,
      colour: item.colour,
      description: item.description,
      material: item.material,
      fineness: item.fineness ?? null,
      weight_grams: item.weightGrams ?? null,
      quantity: item.quantity,
      price_cents: item.priceCents,
      identifier_absent_reason: item.identifierAbsentReason ?? null,
    })),
    identifiers: draft.items.flatMap((item) =>
      item.identifiers.map(({ check: _, ...identifier }, index) => ({
        item_id: item.id,
        position: index + 1,
        ...identifier,
      })),
    ),
    checks: draft.items.flatMap((item) =>
      item.identifiers.flatMap(({ check }, index) =>
        check ? [{ item_id: item.id, position: index + 1, checked_at: check.at, result: check.result }] : [],
      ),
    ),
    terms: draft.items.flatMap((item) => item.terms.map((term) => ({ term, item_id: item.id }))),
  }
}
