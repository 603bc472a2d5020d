import type { Day } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Cell, FigureName } from '../contract.ts'
import type { Month } from '../rules/months.ts'

/** What is asked about: the months of a report, from the first day of the first until the last day of the last. */
export type Period = { months: readonly Month[]; from: Day; until: Day }

/**
 * One figure of the report: a question with a name. What it means in words, and how it can mislead, is `effect.figure.<name>.*`
 * of the catalogues; the question itself is the function of the database that `asks` names.
 */
export type Question = {
  figure: FigureName
  /** How many there are at the end of a month, instead of how many came in it. */
  stock: boolean
  unit: 'number' | 'minutes'
  measures: readonly string[]
  asks: string | null
  data: readonly string[]
  /** Null: Helder keeps nothing of it yet, and no number may stand there. */
  ask: ((tx: Transaction, period: Period) => Promise<Cell[]>) | null
}

type Row = { place: string; month: Day; measure: string; amount: number }

/** The answer of a function that counts per place, month and measure. */
export async function askCounts(tx: Transaction, asks: string, { from, until }: Period): Promise<Cell[]> {
  const rows = await tx<Row[]>`select * from ${tx(asks)}(${from}, ${until})`
  return rows.map(({ month, ...row }) => ({ ...row, month: month.slice(0, 7) }))
}
