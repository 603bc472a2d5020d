import { askCounts, type Question } from './question.ts'

/** How much came into the registers: purchases, sales, and statements that nothing was bought. */
export const registrations: Question = {
  figure: 'registrations',
  stock: false,
  unit: 'number',
  measures: ['purchases', 'sales', 'nil-statements'],
  asks: 'insight.count_registrations',
  data: ['registers.entry', 'registers.nil_statement'],
  ask: (tx, period) => askCounts(tx, 'insight.count_registrations', period),
}
