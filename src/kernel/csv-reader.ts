/** One record of a CSV file, or why there is none; `line` is the line of the file on which it begins. */
export type CsvRecord =
  | { line: number; cells: string[]; error?: never }
  | { line: number; error: CsvErrorCode; cells?: never }
export type CsvErrorCode = 'csv.open-quote' | 'csv.after-quote' | 'csv.too-long' | 'csv.not-utf8'

const RECORD_LENGTH_MAX = 65_536

/**
 * Reads RFC 4180, with or without BOM, comma or semicolon as the header has it, chunk by chunk; a quote inside an unquoted
 * field is a character like another (19" monitor). A broken record costs itself only: reading goes on at the next line.
 * (csv-parse 7 gives up at a quote that stays open, and all good lines below it would be lost.)
 */
export class CsvReader {
  private rest = ''
  private line = 1
  private delimiter: string | null
  private skipsToNextLine = false

  /** `delimiter` where it is known; else comma or semicolon, as the first line has it. */
  constructor(delimiter: ',' | ';' | '\t' | null = null) {
    this.delimiter = delimiter
  }

  read(chunk: string, isLast: boolean): CsvRecord[] {
    // A stream that decodes UTF-8 keeps the mark in front.
    let text = this.rest + (this.line === 1 && this.rest === '' ? chunk.replace(/^\ufeff/, '') : chunk)
    if (isLast && text !== '' && !text.endsWith('\n')) text += '\n'
    const records: CsvRecord[] = []
    let at = 0
    while (at < text.length) {
      const end = text.indexOf('\n', at)
      if (end === -1) break
      if (this.skipsToNextLine) {
        this.skipsToNextLine = false
        at = this.advance(text, at, end + 1)
        continue
      }
      this.delimiter ??= delimiterOf(text.slice(at, end))
      const found = readRecord(text, at, end, this.delimiter)
      if (found === null && !isLast && text.length - at < RECORD_LENGTH_MAX) break
      const line = this.line
      at = this.advance(text, at, found?.next ?? end + 1)
      const record = judge(line, found)
      if (record) records.push(record)
    }
    this.keep(text.slice(at), records)
    return records
  }

  /** Keeps what waits for the next chunk, unless it is longer than any record may be. */
  private keep(rest: string, records: CsvRecord[]): void {
    const isTooLong = rest.length >= RECORD_LENGTH_MAX && !rest.includes('\n')
    if (isTooLong && !this.skipsToNextLine) records.push({ line: this.line, error: 'csv.too-long' })
    if (isTooLong) this.skipsToNextLine = true
    this.rest = isTooLong ? '' : rest
  }

  private advance(text: string, from: number, to: number): number {
    for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) this.line++
    return to
  }
}

type Found = { cells: string[] | null; next: number }

/** Null: no record, or an empty line, which separates nothing. */
function judge(line: number, found: Found | null): CsvRecord | null {
  if (found === null) return { line, error: 'csv.open-quote' }
  if (found.cells === null) return { line, error: 'csv.after-quote' }
  if (found.cells.length === 1 && found.cells[0] === '') return null
  if (found.cells.some((cell) => cell.length > RECORD_LENGTH_MAX)) return { line, error: 'csv.too-long' }
  if (found.cells.some((cell) => cell.includes('\ufffd'))) return { line, error: 'csv.not-utf8' }
  return { line, cells: found.cells }
}

/** Reads the record that begins at `at`; `end` is the first line's end. Null when a quote stays open. */
function readRecord(text: string, at: number, end: number, delimiter: string): Found | null {
  const first = text.slice(at, text[end - 1] === '\r' ? Math.max(at, end - 1) : end)
  if (!first.includes('"')) return { cells: first.split(delimiter), next: end + 1 }
  const cells: string[] = []
  for (;;) {
    if (text[at] !== '"') {
      const lineEnd = text.indexOf('\n', at)
      if (lineEnd === -1) return null
      const stop = text.indexOf(delimiter, at)
      if (stop !== -1 && stop < lineEnd) {
        cells.push(text.slice(at, stop))
        at = stop + 1
        continue
      }
      cells.push(text.slice(at, lineEnd).replace(/\r$/, ''))
      return { cells, next: lineEnd + 1 }
    }
    const close = closingQuote(text, at + 1)
    if (close === -1 || close - at > RECORD_LENGTH_MAX) return null
    cells.push(text.slice(at + 1, close).replaceAll('""', '"'))
    const after = text[close + 1]
    if (after === undefined) return null
    if (after === delimiter) at = close + 2
    else if (after === '\n') return { cells, next: close + 2 }
    else if (after === '\r' && text[close + 2] === '\n') return { cells, next: close + 3 }
    else if (after === '\r' && text[close + 2] === undefined) return null
    else return { cells: null, next: end + 1 }
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

/** The separator of the header: the more frequent of the two outside quotes. */
function delimiterOf(header: string): ',' | ';' {
  const bare = header.replaceAll(/"[^"]*"/g, '')
  return bare.split(';').length > bare.split(',').length ? ';' : ','
}
