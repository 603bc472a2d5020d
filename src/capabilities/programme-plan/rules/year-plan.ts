import type { Day } from '../../../kernel/dates.ts'

/** The usual year of the programme (plan of Twente, P16): summer preparation, September communication, October meetings. */
export const yearPlan: readonly { code: string; monthAndDay: string; owner: Owner }[] = [
  { code: 'inventory', monthAndDay: '06-15', owner: 'office' },
  { code: 'board-plan', monthAndDay: '07-01', owner: 'board' },
  { code: 'specialists', monthAndDay: '08-31', owner: 'police' },
  { code: 'letters', monthAndDay: '09-07', owner: 'office' },
  { code: 'campaign', monthAndDay: '09-15', owner: 'municipalities' },
  { code: 'invitations', monthAndDay: '09-21', owner: 'office' },
  { code: 'meetings', monthAndDay: '10-31', owner: 'office' },
  { code: 'visits', monthAndDay: '11-30', owner: 'municipalities' },
  { code: 'overview', monthAndDay: '12-10', owner: 'office' },
  { code: 'board-overview', monthAndDay: '12-17', owner: 'board' },
]
type Owner = 'office' | 'board' | 'police' | 'municipalities'

/** The milestones of a year with their days, the first first. */
export function milestonesOf(year: number): { code: string; plannedOn: Day; owner: Owner }[] {
  return yearPlan.map(({ code, monthAndDay, owner }) => ({
    code,
    owner,
    plannedOn: `${year}-${monthAndDay}`,
  }))
}
