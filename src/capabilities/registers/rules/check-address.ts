import type { FieldError } from '../../../kernel/result.ts'
import { parsePostcode } from '../../../identifiers/public.ts'
import type { BuyerInput } from '../contract.ts'

/** Name and address as the bylaw demands; `at` is the path of the person in the input. */
export function checkNameAndAddress(person: BuyerInput, at: 'seller' | 'buyer'): FieldError[] {
  const errors: FieldError[] = []
  for (const field of ['name', 'street', 'houseNumber', 'postcode', 'town'] as const) {
    // Abroad not every address has a house number or a postcode.
    if (person.country !== 'NL' && (field === 'houseNumber' || field === 'postcode')) continue
    if (!person[field]) errors.push({ field: `${at}.${field}`, code: 'field.required' })
  }
  if (person.country === 'NL' && person.postcode && !parsePostcode(person.postcode).ok) {
    errors.push({ field: `${at}.postcode`, code: 'field.postcode' })
  }
  return errors
}
