import { foldWithoutLeadingZeros } from '../fold.ts'
import { isHallmark } from '../hallmarks.ts'
import type { KindDefinition } from './kind.ts'
import { parsePlainNumber } from './plain-number.ts'

/** The number on a bar (refiner and serial) or of a graded coin or stone (grader and number). */
export const certificate: KindDefinition = {
  info: { scope: 'item', uniqueWithBrand: false, hasCheck: false },
  parse(text) {
    const result = parsePlainNumber(text, 3)
    if (!result.ok) return result
    if (isHallmark(result.canonical)) return { ...result, warnings: ['hallmark'], searchable: false }
    // Refiner or grader is often left out: the digits behind the letters are searched as well.
    const number = /^[A-Z]+(\d{6,})$/.exec(result.canonical)?.[1]
    return number === undefined ? result : { ...result, alternates: [foldWithoutLeadingZeros(number)] }
  },
  format: (canonical) => canonical.replace(/^([A-Z]+)(\d+)$/, '$1 $2'),
}
