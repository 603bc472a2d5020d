import type { Day } from '../../../kernel/dates.ts'
import type { Cell } from '../contract.ts'
import { addUp } from './add-up.ts'
import { mondayOf, monthOf } from './months.ts'

/** Minutes that an organisation entered for a week. */
export type EnteredMinutes = {
  place: string
  organisationId: string
  week: Day
  measure: string
  amount: number
}
/** Minutes that visits of an organisation took on a day, from their begin and end. */
export type VisitMinutes = { place: string; organisationId: string; day: Day; minutes: number }

/**
 * Hours that were counted and hours that were entered, never both: in a week of which an organisation has visits in Helder, its
 * entered hours of visits are left out. Entered hours belong to the month of their Monday, counted ones to their day.
 */
export function joinHours(entered: readonly EnteredMinutes[], visits: readonly VisitMinutes[]): Cell[] {
  const visited = new Set(visits.map(({ organisationId, day }) => `${organisationId} ${mondayOf(day)}`))
  return addUp([
    ...visits.map(({ place, day, minutes }) => ({
      place,
      month: monthOf(day),
      measure: 'visit-counted',
      amount: minutes,
    })),
    ...entered
      .filter(
        ({ organisationId, week, measure }) =>
          measure !== 'visit' || !visited.has(`${organisationId} ${week}`),
      )
      .map(({ place, week, measure, amount }) => ({ place, month: monthOf(week), measure, amount })),
  ])
}
