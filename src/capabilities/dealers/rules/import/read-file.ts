import { type CsvRecord, CsvReader } from '../../../../kernel/csv-reader.ts'

export type Encoding = 'utf-8' | 'windows-1252' | 'xlsx'
/** One line of the file: its cells as text, and the text itself with its line end (null of a workbook). */
export type FileLine = { line: number; cells: string[]; raw: string | null }
export type FileText = { encoding: 'utf-8' | 'windows-1252'; delimiter: Delimiter; lines: FileLine[] }
export type Delimiter = ',' | ';' | '\t'

/** What a file is read with at most. */
export const FILE_BYTES_MAX = 5_000_000
export const LINES_MAX = 5_000

/** UTF-8 when every byte of it is, else what spreadsheets in the Netherlands save as CSV. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'windows-1252' {
  return new TextDecoder().decode(bytes).includes('\ufffd') ? 'windows-1252' : 'utf-8'
}

/** Reads a CSV file in an encoding. Every line comes back, also blank ones and those that can't be split into cells. */
export function readFile(bytes: Uint8Array, encoding: 'utf-8' | 'windows-1252'): FileText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  const delimiter = delimiterOf(text.replace(/^\ufeff/, '').split('\n', 20))
  const records = new CsvReader(delimiter).read(text, true)
  return { encoding, delimiter, lines: linesOf(text, records) }
}

/** The lines of the text, each with the record that begins there; a record of some lines keeps all of them. */
function linesOf(text: string, records: readonly CsvRecord[]): FileLine[] {
  const parts = text.split(/(?<=\n)/)
  const lines: FileLine[] = []
  let at = 1
  const upTo = (end: number) => {
    for (; at < end; at++) {
      const raw = parts[at - 1] ?? ''
      lines.push({ line: at, cells: [raw.replace(/\r?\n$/, '').replace(/^\ufeff/, '')], raw })
    }
  }
  for (const [index, record] of records.entries()) {
    upTo(record.line)
    const cells = record.cells
    // A broken record costs itself only: its line stands as one cell.
    if (cells === undefined) {
      upTo(record.line + 1)
      continue
    }
    const end = record.line + linesOfRecord(cells, parts, record.line)
    const next = Math.min(end, records[index + 1]?.line ?? Infinity)
    lines.push({ line: record.line, cells, raw: parts.slice(record.line - 1, next - 1).join('') })
    at = next
  }
  upTo(parts.length + 1)
  return lines
}

/** A cell in quotes may hold line ends: the record goes on over as many lines. */
function linesOfRecord(cells: readonly string[], parts: readonly string[], line: number): number {
  const within = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
  return Math.min(1 + within, parts.length - line + 1)
}

/** The separator that stands in most of the first lines; of equals the one that stands there most often. */
function delimiterOf(lines: readonly string[]): Delimiter {
  const bare = lines.map((line) => line.replaceAll(/"[^"]*"/g, ''))
  const score = (sign: Delimiter) => {
    const counts = bare.map((line) => line.split(sign).length - 1)
    return counts.filter((count) => count > 0).length * 1_000 + counts.reduce((sum, count) => sum + count, 0)
  }
  return ([';', '\t', ','] as const).reduce((best, sign) => (score(sign) > score(best) ? sign : best))
}

/** What a workbook has in a cell. */
export type WorkbookCell = string | number | boolean | Date | null | undefined

/** A cell of a workbook as text: numbers with all their digits, days as year-month-day. */
export function textOfCell(cell: WorkbookCell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell)
}
