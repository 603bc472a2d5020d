import type { Transaction } from '../../../platform/database.ts'
import { listVisitHours, type VisitHours } from '../../visits/public.ts'
import type { Cell } from '../contract.ts'
import { firstDay, lastDay } from '../rules/months.ts'
import type { Period, Question } from './question.ts'

/** How many visits ended, of municipalities and of police. */
export const visits: Question = {
  figure: 'visits',
  stock: false,
  unit: 'number',
  measures: ['municipal', 'police'],
  asks: 'visits.visit_hours',
  data: ['visits.visit'],
  async ask(tx, period): Promise<Cell[]> {
    const counted = await visitsPerMonth(tx, period)
    return counted.map(({ month, municipality, organisationKind, visits: amount }) => ({
      place: municipality,
      month,
      measure: organisationKind === 'municipality' ? 'municipal' : 'police',
      amount,
    }))
  },
}

/** What visits took in each month, per municipality and kind of organisation. */
export async function visitsPerMonth(
  tx: Transaction,
  { months }: Pick<Period, 'months'>,
): Promise<(VisitHours & { month: string })[]> {
  const counted = []
  for (const month of months) {
    const found = await listVisitHours(tx, { from: firstDay(month), until: lastDay(month) })
    counted.push(...found.map((one) => ({ ...one, month })))
  }
  return counted
}
