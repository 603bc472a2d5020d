import { luhnDigit, luhnHexDigit } from '../check-digits.ts'
import { fold, latinReading } from '../fold.ts'
import type { KindDefinition, KindResult } from './kind.ts'

/**
 * MEID (3GPP2 X.S0008): 14 hexadecimal or 18 decimal digits, perhaps with a check digit behind; ESN: 8 hexadecimal
 * or 11 decimal. Canonical is hexadecimal in capitals without check digit.
 */
export const meid: KindDefinition = {
  info: { scope: 'item', uniqueWithBrand: false, hasCheck: true },
  parse(text) {
    const typed = latinReading(text.replace(/^\s*(?:MEID|ESN)\b(?:\s*(?:HEX|DEC)\b)?/i, ''))
    const read = readAsHexadecimal(typed)
    if (read === null) return { ok: false, reason: 'not-hexadecimal' }
    const result = parseDigits(typed, read)
    if (result.ok && read !== typed) result.warnings.push('look-alike-letters')
    return result
  },
  format(canonical) {
    return canonical.replace(/^(..)(.{6})(.{6})$/, '$1 $2 $3')
  },
}

function parseDigits(typed: string, read: string): KindResult {
  switch (read.length) {
    case 8:
      return accept(typed, null, ['esn'])
    case 11:
      return fromDecimal(read, 3, 2, 6)
    case 14:
      return accept(typed, null)
    case 15:
      return checked(typed.slice(0, 14), luhnHexDigit(read.slice(0, 14)) === read[14])
    case 18:
      return fromDecimal(read, 10, 8, 6)
    case 19: {
      const result = fromDecimal(read.slice(0, 18), 10, 8, 6)
      return result.ok ? checked(result.canonical, luhnDigit(read.slice(0, 18)) === read[18]) : result
    }
    default:
      return { ok: false, reason: 'wrong-length' }
  }
}

function accept(canonical: string, valid: boolean | null, warnings: ['esn'] | [] = []): KindResult {
  const result: KindResult = { ok: true, canonical, folded: fold(canonical), valid, warnings: [...warnings] }
  // A phone for both networks has a MEID of decimal digits: the first fourteen of its IMEI.
  if (/^\d{14}$/.test(canonical)) return { ...result, alternates: [canonical + luhnDigit(canonical)] }
  return result
}

function checked(canonical: string, valid: boolean): KindResult {
  const result = accept(canonical, valid)
  if (result.ok && !valid) result.warnings.push('wrong-check-digit')
  return result
}

/** Decimal forms are two numbers side by side, each converted by itself. */
function fromDecimal(typed: string, split: number, hexFirst: number, hexSecond: number): KindResult {
  if (!/^\d+$/.test(typed)) return { ok: false, reason: 'not-digits' }
  const first = Number(typed.slice(0, split)).toString(16).toUpperCase().padStart(hexFirst, '0')
  const second = Number(typed.slice(split)).toString(16).toUpperCase().padStart(hexSecond, '0')
  if (first.length > hexFirst || second.length > hexSecond) return { ok: false, reason: 'out-of-range' }
  return accept(first + second, null, hexFirst === 2 ? ['esn'] : [])
}

/** O, I and the like can't stand in a hexadecimal number: they are checked and converted as the digit meant. */
function readAsHexadecimal(typed: string): string | null {
  const read = [...typed]
    .map((character) => (/[0-9A-F]/.test(character) ? character : fold(character)))
    .join('')
  return /^[0-9A-F]+$/.test(read) && read.length === typed.length ? read : null
}
