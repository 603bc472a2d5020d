import { type Day, daysBetween } from '../../../kernel/dates.ts'

/** How a milestone stands on a day: done, late by so many days, or so many days ahead. */
export type Standing = { is: 'done'; on: Day } | { is: 'late' | 'ahead'; days: number } | { is: 'today' }

/** Done is done, however late; on its own day it is not late yet. */
export function standingOf(milestone: { plannedOn: Day; doneOn: Day | null }, today: Day): Standing {
  const { plannedOn, doneOn } = milestone
  if (doneOn !== null) return { is: 'done', on: doneOn }
  const days = daysBetween(today, plannedOn)
  return days === 0 ? { is: 'today' } : { is: days < 0 ? 'late' : 'ahead', days: Math.abs(days) }
}
