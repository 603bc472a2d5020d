import { isEid, luhnDigit } from '../check-digits.ts'
import { fold, latinReading } from '../fold.ts'
import type { KindDefinition, KindResult, WarningCode } from './kind.ts'

/**
 * IMEI (3GPP TS 23.003 6.2): TAC of 8, serial of 6, Luhn digit. Canonical is 15 digits: 14 gets its check digit, 16
 * (IMEISV) keeps 14 and gets it, 15 with a wrong check digit stays as typed and is still searched. An EID of 32
 * digits (GSMA SGP.02) is the other number that a phone shows under *#06#.
 */
export const imei: KindDefinition = {
  info: { scope: 'item', uniqueWithBrand: false, hasCheck: true },
  parse(text) {
    const typed = latinReading(text.replace(/^\s*IMEI\s*(?:[12]\b|SV)?/i, ''))
    const digits = fold(typed)
    if (digits.length !== typed.length || !/^\d+$/.test(digits)) return { ok: false, reason: 'not-digits' }
    return digits.length === 32 ? parseEid(typed, digits) : parsePhone(typed, digits)
  },
  format(canonical) {
    if (canonical.length === 32) return canonical.replace(/(.{4})(?=.)/g, '$1 ')
    return canonical.replace(/^(..)(.{6})(.{6})(.)$/, '$1 $2 $3 $4')
  },
}

function parsePhone(typed: string, digits: string): KindResult {
  const warnings: WarningCode[] = /^\d+$/.test(typed) ? [] : ['look-alike-letters']
  const sound = warnings.length === 0
  const check = luhnDigit(digits.slice(0, 14))
  switch (digits.length) {
    case 14:
      return {
        ok: true,
        canonical: typed + check,
        folded: digits + check,
        valid: sound,
        warnings: [...warnings, 'check-digit-computed'],
        alternates: readingsOf14(digits),
      }
    case 15: {
      const valid = sound && digits[14] === check
      if (sound && !valid) warnings.push('wrong-check-digit')
      return { ok: true, canonical: typed, folded: digits, valid, warnings }
    }
    case 16:
      return {
        ok: true,
        canonical: typed.slice(0, 14) + check,
        folded: digits.slice(0, 14) + check,
        valid: sound,
        warnings: [...warnings, 'software-version-dropped'],
        alternates: [digits],
      }
    case 17: // 35...8 / 01, as many phones print number and software version
      if (digits[14] !== check) return { ok: false, reason: 'wrong-length' }
      return {
        ok: true,
        canonical: typed.slice(0, 15),
        folded: digits.slice(0, 15),
        valid: sound,
        warnings: [...warnings, 'software-version-dropped'],
      }
    default:
      return { ok: false, reason: 'wrong-length' }
  }
}

/** Fourteen digits may also be fifteen of which one was missed, or of which a spreadsheet took the leading zero. */
function readingsOf14(digits: string): string[] {
  const zeroLost = luhnDigit(`0${digits.slice(0, 13)}`) === digits[13]
  return zeroLost ? [digits, `0${digits}`] : [digits]
}

function parseEid(typed: string, digits: string): KindResult {
  const valid = typed === digits && isEid(digits)
  const warnings: WarningCode[] = ['eid']
  if (typed !== digits) warnings.push('look-alike-letters')
  else if (!valid) warnings.push('wrong-check-digit')
  return { ok: true, canonical: typed, folded: digits, valid, warnings }
}

/** The type allocation code of a canonical IMEI: the model of phone. */
export function tacOf(canonical: string): string {
  return canonical.slice(0, 8)
}

/** Numbers begin with the reporting body that allocated them (GSMA TS.06 annex A); others are hardly IMEIs. */
export function hasReportingBody(digits: string): boolean {
  return /^(?:0[01]|3[35]|4[459]|5[0-4]|86|9[189])/.test(digits)
}
