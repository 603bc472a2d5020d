import { daysBetween, type Day } from '../../../kernel/dates.ts'

/** Gold moves by some per cent in a month; a price that is older says nothing any more. */
const AGE_DAYS_MAX = 31

/** True when a gold price of that day may still be used on `today`. */
export function isFresh(pricedOn: Day, today: Day): boolean {
  const age_days = daysBetween(pricedOn, today)
  return age_days >= 0 && age_days <= AGE_DAYS_MAX
}
