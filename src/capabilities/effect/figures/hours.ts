import type { Day } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Cell } from '../contract.ts'
import { joinHours } from '../rules/join-hours.ts'
import type { Period, Question } from './question.ts'

/** Hours of police and inspectors: those of visits are counted, the others entered per week. */
export const hours: Question = {
  figure: 'hours',
  stock: false,
  unit: 'minutes',
  measures: ['visit-counted', 'visit', 'desk', 'follow-up', 'meeting'],
  asks: 'insight.count_hours',
  data: ['insight.worked_hours'],
  ask: askHours,
}

type Row = { place: string; organisation_id: string; week: Day; measure: string; amount: number }

async function askHours(tx: Transaction, { from, until }: Period): Promise<Cell[]> {
  const rows = await tx<Row[]>`select * from insight.count_hours(${from}, ${until})`
  const entered = rows.map(({ organisation_id: organisationId, ...row }) => ({ ...row, organisationId }))
  return joinHours(entered, [])
}
