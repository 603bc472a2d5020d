import { vinDigit } from '../check-digits.ts'
import { compact } from '../compact.ts'
import { fold } from '../fold.ts'
import type { KindDefinition, WarningCode } from './kind.ts'

/**
 * A vehicle identification number (ISO 3779). The check digit on place 9 is compulsory only in North America and
 * China; elsewhere it is just a character. It warns and never refuses. Before 1981 numbers were shorter.
 */
export const vin: KindDefinition = {
  info: { scope: 'item', uniqueWithBrand: false, hasCheck: true },
  parse(text) {
    const canonical = compact(text.replace(/^\s*VIN\s*[:.#]\s*/i, ''))
    const folded = fold(canonical)
    if (folded === '') return { ok: false, reason: canonical === '' ? 'empty' : 'not-latin' }
    if (canonical.length < 5) return { ok: false, reason: 'too-short' }
    if (canonical.length > 20) return { ok: false, reason: 'too-long' }
    const warnings: WarningCode[] = []
    if (canonical.length !== 17) warnings.push('vin-length')
    if (/[IOQ]/.test(canonical)) warnings.push('vin-letters')
    const valid = hasVinCheck(canonical) ? vinDigit(canonical) === canonical[8] : null
    if (valid === false) warnings.push('wrong-check-digit')
    return { ok: true, canonical, folded, valid, warnings }
  },
  format: (canonical) => canonical.replace(/^(\w{3})(\w{6})(\w{8})$/, '$1 $2 $3'),
}

/** A VIN has a meaningful check digit only when it was given out in North America (1 to 5) or China (L). */
export function hasVinCheck(canonical: string): boolean {
  return canonical.length === 17 && /^[1-5L]/.test(canonical)
}
