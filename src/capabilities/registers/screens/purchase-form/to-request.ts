import type { IdentifierKind } from '../../../../identifiers/public.ts'
import type { PurchaseRequest, SellerInput } from '../../contract.ts'
import { instantOf } from '../../../../web/local-time.ts'
import type { ItemValues, PurchaseValues, SellerValues } from './form-values.ts'
import { parseDecimal, parseMoney } from './parse-typed.ts'

/** The proof that a number was checked while the form was filled in. */
export type ProofOf = (kind: IdentifierKind, value: string) => string | null

/** Goods that nothing was paid for, or long ago: no price is asked, or it may stay empty. */
export const isUnpaid = (conditions: string) => conditions === 'gift' || conditions === 'opening-stock'

/** The request that a filled-in form stands for; a text that is no number becomes NaN, which the contract refuses. */
export function toRequest(
  values: PurchaseValues,
  now: Date,
  documentDemanded: boolean,
  proofOf?: ProofOf,
): PurchaseRequest {
  const { conditions } = values
  return {
    branchNumber: values.branchNumber,
    reference: values.reference,
    acquiredAt: values.acquiredAt === '' ? now.toISOString() : instantOf(values.acquiredAt),
    items: values.items.map((item) => toItem(item, conditions, proofOf)),
    conditions,
    pledgeUntil: conditions === 'pledge' ? values.pledgeUntil || null : null,
    paymentMethod: isUnpaid(conditions) ? 'none' : (values.paymentMethod as 'cash'),
    seller: conditions === 'opening-stock' ? {} : toSeller(values.seller, documentDemanded),
  }
}

function toItem(item: ItemValues, conditions: string, proofOf?: ProofOf): PurchaseRequest['items'][number] {
  const identifiers = filledIdentifiers(item).map((index) => {
    const { kind, value } = item.identifiers[index]!
    const checkProof = proofOf?.(kind, value)
    return { kind, value, ...(checkProof && { checkProof }) }
  })
  const emptyPrice = item.priceCents.trim() === ''
  return {
    ...(item.itemId !== null && { id: item.itemId }),
    category: item.category,
    brand: item.brand,
    model: item.model,
    colour: item.colour,
    description: item.description,
    material: item.material,
    fineness: item.fineness === '' ? null : Number(item.fineness),
    weightGrams: item.weightGrams.trim() === '' ? null : parseDecimal(item.weightGrams),
    quantity: /^\d+$/.test(item.quantity.trim()) ? Number(item.quantity) : Number.NaN,
    priceCents: isUnpaid(conditions) && emptyPrice ? 0 : parseMoney(item.priceCents),
    identifiers,
    identifierAbsentReason: bearsNumber(item) ? null : item.identifierAbsentReason || null,
  }
}

/** The places in the form of the numbers that were filled in; the request holds only these. */
export function filledIdentifiers(item: ItemValues): number[] {
  return item.identifiers.flatMap(({ value }, index) => (value.trim() === '' ? [] : [index]))
}

/** An engraving describes; the question "why no number" stays. */
export function bearsNumber(item: ItemValues): boolean {
  return item.identifiers.some(({ kind, value }) => kind !== 'engraving' && value.trim() !== '')
}

/** Only what is asked goes along: no document where the municipality doesn't demand one. */
function toSeller(seller: SellerValues, documentDemanded: boolean): Partial<SellerInput> {
  const { kind, name, street, houseNumber, postcode, town, country } = seller
  const person = { kind, name, street, houseNumber, postcode, town, country }
  if (kind === 'business') return { ...person, kvk: seller.kvk }
  const isAdult = seller.isAdult === '' ? null : seller.isAdult === 'yes'
  if (!documentDemanded) return { ...person, isAdult }
  const { documentKind, documentNumber, documentCountry } = seller
  return { ...person, isAdult, documentKind: documentKind || null, documentNumber, documentCountry }
}
