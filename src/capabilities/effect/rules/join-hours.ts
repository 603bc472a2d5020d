import type { Day } from '../../../kernel/dates.ts'
import type { Cell } from '../contract.ts'
import { addUp } from './add-up.ts'
import { monthOf } from './months.ts'

/** Minutes that an organisation entered for a week. */
export type EnteredMinutes = {
  place: string
  organisationId: string
  week: Day
  measure: string
  amount: number
}
/** A week (its Monday) in which visits of an organisation ended. */
export type VisitWeek = { organisationId: string; week: Day }

/**
 * Hours that were counted and hours that were entered, never both: in a week of which an organisation has visits in Helder, its
 * entered hours of visits are left out. Entered hours belong to the month of their Monday, counted ones to that of their end.
 */
export function joinHours(
  entered: readonly EnteredMinutes[],
  counted: readonly Cell[],
  weeks: readonly VisitWeek[],
): Cell[] {
  const visited = new Set(weeks.map(({ organisationId, week }) => `${organisationId} ${week}`))
  return addUp([
    ...counted,
    ...entered
      .filter(
        ({ organisationId, week, measure }) =>
          measure !== 'visit' || !visited.has(`${organisationId} ${week}`),
      )
      .map(({ place, week, measure, amount }) => ({ place, month: monthOf(week), measure, amount })),
  ])
}
