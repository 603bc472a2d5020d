import { gs1Digit } from '../check-digits.ts'
import { compact } from '../compact.ts'
import { fold } from '../fold.ts'
import { readGs1 } from '../gs1.ts'
import type { KindDefinition, KindResult } from './kind.ts'

/**
 * A GTIN-8, -12, -13 or -14 or a UPC-E (GS1 General Specifications): the number of an article, never of one thing.
 * Canonical is fourteen digits, so that the forms of one article are equal.
 */
export const gtin: KindDefinition = {
  info: { scope: 'model', uniqueWithBrand: false, hasCheck: true },
  parse(text) {
    const typed = compact(readGs1(text)?.gtin ?? text)
    if (!/^\d+$/.test(typed)) return { ok: false, reason: 'not-digits' }
    if (typed.length === 6 || typed.length === 7) return fromUpcE(typed.padStart(7, '0'))
    if (![8, 12, 13, 14].includes(typed.length)) return { ok: false, reason: 'wrong-length' }
    const short = typed.length === 8 && /^[01]/.test(typed) ? expandUpcE(typed) : null
    return accept(short !== null && holds(short) ? short : typed)
  },
  format: (canonical) => canonical.replace(/^0(?=\d{13}$)/, '').replace(/^0{5}(?=\d{8}$)/, ''),
}

function accept(digits: string): KindResult {
  const canonical = digits.padStart(14, '0')
  const valid = holds(canonical)
  return { ok: true, canonical, folded: fold(canonical), valid, warnings: valid ? [] : ['wrong-check-digit'] }
}

/** True when the last digit is the GS1 check digit of those before it; leading zeros make no difference. */
export function holds(digits: string): boolean {
  return gs1Digit(digits.slice(0, -1)) === digits.at(-1)
}

function fromUpcE(seven: string): KindResult {
  const eleven = expandUpcE(`${seven}0`)?.slice(0, 11)
  return eleven === undefined ? { ok: false, reason: 'wrong-length' } : accept(eleven + gs1Digit(eleven))
}

/** The twelve digits of UPC-A behind the eight of UPC-E (number system 0 or 1). */
function expandUpcE(eight: string): string | null {
  const match = /^([01])(\d)(\d)(\d)(\d)(\d)(\d)(\d)$/.exec(eight)
  if (!match) return null
  const [, system, a, b, c, d, e, last, check] = match
  const middle =
    last === '0' || last === '1' || last === '2'
      ? `${a}${b}${last}0000${c}${d}${e}`
      : last === '3'
        ? `${a}${b}${c}00000${d}${e}`
        : last === '4'
          ? `${a}${b}${c}${d}00000${e}`
          : `${a}${b}${c}${d}${e}0000${last}`
  return `${system}${middle}${check}`
}
