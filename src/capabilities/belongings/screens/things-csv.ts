import { csvText } from '../../../kernel/write-csv-text.ts'
import type { Thing } from '../rules/thing.ts'
import { rowOf, thingColumns } from '../rules/thing-columns.ts'
import type { Say } from './thing-words.ts'

/** The things as a file for a spreadsheet, which can be read in again. */
export function thingsCsv(things: readonly Thing[], say: Say): string {
  return csvText([
    thingColumns.map((column) => say(`belongings.column.${column}`)),
    ...things.map((thing) => {
      const row = rowOf(thing)
      return thingColumns.map((column) => row[column])
    }),
  ])
}
