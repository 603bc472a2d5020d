import { hash } from 'node:crypto'

const BLOCK_BYTES = 64

/**
 * HMAC-SHA256 (RFC 2104) for keys of at most 64 bytes, as two one-shot hashes. A leaf takes 15 of them:
 * node:crypto's createHmac costs 5 to 16 us each here, this 1.6.
 */
export function hmacSha256(key: Buffer, message: string | Buffer): Buffer {
  if (key.length > BLOCK_BYTES) throw new RangeError('a key is 64 bytes at most')
  const bytes = typeof message === 'string' ? Buffer.from(message) : message
  const inner = Buffer.alloc(BLOCK_BYTES + bytes.length, 0x36)
  const outer = Buffer.alloc(BLOCK_BYTES + 32, 0x5c)
  for (let i = 0; i < key.length; i++) {
    const byte = key[i] ?? 0
    inner[i] = byte ^ 0x36
    outer[i] = byte ^ 0x5c
  }
  bytes.copy(inner, BLOCK_BYTES)
  outer.write(hash('sha256', inner, 'binary'), BLOCK_BYTES, 'latin1')
  return Buffer.from(hash('sha256', outer, 'binary'), 'latin1')
}
