import { foldedAlphabet } from './fold.ts'

/** Shorter numbers have too many neighbours by accident, longer ones too many keys. */
export const neighbourhoodLengthMin = 6
export const neighbourhoodLengthMax = 20

/**
 * Every string within one insertion, deletion, substitution or swap of neighbours, and the string itself: one look-up
 * of some 640 keys at length 11 finds all that are one typing error away. Outside 6 to 20 characters only itself.
 * The whole folded alphabet is used for digits too: a number noted as `serial` may hold a letter where the IMEI has
 * a digit, and recall must equal that of comparing one by one.
 */
export function neighbourhood(folded: string): string[] {
  const length = folded.length
  if (length < neighbourhoodLengthMin || length > neighbourhoodLengthMax) return [folded]
  const found = new Set([folded])
  for (let i = 0; i <= length; i++) {
    const before = folded.slice(0, i)
    const after = folded.slice(i)
    const rest = folded.slice(i + 1)
    for (const character of foldedAlphabet) {
      found.add(before + character + after)
      if (i < length) found.add(before + character + rest)
    }
    if (i < length) found.add(before + rest)
    if (i < length - 1) found.add(before + folded[i + 1] + folded[i] + folded.slice(i + 2))
  }
  return [...found]
}
