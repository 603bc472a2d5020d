import {
  type Delimiter,
  type Encoding,
  encodingOf,
  FILE_BYTES_MAX,
  type FileLine,
  LINES_MAX,
  readFile,
  textOfCell,
  type WorkbookCell,
} from '../../rules/import/read-file.ts'

/** A file as it was read on this device. `bytes`: of a CSV file, so that it can be read in another encoding. */
export type ListFile = {
  name: string
  encoding: Encoding
  delimiter: Delimiter | null
  lines: FileLine[]
  bytes: Uint8Array | null
}
export type FileReading =
  | { ok: true; file: ListFile }
  | { ok: false; reason: 'too-large' | 'too-many' | 'not-a-spreadsheet' | 'empty' }

/** Reads the first sheet of an XLSX file, or a CSV file, on this device; nothing is sent. */
export async function readListFile(file: File): Promise<FileReading> {
  if (file.size > FILE_BYTES_MAX) return { ok: false, reason: 'too-large' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  // A workbook is a zip file; the old .xls and others begin otherwise.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await readWorkbook(file)
  if (bytes.subarray(0, 1024).includes(0)) return { ok: false, reason: 'not-a-spreadsheet' }
  return readText(file.name, bytes, encodingOf(bytes))
}

/** The same CSV file in an encoding that a person chose. */
export function readText(name: string, bytes: Uint8Array, encoding: 'utf-8' | 'windows-1252'): FileReading {
  return counted({ name, bytes, ...readFile(bytes, encoding) })
}

async function readWorkbook(file: File): Promise<FileReading> {
  // The reader without workers of its own: our policy runs no script out of a text.
  const { default: readXlsxFile } = await import('read-excel-file/universal')
  // A zip file that is no workbook is an answer to give, not a fault of ours.
  const sheets = await readXlsxFile(file).catch(() => null)
  const [sheet] = sheets ?? []
  if (!sheet) return { ok: false, reason: 'not-a-spreadsheet' }
  const lines = (sheet.data as WorkbookCell[][]).map((cells, at) => ({
    line: at + 1,
    cells: cells.map(textOfCell),
    raw: null,
  }))
  return counted({ name: file.name, encoding: 'xlsx', delimiter: null, lines, bytes: null })
}

function counted(file: ListFile): FileReading {
  if (file.lines.every(({ cells }) => cells.every((cell) => cell.trim() === '')))
    return { ok: false, reason: 'empty' }
  return file.lines.length > LINES_MAX ? { ok: false, reason: 'too-many' } : { ok: true, file }
}
