import type { Transaction } from '../../../platform/database.ts'
import type { Cell } from '../contract.ts'
import { addUp } from '../rules/add-up.ts'
import type { Published } from '../rules/compare-before.ts'
import { askCounts, type Period, type Question } from './question.ts'

/** Burglaries and thefts in the region, as others publish them. */
export const crime: Question = {
  figure: 'crime',
  stock: false,
  unit: 'number',
  measures: ['burglary', 'theft'],
  asks: 'insight.count_crime',
  data: ['insight.crime_figure'],
  async ask(tx, period): Promise<Cell[]> {
    const [row] = await tx<{ own: string[] }[]>`select insight.counted_municipalities() as own`
    const published = await listPublished(tx, period)
    return addUp(
      published
        .filter(({ place }) => row!.own.includes(place))
        .map(({ kind, ...cell }) => ({ ...cell, measure: kind === 'burglary' ? 'burglary' : 'theft' })),
    )
  },
}

/** Every number that was published for a place of the caller or around the region, the newest of each. */
export async function listPublished(
  tx: Transaction,
  period: Pick<Period, 'from' | 'until'>,
): Promise<Published[]> {
  const cells = await askCounts(tx, 'insight.count_crime', { months: [], ...period })
  return cells.map(({ measure, ...cell }) => ({ ...cell, kind: measure }))
}
