/** Chance that repeats itself: the same seed gives the same Twente on every machine. */
export type Rng = {
  /** From 0 up to but not including 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [T, number])[]): T
  /** `count` different members, in a random order. */
  some<T>(list: readonly T[], count: number): T[]
  /** `length` characters out of an alphabet. */
  characters(alphabet: string, length: number): string
  digits(length: number): string
}

/** Mulberry32: 32 bits of state are plenty for a few thousand made-up people. */
export function makeRng(seed: number): Rng {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('nothing to pick from')
    return list[int(0, list.length - 1)]!
  }
  const characters = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[int(0, alphabet.length - 1)]).join('')
  return {
    next,
    int,
    pick,
    characters,
    chance: (probability) => next() < probability,
    digits: (length) => characters('0123456789', length),
    weighted<T>(list: readonly (readonly [T, number])[]): T {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [member, weight] of list) {
        left -= weight
        if (left < 0) return member
      }
      return list[list.length - 1]![0]
    },
    some<T>(list: readonly T[], count: number): T[] {
      const rest = [...list]
      const chosen: T[] = []
      while (chosen.length < count && rest.length > 0)
        chosen.push(rest.splice(int(0, rest.length - 1), 1)[0]!)
      return chosen
    },
  }
}
