import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { leadingZeroBits } from '../rules/work-asked.ts'

/** Long enough for the slowest phone at the most work, short enough to keep what was spent in memory. */
export const CHALLENGE_MS = 10 * 60_000
const ID_BYTES = 9
const MAC_BYTES = 15
const BODY_BYTES = 6 + 1 + ID_BYTES

export type Challenge = { id: string; bits: number; expires_ms: number }

/**
 * A challenge names its end, its work and a random id, signed for one source: nothing is kept until it is solved.
 * 31 bytes as base64url. What is sent back is `<challenge>.<digits>`, whose SHA-256 begins with `bits` zero bits.
 */
export function makeChallenge(key: Buffer, source: string, bits: number, now_ms: number): string {
  const body = Buffer.alloc(BODY_BYTES)
  body.writeUIntBE(now_ms + CHALLENGE_MS, 0, 6)
  body.writeUInt8(bits, 6)
  randomBytes(ID_BYTES).copy(body, 7)
  return Buffer.concat([body, sign(key, source, body)]).toString('base64url')
}

/** The challenge that this work solves, or null: not ours, for another source, too old, or not solved. */
export function readWork(key: Buffer, source: string, work: string, now_ms: number): Challenge | null {
  const text = /^([\w-]{42})\.\d{1,15}$/.exec(work)?.[1]
  if (text === undefined) return null
  const bytes = Buffer.from(text, 'base64url')
  const body = bytes.subarray(0, BODY_BYTES)
  // Two spellings of one challenge would be spent twice.
  if (bytes.toString('base64url') !== text) return null
  if (!timingSafeEqual(bytes.subarray(BODY_BYTES), sign(key, source, body))) return null
  const [expires_ms, bits] = [body.readUIntBE(0, 6), body.readUInt8(6)]
  if (expires_ms < now_ms) return null
  const digest = createHash('sha256').update(work).digest()
  return leadingZeroBits(digest) < bits ? null : { id: text, bits, expires_ms }
}

function sign(key: Buffer, source: string, body: Buffer): Buffer {
  return createHmac('sha256', key).update(body).update(source).digest().subarray(0, MAC_BYTES)
}
