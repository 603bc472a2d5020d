import { readCsv } from '../../platform/read-csv.ts'
import type { PurchaseColumn } from './rules/purchase-columns.ts'
import { type Header, type PurchaseRow, readHeader, readRow, type RowError } from './rules/purchase-rows.ts'

/** The contract allows 200 items in a purchase; one more is kept, so that the check sees that there are too many. */
const ROWS_KEPT_MAX = 201

/** What a first reading tells: the columns, how many lines there are, and where the last row of each purchase stands. */
export type Survey = {
  ok: true
  columns: (PurchaseColumn | null)[]
  unknown: string[]
  rowCount: number
  /** By a 53-bit digest of the key: some 60 bytes per purchase, whatever the rows hold. */
  lastRow: Map<number, number>
}
export type NoSurvey = { ok: false; reason: 'empty-file' } | ({ ok: false; reason: 'header' } & HeaderFault)
type HeaderFault = Omit<Extract<Header, { ok: false }>, 'ok'>

/**
 * Reads the file once before anything is recorded. Rows of one purchase needn't stand together: the second reading
 * knows at each row whether the purchase is complete, and holds only those that are not.
 */
export async function surveyPurchases(path: string): Promise<Survey | NoSurvey> {
  let survey: Survey | null = null
  for await (const records of readCsv(path)) {
    for (const { line, cells } of records) {
      if (survey !== null) {
        const row = cells && readRow(survey.columns, line, cells)
        const key = row && keyOf(row)
        if (key) survey.lastRow.set(digest(key), survey.rowCount)
        survey.rowCount++
        continue
      }
      const header = readHeader(cells ?? [])
      if (!header.ok) return { ...header, reason: 'header' }
      survey = { ...header, rowCount: 0, lastRow: new Map() }
    }
  }
  return survey ?? { ok: false, reason: 'empty-file' }
}

export type PurchaseRows = { rows: PurchaseRow[]; error: RowError | null; rowsRead: number }

/** Reads again: the rows of one purchase at a time when its last row is read, or a line that belongs to none. */
export async function* readPurchases(path: string, survey: Survey): AsyncGenerator<PurchaseRows> {
  const open = new Map<string, PurchaseRow[]>()
  let rowsRead = -1
  for await (const records of readCsv(path)) {
    for (const record of records) {
      rowsRead++
      if (rowsRead === 0) continue
      const row = record.cells && readRow(survey.columns, record.line, record.cells)
      const key = row ? keyOf(row) : null
      if (!row || key === null) {
        yield { rows: [], error: errorOf(record.line, record.error, row), rowsRead }
        continue
      }
      const rows = open.get(key) ?? []
      if (rows.length < ROWS_KEPT_MAX) rows.push(row)
      open.set(key, rows)
      if (survey.lastRow.get(digest(key)) === rowsRead - 1) {
        open.delete(key)
        yield { rows, error: null, rowsRead }
      }
    }
  }
  // Two keys of one digest, or a file that changed while it was read.
  for (const rows of open.values()) yield { rows, error: null, rowsRead }
}

function errorOf(line: number, code: string | undefined, row: PurchaseRow | undefined): RowError {
  if (code) return { line, column: null, code }
  if (row?.error) return { line, column: null, code: row.error }
  return row?.cells.reference
    ? { line, column: 'branch_number', code: 'field.branch' }
    : { line, column: 'reference', code: 'import.no-reference' }
}

function keyOf({ cells }: PurchaseRow): string | null {
  return cells.branch_number && cells.reference ? `${cells.branch_number} ${cells.reference}` : null
}

/** 53 bits, not for security (cyrb53): equal digests of two keys only delay a purchase to the end of the file. */
function digest(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0)
}
