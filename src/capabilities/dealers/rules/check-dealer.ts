import { parsePostcode } from '../../../identifiers/public.ts'
import type { FieldError } from '../../../kernel/result.ts'
import { dealerInput, type DealerInput } from '../contract.ts'
import { municipalityName, placeOf } from './places.ts'

/** The values of a dealer as the inventory keeps them: text or nothing. */
export type DealerValues = Record<keyof DealerInput, string | null>

/** The values as they are kept: empty is nothing, a postcode is written `7511 AB`. */
export function dealerValues(input: DealerInput): DealerValues {
  const values = Object.fromEntries(
    Object.keys(dealerInput.shape).map((field) => [field, input[field as keyof DealerInput] || null]),
  ) as DealerValues
  const parsed = parsePostcode(values.postcode ?? '')
  return { ...values, postcode: parsed.ok ? parsed.canonical : values.postcode }
}

/** What the contract can't see: a town that lies in another municipality, and one that is not the caller's. */
export function checkDealer(
  { town, municipality }: Pick<DealerInput, 'town' | 'municipality'>,
  own: readonly string[],
): FieldError[] {
  const place = placeOf(town)
  const errors: FieldError[] = []
  if (!own.includes(municipality))
    errors.push({ field: 'municipality', code: 'dealer-import.error.not-yours' })
  if (place !== null && !place.municipalities.includes(municipality)) {
    const where = place.municipalities.map(municipalityName).join(', ')
    errors.push({
      field: 'town',
      code: 'dealer-import.error.town-lies-in',
      values: { town, municipality: where },
    })
  }
  return errors
}
