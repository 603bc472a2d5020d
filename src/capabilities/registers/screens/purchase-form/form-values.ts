import type {
  Category,
  Conditions,
  DocumentKind,
  IdentifierAbsentReason,
  PaymentMethod,
} from '../../../../kernel/codes.ts'
import type { IdentifierKind } from '../../../../identifiers/public.ts'
import { itemFields } from './item-fields.ts'

// The form holds what was typed, as text, under the names of the contract: an error of the server or of a rule finds
// its field by that name. '' is "not chosen yet".

export type IdentifierValues = { kind: IdentifierKind; value: string }
export type ItemValues = {
  /** Only in a correction: the item of the old entry. Named so because the form library takes `id`. */
  itemId: string | null
  category: Category
  brand: string
  model: string
  colour: string
  description: string
  material: string
  fineness: string
  weightGrams: string
  quantity: string
  priceCents: string
  identifiers: IdentifierValues[]
  identifierAbsentReason: IdentifierAbsentReason | ''
}
export type SellerValues = {
  kind: 'person' | 'business'
  name: string
  kvk: string
  street: string
  houseNumber: string
  postcode: string
  town: string
  country: string
  isAdult: 'yes' | 'no' | ''
  documentKind: DocumentKind | ''
  documentNumber: string
  documentCountry: string
}
export type PurchaseValues = {
  branchNumber: string
  /** Wall clock in Amsterdam; '' is the moment of recording. */
  acquiredAt: string
  items: ItemValues[]
  conditions: Conditions
  pledgeUntil: string
  paymentMethod: PaymentMethod | ''
  reference: string
  seller: SellerValues
  correctionReason: string
}

/** In the order of the screen. */
export const emptySeller: SellerValues = {
  kind: 'person',
  name: '',
  kvk: '',
  postcode: '',
  houseNumber: '',
  street: '',
  town: '',
  country: 'NL',
  documentKind: '',
  documentCountry: 'NL',
  documentNumber: '',
  isAdult: '',
}

/** A new item of a kind, with a field for the number that this kind usually bears. */
export function emptyItem(category: Category, identifiers: IdentifierValues[] = []): ItemValues {
  const [usual] = itemFields[category].kinds
  return {
    itemId: null,
    category,
    brand: '',
    model: '',
    colour: '',
    description: '',
    material: '',
    fineness: '',
    weightGrams: '',
    quantity: '1',
    priceCents: '',
    identifiers: identifiers.length > 0 ? identifiers : usual ? [{ kind: usual, value: '' }] : [],
    identifierAbsentReason: '',
  }
}

/** An empty form for a branch. */
export function emptyPurchase(branchNumber: string): PurchaseValues {
  return {
    branchNumber,
    acquiredAt: '',
    items: [],
    conditions: 'purchase',
    pledgeUntil: '',
    paymentMethod: '',
    reference: '',
    seller: emptySeller,
    correctionReason: '',
  }
}
