import { askCounts, type Question } from './question.ts'

/** Which steps municipalities took in case files: what was announced and decided, and penalties that were incurred. */
export const measures: Question = {
  figure: 'measures',
  stock: false,
  unit: 'number',
  measures: ['announcement', 'warning', 'order', 'penalty-incurred', 'collection', 'closure', 'no-measure'],
  asks: 'insight.count_measures',
  data: ['supervision.case_file', 'supervision.file_step'],
  ask: (tx, period) => askCounts(tx, 'insight.count_measures', period),
}
