import { parsePostcode } from '../../../../identifiers/public.ts'
import type { FieldError } from '../../../../kernel/result.ts'
import { municipalityOf, placeOf } from '../places.ts'
import type { ImportColumn } from './columns.ts'
import type { Question } from './read-numbers.ts'

type Cells = Record<ImportColumn, string>
type Place = { town: string | null; municipality: string | null; errors: FieldError[]; questions: Question[] }
type Street = { street: string | null; houseNumber: string | null; errors: FieldError[] }

/** Street and number, from columns of their own or from one; a number that could be of either is left to the person. */
export function readStreet({ street, houseNumber, addition, address }: Cells): Street {
  const whole =
    address === ''
      ? [street, joinNumber(houseNumber, addition)].filter(Boolean).join(' ')
      : [address, addition].filter(Boolean).join(' ')
  if (/^postbus\b|^p\.?o\.? ?box\b/i.test(whole))
    return {
      street: whole,
      houseNumber: null,
      errors: [{ field: 'street', code: 'dealer-import.error.po-box' }],
    }
  if (address === '' && (houseNumber !== '' || addition !== ''))
    return { street: street || null, houseNumber: joinNumber(houseNumber, addition), errors: [] }
  const [, before, number] = /^(.*\S)\s+(\d.*)$/.exec(whole) ?? []
  const [, least] = /^(.*?\S)\s+\d/.exec(whole) ?? []
  if (before === undefined || number === undefined)
    return { street: whole || null, houseNumber: null, errors: [] }
  // `Plein 1945 12`: which of the two is the number is not ours to say.
  if (before !== least)
    return {
      street: whole,
      houseNumber: null,
      errors: [{ field: 'houseNumber', code: 'dealer-import.error.two-numbers' }],
    }
  return { street: before, houseNumber: number.trim(), errors: [] }
}

/** 12 and A is 12A; 12 and 3 is 12-3, as 123 is another house. */
function joinNumber(number: string, addition: string): string {
  const isApart = /\d$/.test(number) && /^\d/.test(addition)
  return `${number}${isApart ? '-' : ''}${addition}`
}

/** `7511 AB Enschede` in one column. */
export function splitPostcodeTown(cells: Cells): { postcode: string; town: string } {
  const [, postcode = '', town = ''] = /^\s*(\d{4}\s*[A-Za-z]{2})\b\s*(.*)$/.exec(cells.postcodeTown) ?? [
    '',
    '',
    cells.postcodeTown,
  ]
  return { postcode: cells.postcode || postcode, town: cells.town || town.trim() }
}

export function readPostcode(cell: string): { value: string | null; error?: { code: string } } {
  if (cell === '') return { value: null }
  const parsed = parsePostcode(cell)
  return parsed.ok ? { value: parsed.canonical } : { value: cell, error: { code: 'field.postcode' } }
}

/** Town and municipality. A name that lies in two municipalities is asked; one outside Twente is said. */
export function readPlace(town: string, municipalityCell: string): Place {
  const place = placeOf(town)
  const named = municipalityCell === '' ? null : municipalityOf(municipalityCell)
  const found = { town: place?.town ?? (town || null), errors: [], questions: [] }
  const wrong = (field: string, text: string, code = 'dealer-import.error.not-in-region'): Place => ({
    ...found,
    municipality: null,
    errors: [{ field, code, values: { text } }],
  })
  if (municipalityCell !== '' && named === null) return wrong('municipality', municipalityCell)
  if (named !== null) {
    // A hamlet that we don't know lies where its line says it does.
    const fits = place === null || place.municipalities.includes(named)
    return fits
      ? { ...found, municipality: named }
      : wrong('town', town, 'dealer-import.error.town-elsewhere')
  }
  if (town === '') return { ...found, municipality: null }
  // Some lists write the municipality where the town should be; a place of that name comes first.
  if (place === null && municipalityOf(town) !== null) return { ...found, municipality: municipalityOf(town) }
  if (place === null) return wrong('town', town)
  const [first, ...others] = place.municipalities
  if (others.length === 0) return { ...found, municipality: first! }
  const question = {
    field: 'municipality',
    reason: 'two-municipalities',
    options: place.municipalities,
  } as const
  return { ...found, municipality: null, questions: [{ ...question, options: [...question.options] }] }
}
