import { randomFillSync } from 'node:crypto'

const bytes = new Uint8Array(16 * 256)
let used = bytes.length

/** A UUID version 7 (RFC 9562): time-ordered, so that index inserts stay at the right edge. */
export function newId(at_ms: number = Date.now()): string {
  if (used === bytes.length) {
    randomFillSync(bytes)
    used = 0
  }
  const id = bytes.subarray(used, used + 16)
  used += 16
  let time = at_ms
  for (let i = 5; i >= 0; i--) {
    id[i] = time % 256
    time = Math.floor(time / 256)
  }
  id[6] = (id[6]! & 0x0f) | 0x70
  id[8] = (id[8]! & 0x3f) | 0x80
  const hex = Buffer.from(id.buffer, id.byteOffset, 16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
