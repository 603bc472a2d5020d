import { dayInAmsterdam, type Day } from '../../kernel/dates.ts'
import type { ItemState, ItemView, PurchaseView } from './contract.ts'
import type { KeptItem, PurchaseDraft } from './entry-groups.ts'
import { viewChecked } from './number-check.ts'
import { firstSaleDay } from './rules/holding.ts'

export type Standing = { sold: boolean; superseded: boolean; conditions: string; keepUntil: Day }

/** What state an item is in on a day: it follows from the entries, nobody sets it. */
export function itemState({ sold, superseded, conditions, keepUntil }: Standing, today: Day): ItemState {
  if (superseded) return 'superseded'
  if (sold) return 'sold'
  if (conditions === 'pledge') return 'pledged'
  return today <= keepUntil ? 'holding' : 'for-sale'
}

type Fresh = {
  draft: PurchaseDraft
  sequenceNumber: number
  recordedAt: string
  recordedByName: string
  branchName: string
  designated: boolean
}

/** The answer to a purchase that was just recorded, without reading it again. */
export function viewFreshPurchase(fresh: Fresh): PurchaseView {
  const { draft } = fresh
  const today = dayInAmsterdam(new Date(fresh.recordedAt))
  const standing = {
    sold: false,
    superseded: false,
    conditions: draft.conditions,
    keepUntil: draft.keepUntil,
  }
  const state = itemState(standing, today)
  return {
    id: draft.id,
    branchNumber: draft.branchNumber,
    branchName: fresh.branchName,
    municipality: draft.municipality,
    sequenceNumber: fresh.sequenceNumber,
    recordedAt: fresh.recordedAt,
    recordedBy: fresh.recordedByName,
    certification: 'pending',
    certificationDetail: {
      state: 'pending',
      designated: fresh.designated,
      logIndex: null,
      certifiedAt: null,
    },
    correctsId: draft.corrects?.id ?? null,
    correctsSequenceNumber: draft.corrects?.sequenceNumber ?? null,
    correctedById: null,
    correctedBySequenceNumber: null,
    personErased: null,
    reference: draft.reference,
    acquiredAt: draft.occurredAt,
    keepUntil: draft.keepUntil,
    saleAllowedFrom: firstSaleDay(draft.keepUntil),
    conditions: draft.conditions as PurchaseView['conditions'],
    pledgeUntil: draft.pledgeUntil,
    paymentMethod: draft.paymentMethod as PurchaseView['paymentMethod'],
    totalCents: draft.totalCents,
    items: draft.items.map((item) => viewFreshItem(item, state)),
  }
}

function viewFreshItem(item: KeptItem, state: ItemState): ItemView {
  return {
    id: item.id,
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
    identifiers: item.identifiers.map(viewChecked),
    identifierAbsentReason: item.identifierAbsentReason ?? null,
    state,
    saleId: null,
  }
}
