import type { FieldError } from '../../../kernel/result.ts'
import {
  isBsn,
  isDutchDocumentNumber,
  isDutchLicenceNumber,
  isKvkNumber,
} from '../../../identifiers/public.ts'
import type { Policy } from '../../policy/public.ts'
import type { PurchaseToCheck, SellerInput } from '../contract.ts'
import { checkNameAndAddress } from './check-address.ts'

/** Must the identity document be recorded for these goods? (policy topic `seller`) */
export function documentDemanded(categories: readonly string[], policy: Policy): boolean {
  const rule = policy.seller?.document
  if (rule === undefined) return false
  return rule === 'always' || categories.some((category) => (rule as readonly string[]).includes(category))
}

/** Who sold the goods, exactly as far as the municipality demands it. Opening stock has no seller any more. */
export function checkSeller(input: PurchaseToCheck, policy: Policy): FieldError[] {
  const { seller } = input
  const errors = checkDocumentNumber(seller)
  if (input.conditions === 'opening-stock') return errors
  if (policy.seller !== null) errors.push(...checkNameAndAddress(seller, 'seller'))
  if (seller.kind === 'business') {
    if (!seller.kvk) errors.push({ field: 'seller.kvk', code: 'field.required' })
    else if (!isKvkNumber(seller.kvk)) errors.push({ field: 'seller.kvk', code: 'field.kvk' })
    return errors
  }
  const categories = input.items.map((item) => item.category)
  if (!documentDemanded(categories, policy)) return errors
  for (const field of ['documentKind', 'documentNumber', 'documentCountry'] as const) {
    if (!seller[field]) errors.push({ field: `seller.${field}`, code: 'field.required' })
  }
  return errors
}

/** No BSN anywhere: a Dutch-document field with nine digits that pass the eleven test is refused (domain.md 3). */
function checkDocumentNumber(seller: SellerInput): FieldError[] {
  const { documentNumber, documentCountry, documentKind } = seller
  if (!documentNumber || (documentCountry ?? 'NL') !== 'NL') return []
  const field = 'seller.documentNumber'
  if (isBsn(documentNumber)) return [{ field, code: 'purchase.bsn' }]
  const wrong =
    documentKind === 'driving-licence'
      ? !isDutchLicenceNumber(documentNumber)
      : (documentKind === 'passport' || documentKind === 'identity-card') &&
        !isDutchDocumentNumber(documentNumber)
  if (!wrong) return []
  return documentKind === 'driving-licence'
    ? [{ field, code: 'purchase.licence-number' }]
    : [{ field, code: 'purchase.document-number', values: { length: documentNumber.length } }]
}
