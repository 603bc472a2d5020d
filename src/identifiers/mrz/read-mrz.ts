import { mrzDigit } from './check-digit.ts'
import { type Layout, layouts, type Place } from './layouts.ts'
import { correctLines } from './correct-lines.ts'

export type MrzReading =
  | {
      ok: true
      format: 'TD1' | 'TD2' | 'TD3'
      documentCode: string
      issuingState: string
      documentNumber: string
      nationality: string
      /** yymmdd as printed; an unknown part is filled with `<`. */
      birthDate: string
      expiryDate: string
      sex: 'F' | 'M' | 'X'
      surname: string
      givenNames: string
      checks: { documentNumber: boolean; birthDate: boolean; expiryDate: boolean; composite: boolean }
      /** Every check digit holds. The name line has none: a person compares it with the document. */
      valid: boolean
      /** Letters and digits that a camera had mixed up were put right by their place. */
      corrected: boolean
    }
  | { ok: false; reason: 'not-an-mrz' }

/**
 * Reads a machine readable zone (ICAO 9303 parts 4 to 6). The personal number of the optional field is a BSN on Dutch
 * documents: it is used for the check digits and never returned.
 */
export function readMrz(text: string): MrzReading {
  const lines = text
    .slice(0, 400)
    .toUpperCase()
    .split(/[\r\n|]+/)
    .map((line) => line.replace(/[\s«‹]/g, filler))
    .filter((line) => line !== '')
  const layout = layouts.find(
    (each) => lines.length === each.lines && lines.every((l) => l.length === each.length),
  )
  if (!layout || !lines.every((line) => /^[A-Z0-9<]+$/.test(line))) return { ok: false, reason: 'not-an-mrz' }
  const corrected = correctLines(layout, lines)
  return { ...readFields(layout, corrected), corrected: corrected.some((line, i) => line !== lines[i]) }
}

const filler = (character: string): string => (/\s/.test(character) ? '' : '<')

function readFields(layout: Layout, lines: string[]): Omit<Extract<MrzReading, { ok: true }>, 'corrected'> {
  const at = (place: Place): string => lines[place[0]]!.slice(place[1], place[2])
  const number = readDocumentNumber(
    at(layout.documentNumber),
    at(layout.documentNumberCheck),
    at(layout.optional),
  )
  const composite = layout.composite.map(at).join('')
  const checks = {
    documentNumber: number.holds,
    birthDate: mrzDigit(at(layout.birthDate)) === at(layout.birthDateCheck),
    expiryDate: mrzDigit(at(layout.expiryDate)) === at(layout.expiryDateCheck),
    composite: mrzDigit(composite) === at(layout.compositeCheck),
  }
  const [surname = '', givenNames = ''] = at(layout.name).split('<<')
  const sex = at(layout.sex)
  return {
    ok: true,
    format: layout.format,
    documentCode: at([0, 0, 2]).replace(/<+$/, ''),
    issuingState: at([0, 2, 5]).replace(/<+$/, ''),
    documentNumber: number.value,
    nationality: at(layout.nationality).replace(/<+$/, ''),
    birthDate: at(layout.birthDate),
    expiryDate: at(layout.expiryDate),
    sex: sex === 'F' || sex === 'M' ? sex : 'X',
    surname: words(surname),
    givenNames: words(givenNames),
    checks,
    valid: Object.values(checks).every(Boolean) && optionalHolds(layout, at),
  }
}

/** A number of more than nine goes on in the optional field, its check digit behind it (9303-5, 4.2.4 note j). */
function readDocumentNumber(
  field: string,
  check: string,
  optional: string,
): { value: string; holds: boolean } {
  const rest = optional.split('<')[0]!
  if (check !== '<' || rest.length < 2) {
    return { value: field.replace(/<+$/, ''), holds: mrzDigit(field) === check }
  }
  const value = field + rest.slice(0, -1)
  return { value, holds: mrzDigit(value) === rest.at(-1) }
}

/** An empty optional field of a passport may carry a filler for its check digit (9303-4, 4.2.2). */
function optionalHolds(layout: Layout, at: (place: Place) => string): boolean {
  if (!layout.optionalCheck) return true
  const check = at(layout.optionalCheck)
  const optional = at(layout.optional)
  return mrzDigit(optional) === check || (check === '<' && /^<+$/.test(optional))
}

function words(field: string): string {
  return field.replace(/<+/g, ' ').trim()
}
