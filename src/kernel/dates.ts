/** A calendar day as `yyyy-mm-dd`; days compare as strings. */
export type Day = string

const amsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const HOUR_MS = 3_600_000
const HOURS_MAX = 1_000
const dayOfHour = new Map<number, Day>()

/** The day on the clock in Amsterdam at an instant: every term of the register counts in these days. */
export function dayInAmsterdam(at: Date): Day {
  // Since 1970 Amsterdam is whole hours from UTC: no day begins within an hour, and Intl (5 us) is asked once per hour.
  const hour = Math.floor(at.getTime() / HOUR_MS)
  const known = dayOfHour.get(hour)
  if (known !== undefined) return known
  const day = amsterdam.format(at)
  if (dayOfHour.size === HOURS_MAX) dayOfHour.clear()
  if (hour >= 0) dayOfHour.set(hour, day)
  return day
}

/** The day `count` calendar days later (negative: earlier). */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** The same day of the month `count` months later, or that month's last day. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(dayOfMonth, lastDay))
  return first.toISOString().slice(0, 10)
}

/** Whole days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** True for a real day of the calendar written as `yyyy-mm-dd`; there was no year 0, and PostgreSQL refuses it. */
export function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** The instant at which a day begins in Amsterdam (summer and winter time). */
export function startOfDayInAmsterdam(day: Day): Date {
  const guess = Date.parse(`${day}T00:00:00Z`)
  for (const offset_h of [1, 2]) {
    const start = new Date(guess - offset_h * 3_600_000)
    if (dayInAmsterdam(start) === day && dayInAmsterdam(new Date(start.getTime() - 1)) < day) return start
  }
  throw new Error(`no start of day for ${day}`)
}
