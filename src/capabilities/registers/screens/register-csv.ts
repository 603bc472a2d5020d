import { csvText } from '../../../kernel/write-csv-text.ts'
import type { RegisterLine } from '../contract.ts'

// The names of the purchases file (docs: CSV), so that what is exported here can be read elsewhere.
const columns: [name: string, of: (line: RegisterLine) => string | number | null][] = [
  ['sequence_number', ({ sequenceNumber }) => sequenceNumber],
  ['position', ({ position }) => position],
  ['branch_number', ({ branchNumber }) => branchNumber],
  ['acquired_at', ({ acquiredAt }) => acquiredAt],
  ['category', ({ category }) => category],
  ['brand', ({ brand }) => brand],
  ['model', ({ model }) => model],
  ['colour', ({ colour }) => colour],
  ['description', ({ description }) => description],
  ['material', ({ material }) => material],
  ['fineness', ({ fineness }) => fineness],
  ['weight_grams', ({ weightGrams }) => weightGrams],
  [
    'identifiers',
    ({ identifiers }) => identifiers.map(({ kind, value }) => `${kind}:${escapeBar(value)}`).join('|'),
  ],
  ['price_cents', ({ priceCents }) => priceCents],
  ['state', ({ state }) => state],
  ['keep_until', ({ keepUntil }) => keepUntil],
  ['pledge_until', ({ pledgeUntil }) => pledgeUntil],
  ['sale_sequence_number', ({ saleSequenceNumber }) => saleSequenceNumber],
  ['sold_at', ({ soldAt }) => soldAt],
]

/** Register lines as CSV (RFC 4180, UTF-8 with BOM so that a spreadsheet reads the accents). No person is in it. */
export function registerCsv(lines: readonly RegisterLine[]): string {
  return csvText([columns.map(([name]) => name), ...lines.map((line) => columns.map(([, of]) => of(line)))])
}

const escapeBar = (value: string) => value.replaceAll('|', '\\|')
