import type { FigureName, FigureView, ReportBody } from '../contract.ts'
import { type Month, monthsLater } from './months.ts'

/** One number of the report with what stands beside it; null where nothing is kept, which is not nought. */
export type ReportNumbers = {
  figure: FigureName
  /** Null: the figure has no measures, as nothing of it is kept. */
  measure: string | null
  unit: FigureView['unit']
  now: number | null
  before: number | null
  yearAgo: number | null
  /** Of the last twelve months together; null for how many there are, which can't be added up. */
  year: number | null
}

/** Every number of the report in its order, for the page, the paper and the file alike. */
export function numbersOf({ month, figures }: Pick<ReportBody, 'month' | 'figures'>): ReportNumbers[] {
  return figures.flatMap((view): ReportNumbers[] => {
    const { figure, unit, stock, measures, state } = view
    if (state !== 'counted') {
      const nothing = { now: null, before: null, yearAgo: null, year: null }
      return [{ figure, measure: null, unit, ...nothing }]
    }
    return measures.map((measure) => ({
      figure,
      measure,
      unit,
      now: sumOf(view, measure, [month]),
      before: sumOf(view, measure, [monthsLater(month, -1)]),
      yearAgo: sumOf(view, measure, [monthsLater(month, -12)]),
      year: stock ? null : sumOf(view, measure, lastTwelve(month)),
    }))
  })
}

/** The month and the eleven before it. */
export const lastTwelve = (month: Month): Month[] =>
  Array.from({ length: 12 }, (_, n) => monthsLater(month, n - 11))

/** The sum over all places of a measure in some months. */
export function sumOf(
  { cells }: Pick<FigureView, 'cells'>,
  measure: string,
  months: readonly Month[],
): number {
  return cells.reduce(
    (sum, cell) => (cell.measure === measure && months.includes(cell.month) ? sum + cell.amount : sum),
    0,
  )
}

/** The sums of a figure per place, with the names of the places, those with most to show in the order of the names. */
export function placesOf(
  { cells, measures }: Pick<FigureView, 'cells' | 'measures'>,
  places: ReportBody['places'],
  months: readonly Month[],
): { place: string; name: string; values: number[] }[] {
  const found = [...new Set(cells.filter(({ month }) => months.includes(month)).map(({ place }) => place))]
  return found
    .map((place) => {
      const own = cells.filter((cell) => cell.place === place)
      return {
        place,
        name: nameOf(place, places),
        values: measures.map((measure) => sumOf({ cells: own }, measure, months)),
      }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
}

/** How a place is called; several small ones are named together. */
export function nameOf(place: string, places: ReportBody['places']): string {
  return place
    .split('+')
    .map((slug) => places.find((one) => one.slug === slug)?.name ?? slug)
    .join(', ')
}
