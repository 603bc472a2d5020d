import { randomFillSync } from 'node:crypto'

const pool = new Uint8Array(4096)
let used = pool.length

/**
 * `count` random bytes (at most 256) for keys and nonces. Asking the system costs 4.5 us each time, however few
 * are asked for: it is asked for many at once. What was handed out is wiped from the pool.
 */
export function randomBytes(count: number): Buffer<ArrayBuffer> {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + count))
  pool.fill(0, used, used + count)
  used += count
  return bytes
}
