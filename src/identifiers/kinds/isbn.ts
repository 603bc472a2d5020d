import { gs1Digit, isbn10Digit } from '../check-digits.ts'
import { compact } from '../compact.ts'
import { fold } from '../fold.ts'
import type { KindDefinition, KindResult } from './kind.ts'

/** A book's number (ISO 2108): every copy has the same. Canonical is ISBN-13; a wrong ISBN-10 stays as typed. */
export const isbn: KindDefinition = {
  info: { scope: 'model', uniqueWithBrand: false, hasCheck: true },
  parse(text) {
    const typed = compact(text.replace(/^\s*ISBN(?:-?1[03]\b)?/i, ''))
    if (/^\d{9}[\dX]$/.test(typed)) return fromTen(typed)
    if (!/^\d+$/.test(typed)) return { ok: false, reason: 'not-digits' }
    if (!/^97[89]\d{10}$/.test(typed)) return { ok: false, reason: 'wrong-length' }
    return accept(typed, gs1Digit(typed.slice(0, 12)) === typed[12])
  },
  format: (canonical) => canonical.replace(/^(97[89])(\d{10})$/, '$1-$2'),
}

function fromTen(typed: string): KindResult {
  if (isbn10Digit(typed.slice(0, 9)) !== typed[9]) return accept(typed, false)
  const twelve = `978${typed.slice(0, 9)}`
  return accept(twelve + gs1Digit(twelve), true)
}

function accept(canonical: string, valid: boolean): KindResult {
  return { ok: true, canonical, folded: fold(canonical), valid, warnings: valid ? [] : ['wrong-check-digit'] }
}
