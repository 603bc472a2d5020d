import { classesOf, overviewClasses } from '../../overview/public.ts'
import type { Cell } from '../contract.ts'
import { lastDay } from '../rules/months.ts'
import type { Question } from './question.ts'

/** How many dealers the published rule of the overview gives each class at the end of each month. */
export const overview: Question = {
  figure: 'overview',
  stock: true,
  unit: 'number',
  measures: [...overviewClasses],
  asks: 'supervision.overview_facts',
  data: ['programme.dealer', 'findings.finding', 'findings.notice', 'findings.answer', 'findings.withdrawal'],
  async ask(tx, { months }): Promise<Cell[]> {
    const cells: Cell[] = []
    for (const month of months) {
      const { items } = await classesOf(tx, lastDay(month))
      for (const { municipality: place, classes } of items)
        for (const measure of overviewClasses)
          cells.push({ place, month, measure, amount: classes[measure] ?? 0 })
    }
    return cells
  },
}
