import { randomBytes } from 'node:crypto'
import { sipHash, type SipKey } from './siphash.ts'

/** Each grows by itself: at ten million numbers that stops the answers for a third of a millisecond, never for seconds. */
const SHARDS = 1024
const SLOTS_MIN = 16
/** A longer key is cut by nobody: an identifier has at most 200 characters, of at most 3 bytes each. */
const KEY_BYTES_MAX = 1_024

/**
 * Counts of texts, kept as 64-bit fingerprints under a key that only this process knows: the memory gives no number away.
 * Open addressing in typed arrays, 12 bytes per slot. Present and absent run the same code. At ten million texts an absent
 * one passes for present once in 10^12.
 */
export class FingerprintTable {
  /** How many different texts stand in it. */
  size = 0
  private readonly key: SipKey
  private readonly bytes = new Uint8Array(KEY_BYTES_MAX)
  private readonly encoder = new TextEncoder()
  private readonly print = new Uint32Array(2)
  /** Two words of fingerprint per slot; both zero: empty. */
  private readonly slots: Uint32Array[]
  private readonly counts: Uint32Array[]
  private readonly used = new Uint32Array(SHARDS)

  constructor(secret: Uint8Array = randomBytes(16)) {
    const words = new DataView(secret.buffer, secret.byteOffset, 16)
    const word = (at: number) => words.getUint32(at, true)
    this.key = [word(0), word(4), word(8), word(12)]
    this.slots = Array.from({ length: SHARDS }, () => new Uint32Array(SLOTS_MIN * 2))
    this.counts = Array.from({ length: SHARDS }, () => new Uint32Array(SLOTS_MIN))
  }

  has(text: string): boolean {
    const shard = this.fingerprint(text)
    const slots = this.slots[shard]!
    const at = find(slots, this.print[0]!, this.print[1]!)
    return (slots[at]! | slots[at + 1]!) !== 0
  }

  /** Adds `delta` to the count of a text; at zero it is gone. Throws RangeError below zero: then a change was missed. */
  add(text: string, delta: number): void {
    const shard = this.fingerprint(text)
    const slots = this.slots[shard]!
    const counts = this.counts[shard]!
    const at = find(slots, this.print[0]!, this.print[1]!)
    const count = counts[at >>> 1]! + delta
    if (count < 0) throw new RangeError('a count fell below zero')
    if (counts[at >>> 1] === 0 && count > 0) {
      slots[at] = this.print[0]!
      slots[at + 1] = this.print[1]!
      this.used[shard]!++
      this.size++
    }
    counts[at >>> 1] = count
    if (count === 0 && delta !== 0) this.vacate(shard, at)
    else if (this.used[shard]! * 4 > counts.length * 3) this.grow(shard)
  }

  /** Bytes of the arrays. */
  get bytesUsed(): number {
    return [...this.slots, ...this.counts].reduce((sum, array) => sum + array.byteLength, 0)
  }

  /** Leaves the fingerprint in `print` and gives the shard. */
  private fingerprint(text: string): number {
    const { bytes } = this
    let length = text.length
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i)
      if (code > 127) {
        length = this.encoder.encodeInto(text, bytes).written
        break
      }
      bytes[i] = code
    }
    sipHash(this.key, bytes, length, this.print)
    // Two zeros mean empty.
    if ((this.print[0]! | this.print[1]!) === 0) this.print[1] = 1
    return this.print[1]! >>> 22
  }

  /** Takes a slot out and moves up what had to make way for it, so that no search ends too early. */
  private vacate(shard: number, from: number): void {
    const slots = this.slots[shard]!
    const counts = this.counts[shard]!
    const mask = slots.length - 1
    let empty = from
    for (let at = (empty + 2) & mask; (slots[at]! | slots[at + 1]!) !== 0; at = (at + 2) & mask) {
      const home = homeOf(slots[at]!, slots)
      // Whoever stands at home, or between home and the empty place, stays.
      if (((at - home) & mask) < ((at - empty) & mask)) continue
      slots[empty] = slots[at]!
      slots[empty + 1] = slots[at + 1]!
      counts[empty >>> 1] = counts[at >>> 1]!
      empty = at
    }
    slots[empty] = 0
    slots[empty + 1] = 0
    counts[empty >>> 1] = 0
    this.used[shard]!--
    this.size--
  }

  private grow(shard: number): void {
    const [slots, counts] = [this.slots[shard]!, this.counts[shard]!]
    const [wider, widerCounts] = [new Uint32Array(slots.length * 2), new Uint32Array(counts.length * 2)]
    for (let at = 0; at < slots.length; at += 2) {
      if ((slots[at]! | slots[at + 1]!) === 0) continue
      const to = find(wider, slots[at]!, slots[at + 1]!)
      wider[to] = slots[at]!
      wider[to + 1] = slots[at + 1]!
      widerCounts[to >>> 1] = counts[at >>> 1]!
    }
    this.slots[shard] = wider
    this.counts[shard] = widerCounts
  }
}

/** Where a search for this fingerprint begins. The shard is made of the other word. */
function homeOf(low: number, slots: Uint32Array): number {
  return (low << 1) & (slots.length - 1)
}

/** The slot with this fingerprint, or the empty one where it belongs. */
function find(slots: Uint32Array, low: number, high: number): number {
  const mask = slots.length - 1
  let at = homeOf(low, slots)
  while ((slots[at] !== low || slots[at + 1] !== high) && (slots[at]! | slots[at + 1]!) !== 0) {
    at = (at + 2) & mask
  }
  return at
}
