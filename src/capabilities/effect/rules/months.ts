import { addDays, addMonths, type Day } from '../../../kernel/dates.ts'

/** A calendar month as `yyyy-mm`; months compare as strings. */
export type Month = string

export const firstDay = (month: Month): Day => `${month}-01`
export const lastDay = (month: Month): Day => addDays(addMonths(firstDay(month), 1), -1)
export const monthOf = (day: Day): Month => day.slice(0, 7)
/** The month `count` months later (negative: earlier). */
export const monthsLater = (month: Month, count: number): Month => monthOf(addMonths(firstDay(month), count))

/** The months that a report shows: its own, the twelve before it, oldest first. */
export function shownMonths(month: Month): Month[] {
  return Array.from({ length: 13 }, (_, n) => monthsLater(month, n - 12))
}

/** The Monday of the week in which a day falls. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}
