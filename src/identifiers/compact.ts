const marks = /\p{M}+/gu
/** Nearly all that is typed or scanned; needs no Unicode rules, which cost ten times as much (measured). */
export const plainText = /^[ -~]*$/
const notLetterOrDigit = /[^\p{L}\p{N}]+/gu

/**
 * Capitals and digits alone: separators are free in every kind, and accents get lost on every form.
 * Capitals of some letters decompose again (U+0390), hence until nothing changes; three rounds are enough for every
 * code point (compact.test.ts tries all of them).
 */
export function compact(text: string): string {
  if (plainText.test(text)) return text.toUpperCase().replace(/[^0-9A-Z]+/g, '')
  let result = text
  for (let round = 0; round < 4; round++) {
    const next = upper(result).replace(notLetterOrDigit, '')
    if (next === result) break
    result = next
  }
  return result
}

/** As `compact`, with one space where something else than a letter or digit stood. */
export function compactWords(text: string): string {
  if (plainText.test(text))
    return text
      .toUpperCase()
      .replace(/[^0-9A-Z]+/g, ' ')
      .trim()
  let result = text
  for (let round = 0; round < 4; round++) {
    const next = upper(result).replace(notLetterOrDigit, ' ').trim()
    if (next === result) break
    result = next
  }
  return result
}

function upper(text: string): string {
  return text.normalize('NFKD').replace(marks, '').toUpperCase().normalize('NFKD').replace(marks, '')
}
