/** Without vowels (no words) and without what looks alike on paper (0 1 i l o). */
const SIGNS = '23456789bcdfghjkmnpqrstvwxz'
const LENGTH = 8

/**
 * A code for a place out of random bytes, or null when they do not suffice: of a byte only those values count that give
 * every sign the same chance. 27 signs in 8 places: of a thousand codes in use, a guess hits one in 300 million.
 */
export function placeCode(random: Uint8Array): string | null {
  const fair = 256 - (256 % SIGNS.length)
  const signs = [...random].filter((byte) => byte < fair).map((byte) => SIGNS[byte % SIGNS.length]!)
  return signs.length < LENGTH ? null : signs.slice(0, LENGTH).join('')
}

/** The code as people type it from paper: capitals don't count. Null when it can't be one. */
export function readPlaceCode(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length !== LENGTH) return null
  const code = typed.toLowerCase()
  return [...code].every((sign) => SIGNS.includes(sign)) ? code : null
}
