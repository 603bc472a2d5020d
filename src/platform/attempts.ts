import type { Refusal } from '../kernel/result.ts'

export type Attempt = { ok: true; giveBack: (count?: number) => void }
export type TooMany = Refusal<'too-many-requests', { retryAfterSeconds: number }>
/** Takes one attempt of whoever `key` names, or says after how many whole seconds the next may come. */
export type Attempts = { take: (key: string) => Attempt | TooMany }
export type AttemptLimits = {
  /** So many at once, for who has been quiet. */
  burst: number
  /** After that one each so many milliseconds. */
  every_ms: number
  now_ms?: () => number
  /** A memory that nobody can fill: the longest quiet go first. */
  keys_max?: number
}

/** What was spent, as the time in which it comes back. */
type Spent = { owed_ms: number; at_ms: number }

/**
 * Slows attempts down and never shuts anyone out: what was spent comes back with time, at the same pace for all, and
 * a refused attempt costs nothing. Kept in memory by each process.
 */
export function openAttempts({
  burst,
  every_ms,
  now_ms = Date.now,
  keys_max = 50_000,
}: AttemptLimits): Attempts {
  const spent = new Map<string, Spent>()
  const owed = (key: string, now: number): number => {
    const { owed_ms, at_ms } = spent.get(key) ?? { owed_ms: 0, at_ms: now }
    return Math.max(0, owed_ms - (now - at_ms))
  }
  const note = (key: string, owed_ms: number, at_ms: number): void => {
    // Taken out and put in again, the longest quiet stands first.
    spent.delete(key)
    if (owed_ms > 0) spent.set(key, { owed_ms, at_ms })
    if (spent.size > keys_max) spent.delete(spent.keys().next().value!)
  }
  return {
    take(key) {
      const now = now_ms()
      const after_ms = owed(key, now) + every_ms
      const wait_ms = after_ms - burst * every_ms
      if (wait_ms > 0) {
        return { ok: false, reason: 'too-many-requests', retryAfterSeconds: Math.ceil(wait_ms / 1000) }
      }
      note(key, after_ms, now)
      return {
        ok: true,
        giveBack: (count = 1) => {
          const later = now_ms()
          note(key, Math.max(0, owed(key, later) - count * every_ms), later)
        },
      }
    },
  }
}
