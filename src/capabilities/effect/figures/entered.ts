import { askCounts, type Question } from './question.ts'

/** How many people were arrested for fencing, as police entered it. */
export const arrests: Question = enteredOf('arrests')
/** How many cases of fencing went to the prosecution, as police entered it. */
export const prosecutions: Question = enteredOf('prosecutions')

function enteredOf(figure: 'arrests' | 'prosecutions'): Question {
  return {
    figure,
    stock: false,
    unit: 'number',
    measures: [figure],
    asks: 'insight.count_entered',
    data: ['insight.entered_count'],
    ask: async (tx, period) =>
      (await askCounts(tx, 'insight.count_entered', period)).filter(({ measure }) => measure === figure),
  }
}
