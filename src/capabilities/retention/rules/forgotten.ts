import { type Day, daysBetween } from '../../../kernel/dates.ts'
import type { Forgotten } from '../../../platform/forgetting-contract.ts'

/** More days than this between two runs by themselves: the server was off for long, or a clock is wrong. */
const JUMP_DAYS_MAX = 62

/**
 * Whether a run by itself must not trust its clock: what a wrong year destroys, nobody brings back. A person who runs
 * `helder purge` has looked at the calendar.
 */
export function isJump(lastRunOn: Day | null, today: Day): boolean {
  return lastRunOn !== null && daysBetween(lastRunOn, today) > JUMP_DAYS_MAX
}

/** One line per store, deed, municipality and month, oldest month first; what has no month last. */
export function addUp(parts: readonly Forgotten[]): Forgotten[] {
  const lines = new Map<string, Forgotten>()
  for (const part of parts) {
    const key = keyOf(part)
    const known = lines.get(key)
    lines.set(key, known ? { ...known, count: known.count + part.count } : part)
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
}

function keyOf({ month, municipality, store, deed }: Forgotten): string {
  return [month ?? '~', municipality ?? '', store, deed].join('|')
}

/** The lines of the first month that has any. */
export function firstMonth(lines: readonly Forgotten[]): Forgotten[] {
  const months = lines.flatMap(({ month }) => month ?? []).sort()
  return lines.filter(({ month }) => month !== null && month === months[0])
}
