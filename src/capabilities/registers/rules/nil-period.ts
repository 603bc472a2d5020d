import { type Day, daysBetween } from '../../../kernel/dates.ts'

/** Days without a purchase or statement after which a nil statement is offered: a week, as the tap says. */
const OFFERED_AFTER_DAYS = 7
/** Up to so many days "this week" is said; after that the day itself. */
const WEEK_SAID_DAYS_MAX = 13

/** Whether to offer a nil statement to a branch that recorded or stated something last on `from`. */
export function isNilDue(from: Day, today: Day): boolean {
  return daysBetween(from, today) >= OFFERED_AFTER_DAYS
}

/** Whether "this week" says the period, or its first day has to. */
export function isAboutAWeek(from: Day, today: Day): boolean {
  return daysBetween(from, today) <= WEEK_SAID_DAYS_MAX
}
