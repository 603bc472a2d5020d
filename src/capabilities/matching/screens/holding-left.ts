import { addDays, type Day, startOfDayInAmsterdam } from '../../../kernel/dates.ts'

/** How long goods must still be kept, in whole days and hours; `over` once the dealer may sell them. */
export type HoldingLeft = { over: false; days: number; hours: number; soon: boolean } | { over: true }

const HOUR_MS = 3_600_000
/** Less than a day left: the fencing specialist has to act today. */
const SOON_HOURS = 24

/** From now to 00:00 in Amsterdam after the last day of holding, rounded down. */
export function holdingLeft(keepUntil: Day, now: Date): HoldingLeft {
  const left_ms = startOfDayInAmsterdam(addDays(keepUntil, 1)).getTime() - now.getTime()
  if (left_ms <= 0) return { over: true }
  const hours = Math.floor(left_ms / HOUR_MS)
  return { over: false, days: Math.floor(hours / 24), hours: hours % 24, soon: hours < SOON_HOURS }
}
