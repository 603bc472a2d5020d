/**
 * The signs of a code on paper: none that people take for another (0 and O, 1, I and L, U and V). 30 signs, 16 places: 78 bits.
 */
export const CODE_SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 16
const PLACES_PER_GROUP = 4
/** The largest multiple of the number of signs that fits in a byte: bytes above it are drawn again, so each sign is as likely. */
const FAIR_BELOW = 256 - (256 % CODE_SIGNS.length)

/** A code out of random bytes; null when there were too few fair ones. */
export function codeFrom(bytes: Uint8Array): string | null {
  const signs = [...bytes]
    .filter((byte) => byte < FAIR_BELOW)
    .slice(0, CODE_LENGTH)
    .map((byte) => CODE_SIGNS[byte % CODE_SIGNS.length]!)
  return signs.length === CODE_LENGTH ? signs.join('') : null
}

/** As it is printed: ABCD-EFGH-JKMN-PQRS. */
export function groupCode(code: string): string {
  return (code.match(new RegExp(`.{1,${PLACES_PER_GROUP}}`, 'g')) ?? []).join('-')
}

/** What somebody typed or scanned as the code that it can be: without spaces, hyphens and case; null when it can't be one. */
export function readCode(typed: string): string | null {
  const signs = typed.toUpperCase().replaceAll(/[\s\-–—.]/g, '')
  return signs.length === CODE_LENGTH && [...signs].every((sign) => CODE_SIGNS.includes(sign)) ? signs : null
}
