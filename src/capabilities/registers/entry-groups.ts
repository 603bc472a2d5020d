import type { GroupValues } from '../../log/public.ts'
import type { BuyerInput, ItemInput, SellerInput } from './contract.ts'
import type { Day } from '../../kernel/dates.ts'
import type { NumberCheck } from './rules/read-checks.ts'

/** A parsed number of an item, as the register keeps it. */
export type KeptIdentifier = {
  kind: string
  value: string
  canonical: string
  folded: string | null
  /** Where it was checked before buying. */
  check: NumberCheck | null
}
export type KeptItem = Omit<ItemInput, 'identifiers' | 'id'> & {
  id: string
  thingId: string
  identifiers: KeptIdentifier[]
  terms: string[]
}

type Common = {
  id: string
  organisationId: string
  branchNumber: string
  municipality: string
  recordedBy: string
  /** RFC 3339 UTC with milliseconds. */
  occurredAt: string
  inputDigest: string | null
  corrects: { id: string; sequenceNumber: number } | null
  correctionReason: string | null
  bucket: string
}
export type PurchaseDraft = Common & {
  register: 'purchase'
  reference: string | null
  items: KeptItem[]
  seller: SellerInput
  conditions: string
  pledgeUntil: Day | null
  paymentMethod: string
  totalCents: number
  keepUntil: Day
}
export type SaleDraft = Common & {
  register: 'sale'
  reference: null
  purchase: { entryId: string; sequenceNumber: number; itemId: string; position: number }
  buyer: BuyerInput
  totalCents: number
}
/** An entry before it has its number. */
export type EntryDraft = PurchaseDraft | SaleDraft

/** The values that the leaf commits to, group by group; docs/leaf.md describes each field. */
export function entryGroups(draft: EntryDraft, sequenceNumber: number, recordedAt: string): GroupValues {
  const place = {
    register: draft.register,
    branchNumber: draft.branchNumber,
    municipality: draft.municipality,
    sequenceNumber,
    recordedAt,
    recordedBy: draft.recordedBy,
    occurredAt: draft.occurredAt,
    reference: draft.reference,
    corrects: draft.corrects?.sequenceNumber ?? null,
  }
  const freeText = draft.correctionReason === null ? null : { correctionReason: draft.correctionReason }
  if (draft.register === 'sale') {
    const { sequenceNumber: purchase, position } = draft.purchase
    return {
      facts: { ...place, purchase: { sequenceNumber: purchase, position } },
      identifiers: null,
      conditions: { totalCents: draft.totalCents },
      seller: null,
      buyer: draft.buyer,
      freeText,
    }
  }
  return {
    facts: { ...place, items: draft.items.map(itemFacts) },
    identifiers: draft.items.flatMap((item, position) =>
      item.identifiers.map(({ kind, value, canonical, check }) => ({
        position: position + 1,
        kind,
        value,
        canonical,
        // Only where a check was made, so that entries of before still read as they were written.
        ...(check && { check: { at: check.at, result: check.result } }),
      })),
    ),
    conditions: {
      conditions: draft.conditions,
      pledgeUntil: draft.pledgeUntil,
      paymentMethod: draft.paymentMethod,
      totalCents: draft.totalCents,
      keepUntil: draft.keepUntil,
    },
    seller: draft.seller,
    buyer: null,
    freeText,
  }
}

function itemFacts(item: KeptItem, index: number) {
  return {
    position: index + 1,
    category: item.category,
    brand: item.brand,
    model: item.model,
    colour: item.colour,
    description: item.description,
    material: item.material,
    fineness: item.fineness ?? null,
    weightGrams: item.weightGrams ?? null,
    quantity: item.quantity,
    priceCents: item.priceCents,
    identifierAbsentReason: item.identifierAbsentReason ?? null,
  }
}
