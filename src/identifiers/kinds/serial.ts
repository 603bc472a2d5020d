import { gs1Digit } from '../check-digits.ts'
import { readGs1 } from '../gs1.ts'
import type { KindDefinition } from './kind.ts'
import { parsePlainNumber } from './plain-number.ts'

/** A maker's serial number, 4 to 40 characters; in a GS1 code the part behind AI 21. */
export const serial: KindDefinition = {
  info: { scope: 'item', uniqueWithBrand: true, hasCheck: false },
  parse(text) {
    const elements = readGs1(text)
    const result = parsePlainNumber(elements?.serial ?? text, 4)
    if (result.ok && looksLikeArticleNumber(result.canonical))
      result.warnings.push('looks-like-article-number')
    return result
  },
  format: (canonical) => canonical,
}

/** One in ten numbers of 12 or 13 digits passes the check of an article number by accident: a warning, no more. */
export function looksLikeArticleNumber(canonical: string): boolean {
  return /^\d{12,13}$/.test(canonical) && gs1Digit(canonical.slice(0, -1)) === canonical.at(-1)
}
