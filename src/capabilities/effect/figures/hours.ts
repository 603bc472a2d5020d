import { addDays, type Day } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Cell } from '../contract.ts'
import { joinHours } from '../rules/join-hours.ts'
import { visitsPerMonth } from './visits.ts'
import type { Period, Question } from './question.ts'

/** Hours of police and inspectors: those of visits are counted, the others entered per week. */
export const hours: Question = {
  figure: 'hours',
  stock: false,
  unit: 'minutes',
  measures: ['visit-counted', 'visit', 'desk', 'follow-up', 'meeting'],
  asks: 'insight.count_hours',
  data: ['insight.worked_hours', 'visits.visit'],
  ask: askHours,
}

type Row = { place: string; organisation_id: string; week: Day; measure: string; amount: number }

async function askHours(tx: Transaction, { from, until, months }: Period): Promise<Cell[]> {
  const rows = await tx<Row[]>`select * from insight.count_hours(${from}, ${until})`
  const entered = rows.map(({ organisation_id: organisationId, ...row }) => ({ ...row, organisationId }))
  const visits = await visitsPerMonth(tx, { months })
  const counted = visits.map(({ municipality, month, hours: taken }) => ({
    place: municipality,
    month,
    measure: 'visit-counted',
    amount: Math.round(taken * 60),
  }))
  // A week begins in the month before the first day, or ends in the one after the last.
  const weeks = await tx<{ organisationId: string; week: Day }[]>`
    select organisation_id as "organisationId", week from insight.visit_weeks(${addDays(from, -7)}, ${addDays(until, 7)})`
  return joinHours(entered, counted, weeks)
}
