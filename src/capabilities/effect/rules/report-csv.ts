import { csvText } from '../../../kernel/write-csv-text.ts'
import type { ReportView } from '../contract.ts'

/** Every number of a report as a table for a spreadsheet, with the names of the API in its head. Nothing else stands in it. */
export function reportCsv({ month, version, body }: Pick<ReportView, 'month' | 'version' | 'body'>): string {
  const head = ['report', 'version', 'figure', 'measure', 'place', 'month', 'unit', 'amount']
  const cells = body.figures.flatMap(({ figure, unit, state, cells: counted }) =>
    state === 'not-kept'
      ? [[month, version, figure, null, null, null, unit, null]]
      : counted.map((cell) => [
          month,
          version,
          figure,
          cell.measure,
          cell.place,
          cell.month,
          unit,
          cell.amount,
        ]),
  )
  return csvText([head, ...cells])
}
