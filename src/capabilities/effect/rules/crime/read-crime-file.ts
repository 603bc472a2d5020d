import { CsvReader } from '../../../../kernel/csv-reader.ts'
import type { FieldError } from '../../../../kernel/result.ts'
import type { Month } from '../months.ts'
import { readAmount, readKind, readMonth, readPlace, type Reading } from './read-values.ts'

export const crimeColumns = ['municipality', 'month', 'kind', 'count'] as const
export type CrimeColumn = (typeof crimeColumns)[number]
export type CrimeRow = { place: string; month: Month; kind: string; amount: number }
export type CrimeLineError = {
  line: number
  column: CrimeColumn | null
  code: string
  values?: FieldError['values']
}
export type CrimeFile = {
  rows: CrimeRow[]
  errors: CrimeLineError[]
  /** Lines below the head. */
  lines: number
  /** Lines of kinds of crime, places and whole years that no figure asks for. */
  unused: number
}

/** How each column is called: in our words, in Dutch, and in the open data of police and CBS. */
const names: Record<CrimeColumn, readonly string[]> = {
  municipality: ['municipality', 'gemeente', 'regios', 'regio', 'wijkenenbuurten'],
  month: ['month', 'maand', 'perioden', 'periode'],
  kind: ['kind', 'soort', 'soortmisdrijf'],
  count: [
    'count',
    'aantal',
    'geregistreerdemisdrijven',
    'geregistreerdemisdrijvenaantal',
    'geregistreerdemisdrijven1',
  ],
}

/** Reads a file of published numbers: each good line stands, each wrong one is named by line and column. */
export function readCrimeFile(
  csv: string,
): ({ ok: true } & CrimeFile) | { ok: false; missing: CrimeColumn[]; twice: CrimeColumn[] } {
  const records = new CsvReader().read(csv, true)
  const head = records[0]?.cells?.map((cell) => cell.toLowerCase().replaceAll(/[^a-z0-9]/g, '')) ?? []
  const at = (column: CrimeColumn) => head.flatMap((cell, n) => (names[column].includes(cell) ? [n] : []))
  const missing = crimeColumns.filter((column) => at(column).length === 0)
  const twice = crimeColumns.filter((column) => at(column).length > 1)
  if (missing.length > 0 || twice.length > 0) return { ok: false, missing, twice }
  const file: CrimeFile = { rows: [], errors: [], lines: records.length - 1, unused: 0 }
  const seen = new Map<string, number>()
  for (const { line, cells, error } of records.slice(1)) {
    if (error !== undefined) {
      file.errors.push({ line, column: null, code: error })
      continue
    }
    const value = (column: CrimeColumn) => (cells[at(column)[0]!] ?? '').trim()
    readLine(file, seen, line, value)
  }
  return { ok: true, ...file }
}

function readLine(
  file: CrimeFile,
  seen: Map<string, number>,
  line: number,
  value: (column: CrimeColumn) => string,
): void {
  const read: Record<CrimeColumn, Reading<string | number>> = {
    municipality: readPlace(value('municipality')),
    month: readMonth(value('month')),
    kind: readKind(value('kind')),
    count: readAmount(value('count')),
  }
  // What no figure asks for may have any number, also none.
  if (crimeColumns.some((column) => read[column] === 'unused')) {
    file.unused++
    return
  }
  const wrong = crimeColumns.filter((column) => read[column] === 'wrong')
  for (const column of wrong) file.errors.push({ line, column, code: `effect.crime.wrong.${column}` })
  if (wrong.length > 0) return
  const valueOf = (column: CrimeColumn) => (read[column] as { value: string | number }).value
  const [place, month, kind] = [valueOf('municipality'), valueOf('month'), valueOf('kind')].map(String)
  const key = `${place} ${month} ${kind}`
  const first = seen.get(key)
  if (first !== undefined) {
    file.errors.push({ line, column: null, code: 'effect.crime.wrong.twice', values: { first } })
    return
  }
  seen.set(key, line)
  file.rows.push({ place: place!, month: month!, kind: kind!, amount: Number(valueOf('count')) })
}
