import { askCounts, type Question } from './question.ts'

/** How many stolen things were found again. */
export const foundAgain: Question = {
  figure: 'found-again',
  stock: false,
  unit: 'number',
  measures: ['found-by-police', 'found-by-owner', 'returned'],
  asks: 'insight.count_found_again',
  data: ['thefts.item'],
  ask: (tx, period) => askCounts(tx, 'insight.count_found_again', period),
}
