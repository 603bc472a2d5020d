import { csvText } from '../../../kernel/write-csv-text.ts'
import { dealerStates } from '../../dealers/contract.ts'
import type { ProgrammeCounts } from '../contract.ts'

/** The counts as a table for a spreadsheet, with the names of the API in its head. */
export function countsCsv({ on, rows }: ProgrammeCounts): string {
  const head = ['on', 'municipalities', 'total', 'connected', ...dealerStates]
  const lines = rows.map(({ municipalities, total, connected, states }) => [
    on,
    municipalities.map(({ slug }) => slug).join(' '),
    total,
    connected,
    ...dealerStates.map((state) => states[state] ?? 0),
  ])
  return csvText([head, ...lines])
}
