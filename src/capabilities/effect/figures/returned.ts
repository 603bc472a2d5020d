import type { Question } from './question.ts'

/** How many things went back to their owner on a ground of art. 116 Sv. Nothing keeps those grounds yet: no number, not even nought. */
export const returned: Question = {
  figure: 'returned',
  stock: false,
  unit: 'number',
  measures: [],
  asks: null,
  data: [],
  ask: null,
}
