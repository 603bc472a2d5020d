/** Who is asking, for the budget: everyone behind one address, a person who signed in, or software with a token. */
export type SourceKind = 'address' | 'session' | 'token'

/** Answers a day without work. A dealer checks each thing that comes in; a till checks its whole stock. */
export const freeADay: Record<SourceKind, number> = { address: 50, session: 500, token: 5_000 }

/** 2^18 hashes: some two seconds on a slow phone (130,000 a second), nothing on a new one. */
const BITS_FIRST = 18
/** Phones of one provider share an address: the work stays something that a person can wait for. */
const BITS_MAX = 26

/**
 * The bits of work that the next answer takes, after `answered` of today: none within the budget, then 18, and one more
 * each time the count doubles. There is no hard stop, as thousands of people may share one address.
 */
export function bitsAsked(answered: number, free: number): number {
  if (answered < free) return 0
  return Math.min(BITS_MAX, BITS_FIRST + Math.floor(Math.log2(answered / free)))
}

/** The zero bits with which a digest begins. */
export function leadingZeroBits(digest: Uint8Array): number {
  const first = digest.findIndex((byte) => byte !== 0)
  return first === -1 ? digest.length * 8 : first * 8 + Math.clz32(digest[first]!) - 24
}
