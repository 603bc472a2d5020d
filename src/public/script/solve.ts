import { sha256 } from './sha256.ts'

/** How many bits at the front are zero. */
export function zeroBits(digest: Uint32Array): number {
  let bits = 0
  for (const word of digest) {
    bits += Math.clz32(word)
    if (word !== 0) break
  }
  return bits
}

/** Tries numbers from `from` on, `count` of them: the work that answers the challenge, or null when none of them does. */
export function tryNumbers(challenge: string, bits: number, from: number, count: number): string | null {
  for (let number = from; number < from + count; number++) {
    const work = `${challenge}.${number}`
    if (zeroBits(sha256(work)) >= bits) return work
  }
  return null
}
