// Crockford's alphabet: no I, L, O or U, so that what people copy by hand can be read back.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 128 bits in 26 characters, then two that check them: seven groups of four. */
export const CODE_BYTES = 16
const DATA_LENGTH = 26
const LENGTH = 28
/** A prime just below 32 x 32: every mistake in one character, and every swap of two neighbours, is seen. */
const CHECK_PRIME = 1021n

export type CodeReading =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; reason: 'code-too-short' | 'code-too-long' | 'code-wrong' }

/** The recovery code as people see it: `7K3F-…`. `bytes` are 16 random bytes. */
export function writeCode(bytes: Uint8Array): string {
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const text = inBase32(value, DATA_LENGTH) + inBase32(value % CHECK_PRIME, LENGTH - DATA_LENGTH)
  return text.match(/.{4}/g)!.join('-')
}

/** Reads a code as someone typed it: small letters, spaces and look-alikes are fine; a typing error is not. */
export function readCode(typed: string): CodeReading {
  const text = typed
    .toUpperCase()
    .replaceAll(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (text.length < LENGTH) return { ok: false, reason: 'code-too-short' }
  if (text.length > LENGTH) return { ok: false, reason: 'code-too-long' }
  const value = fromBase32(text.slice(0, DATA_LENGTH))
  const check = fromBase32(text.slice(DATA_LENGTH))
  if (value === null || check === null || value >> 128n !== 0n || value % CHECK_PRIME !== check) {
    return { ok: false, reason: 'code-wrong' }
  }
  const bytes = new Uint8Array(CODE_BYTES)
  for (let at = CODE_BYTES - 1, rest = value; at >= 0; at--, rest >>= 8n) bytes[at] = Number(rest & 0xffn)
  return { ok: true, bytes }
}

function inBase32(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text
  return text
}

function fromBase32(text: string): bigint | null {
  let value = 0n
  for (const sign of text) {
    const digit = ALPHABET.indexOf(sign)
    if (digit === -1) return null
    value = (value << 5n) | BigInt(digit)
  }
  return value
}
