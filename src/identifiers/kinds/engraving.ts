import { compactWords } from '../compact.ts'
import { fold, foldWithoutLeadingZeros } from '../fold.ts'
import { isHallmark } from '../hallmarks.ts'
import type { KindDefinition } from './kind.ts'

/** Words that an owner put on the thing: names, dates, postcode with house number. Spaces part the words. */
export const engraving: KindDefinition = {
  info: { scope: 'item', uniqueWithBrand: false, hasCheck: false },
  parse(text) {
    const canonical = compactWords(text)
    const folded = foldWithoutLeadingZeros(canonical)
    if (folded === '') return { ok: false, reason: canonical === '' ? 'empty' : 'not-latin' }
    if (canonical.length < 2) return { ok: false, reason: 'too-short' }
    if (canonical.length > 200) return { ok: false, reason: 'too-long' }
    const hallmark = isHallmark(canonical)
    return {
      ok: true,
      canonical,
      folded,
      valid: null,
      warnings: hallmark ? ['hallmark'] : [],
      searchable: !hallmark,
    }
  },
  format: (canonical) => canonical,
}

const fillers = new Set(['EN', 'AND', 'UND', 'ET', 'VAN', 'VOOR', 'DE', 'HET', 'MET', 'VOM'])
const months = 'JAN FEB MRT APR MEI JUN JUL AUG SEP OKT NOV DEC'.split(' ')

/**
 * The parts of an engraving that tell it from another, sorted: folded words, dates as yyyymmdd and ddmm, a postcode
 * joined with its house number. Hallmarks and filler words are left out.
 */
export function engravingTokens(canonical: string): string[] {
  const dated = canonical
    .replace(/\b(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{4}|\d{2})\b/g, (whole, day, name, year) => {
      const month = months.indexOf(name) + 1
      return month > 0 ? `${day} ${month} ${year}` : whole
    })
    .replace(/\b(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})\b/g, (_, day, month, year) => date(day, month, year))
    .replace(/\b(\d{4}) (\d{1,2}) (\d{1,2})\b/g, (_, year, month, day) => date(day, month, year))
    .replace(/\b([1-9]\d{3}) ?([A-Z]{2}) (\d+[A-Z]?)\b/g, '$1$2$3')
  const words = dated.split(' ').filter((word) => word !== '' && !fillers.has(word) && !isHallmark(word))
  return [...new Set(words.map(fold).filter((word) => word !== ''))].sort()
}

/** A year of two digits is of this century up to 35: wedding rings are older, things to steal are younger. */
function date(day: string, month: string, year: string): string {
  const full = year.length === 4 ? year : Number(year) <= 35 ? `20${year}` : `19${year}`
  return `${full}${month.padStart(2, '0')}${day.padStart(2, '0')}`
}
