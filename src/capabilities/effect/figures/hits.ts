import { askCounts, type Question } from './question.ts'

/** How often something that was bought is likely what was stolen, and what police decided about it. */
export const hits: Question = {
  figure: 'hits',
  stock: false,
  unit: 'number',
  measures: ['certain', 'probable', 'confirmed', 'dismissed'],
  asks: 'insight.count_hits',
  data: ['matching.hit', 'matching.hit_event'],
  ask: (tx, period) => askCounts(tx, 'insight.count_hits', period),
}
