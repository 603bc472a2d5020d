import { addDays, type Day, daysBetween } from '../../../kernel/dates.ts'
import { addWorkingDays } from '../../../kernel/working-days.ts'
import type { NoticeKind } from './notice-fields.ts'

/** Days before a start, and after a move or stop (art. 437ter Sr and the bylaws, domain.md 3). */
export const NOTICE_DAYS = 3
/** Our own aim: nobody waits longer for a municipality. */
const DECIDE_WORKING_DAYS = 5

/**
 * The last day on which a notice is in time. Before a start that is counted back in calendar days: the Algemene termijnenwet
 * leaves those terms alone (art. 1(2)). After a move or stop it holds two working days at least and ends on one (art. 1(1)
 * and 2).
 */
export function lastDayInTime(kind: NoticeKind, happensOn: Day): Day {
  if (kind === 'start') return addDays(happensOn, -NOTICE_DAYS)
  const plain = addDays(happensOn, NOTICE_DAYS)
  const second = addWorkingDays(happensOn, 2)
  const last = plain > second ? plain : second
  return addWorkingDays(addDays(last, -1), 1)
}

/** How many days too late a notice of a day is; 0 when it is in time, however early. */
export function daysLate(kind: NoticeKind, happensOn: Day, receivedOn: Day): number {
  return Math.max(0, daysBetween(lastDayInTime(kind, happensOn), receivedOn))
}

/** What somebody wants to know who announces something today. */
export function noticeTerms(
  kind: NoticeKind,
  happensOn: Day,
  today: Day,
): { isInTime: boolean; lastDay: Day; decideBy: Day } {
  const lastDay = lastDayInTime(kind, happensOn)
  return { isInTime: today <= lastDay, lastDay, decideBy: decideBy(today) }
}

/** By when the municipality decides. */
export function decideBy(receivedOn: Day): Day {
  return addWorkingDays(receivedOn, DECIDE_WORKING_DAYS)
}
