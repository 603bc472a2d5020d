import { luhnDigit } from '../check-digits.ts'
import { compact } from '../compact.ts'
import { fold, foldWithoutLeadingZeros } from '../fold.ts'
import type { KindDefinition, KindResult } from './kind.ts'

const lengthMin = 3
export const lengthMax = 40

/** A maker's own number without a standard: unique only together with the brand. */
export function plainNumber(
  options: { lengthMin?: number; format?: (canonical: string) => string } = {},
): KindDefinition {
  return {
    info: { scope: 'item', uniqueWithBrand: true, hasCheck: false },
    parse: (text) => parsePlainNumber(text, options.lengthMin ?? lengthMin),
    format: options.format ?? ((canonical) => canonical),
  }
}

/** Canonical and folded form of a number in which only letters and digits count. */
export function parsePlainNumber(text: string, least: number): KindResult {
  const canonical = compact(withoutLabel(text))
  const folded = foldWithoutLeadingZeros(canonical)
  if (folded === '') return { ok: false, reason: canonical === '' ? 'empty' : 'not-latin' }
  if (canonical.length < least) return { ok: false, reason: 'too-short' }
  if (canonical.length > lengthMax) return { ok: false, reason: 'too-long' }
  const alternates = phoneReadings(canonical)
  return {
    ok: true,
    canonical,
    folded,
    valid: null,
    warnings: [],
    ...(alternates.length > 0 && { alternates }),
  }
}

/** Labels such as "S/N: " are often typed or scanned along; a separator behind them is needed to know them. */
function withoutLabel(text: string): string {
  return text.replace(
    /^\s*(?:s\s*\/\s*n|sn|serial(?:\s*(?:no|number|nr))?|serie(?:nummer|nr)|frame(?:nummer|nr|\s*no)|motor(?:nummer|nr)|chip(?:nummer|nr)|nr|no)\s*[:.#]+\s*/i,
    '',
  )
}

/** A number written down as "serial" is often the phone's IMEI: then its leading zero and check digit count. */
function phoneReadings(canonical: string): string[] {
  const digits = fold(canonical)
  if (!/^\d{14,16}$/.test(digits)) return []
  const withCheck = digits.slice(0, 14) + luhnDigit(digits.slice(0, 14))
  const readings = digits.length === 15 ? [digits] : [withCheck]
  return readings.filter((reading) => reading !== foldWithoutLeadingZeros(canonical))
}
