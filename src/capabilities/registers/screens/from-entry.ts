import { localOf } from '../../../web/local-time.ts'
import type { ItemView, PersonView, PurchaseView } from '../contract.ts'
import {
  emptySeller,
  type ItemValues,
  type PurchaseValues,
  type SellerValues,
} from './purchase-form/form-values.ts'
import { typedDecimal, typedMoney } from './purchase-form/parse-typed.ts'

/** A recorded entry as the form shows it, to correct: everything but the seller, who is closed. */
export function valuesOf(entry: PurchaseView): PurchaseValues {
  return {
    branchNumber: entry.branchNumber,
    acquiredAt: localOf(new Date(entry.acquiredAt)),
    items: entry.items.map(itemValues),
    conditions: entry.conditions,
    pledgeUntil: entry.pledgeUntil ?? '',
    paymentMethod: entry.paymentMethod,
    reference: entry.reference ?? '',
    seller: emptySeller,
    correctionReason: '',
  }
}

function itemValues(item: ItemView): ItemValues {
  return {
    itemId: item.id,
    category: item.category,
    brand: item.brand ?? '',
    model: item.model ?? '',
    colour: item.colour ?? '',
    description: item.description ?? '',
    material: item.material ?? '',
    fineness: item.fineness === null ? '' : String(item.fineness),
    weightGrams: typedDecimal(item.weightGrams),
    quantity: String(item.quantity),
    priceCents: typedMoney(item.priceCents),
    identifiers: item.identifiers.map(({ kind, value }) => ({ kind, value })),
    identifierAbsentReason: item.identifierAbsentReason ?? '',
  }
}

/** The seller that was opened for a correction, as the form shows it. */
export function sellerValues(seller: NonNullable<PersonView['seller']>): SellerValues {
  const isAdult = seller.isAdult
  return {
    kind: seller.kind,
    name: seller.name ?? '',
    kvk: seller.kvk ?? '',
    street: seller.street ?? '',
    houseNumber: seller.houseNumber ?? '',
    postcode: seller.postcode ?? '',
    town: seller.town ?? '',
    country: seller.country,
    isAdult: isAdult === true ? 'yes' : isAdult === false ? 'no' : '',
    documentKind: seller.documentKind ?? '',
    documentNumber: seller.documentNumber ?? '',
    documentCountry: seller.documentCountry ?? 'NL',
  }
}
