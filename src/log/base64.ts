const ALPHABET = /^[A-Za-z0-9+/]*={0,2}$/

/**
 * Standard base64 (RFC 4648, section 4), canonical form only: one text per byte sequence, so that no byte
 * of a note or a receipt can be changed unnoticed. Gives undefined when the text is anything else.
 */
export function decodeBase64(text: string): Buffer | undefined {
  if (text.length % 4 !== 0 || !ALPHABET.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}
