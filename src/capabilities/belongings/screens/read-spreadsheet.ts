import { CsvReader } from '../../../kernel/csv-reader.ts'
import type { Cell } from '../rules/import-things.ts'

export type SpreadsheetReading =
  | { ok: true; rows: Cell[][] }
  | { ok: false; reason: 'not-a-spreadsheet' | 'too-large' }
const FILE_BYTES_MAX = 10_000_000

/** Reads the first sheet of an XLSX file, or a CSV file, on this device. */
export async function readSpreadsheet(file: File): Promise<SpreadsheetReading> {
  if (file.size > FILE_BYTES_MAX) return { ok: false, reason: 'too-large' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  // A workbook is a zip file; the old .xls and others begin otherwise.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await readWorkbook(file)
  if (bytes.subarray(0, 1024).includes(0)) return { ok: false, reason: 'not-a-spreadsheet' }
  return { ok: true, rows: readCsvText(decode(bytes)) }
}

async function readWorkbook(file: File): Promise<SpreadsheetReading> {
  // The reader without workers of its own: our policy runs no script out of a text.
  const { default: readXlsxFile } = await import('read-excel-file/universal')
  // A zip file that is no workbook is an answer to give, not a fault of ours.
  const sheets = await readXlsxFile(file).catch(() => null)
  const [sheet] = sheets ?? []
  return sheet ? { ok: true, rows: sheet.data as Cell[][] } : { ok: false, reason: 'not-a-spreadsheet' }
}

function readCsvText(text: string): Cell[][] {
  const rows: Cell[][] = []
  for (const record of new CsvReader().read(text, true)) {
    // Lines keep their numbers: what could not be split stands as one cell.
    while (rows.length < record.line - 1) rows.push([])
    rows.push(record.cells ?? [text.split('\n')[record.line - 1] ?? ''])
  }
  return rows
}

/** UTF-8, else what spreadsheets in the Netherlands save as CSV. */
function decode(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes)
  return text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : text
}
