import {
  type IdentifierKind,
  identifierKinds,
  parseIdentifier,
  recogniseIdentifier,
} from '../../../identifiers/public.ts'
import { isDay } from '../../../kernel/dates.ts'
import { parseDecimal, parseMoney } from '../../../kernel/money.ts'
import { categoryByName } from './category-by-name.ts'
import { emptyThing, nameOf, type Thing } from './thing.ts'
import { columnNames, headingOf, type ThingColumn } from './thing-columns.ts'

/** What a spreadsheet has in a cell. */
export type Cell = string | number | boolean | Date | null | undefined
export type ImportProblem = { column: ThingColumn; text: string; reason: ImportReason }
export type ImportReason = 'empty' | 'category' | 'number' | 'weight' | 'price' | 'day'
/** One line of the file, read: a thing, with what in it could not be read and is kept as a note. */
export type ImportedLine = { line: number; thing: Thing; problems: ImportProblem[]; cells: string[] }
export type ImportedTable =
  | { ok: true; lines: ImportedLine[]; unknown: string[]; heads: string[] }
  | { ok: false; reason: 'no-heads' | 'no-lines' | 'too-many-lines' }

export const LINES_MAX = 1_000

/**
 * Reads a table whose first row has the names of the columns. Nothing is lost: a column we don't know and a value that
 * can't be read go into the note of the thing, under the name of the column.
 */
export function importThings(rows: readonly (readonly Cell[])[]): ImportedTable {
  const heads = (rows[0] ?? []).map((cell) => textOf(cell))
  const columns = heads.map((head) => columnOf(headingOf(head)))
  const known = columns.filter((column) => column !== null)
  if (known.length === 0) return { ok: false, reason: 'no-heads' }
  const filled = rows
    .slice(1)
    .map((cells, at) => ({ line: at + 2, cells: heads.map((_, column) => cells[column]) }))
    .filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''))
  if (filled.length === 0) return { ok: false, reason: 'no-lines' }
  if (filled.length > LINES_MAX) return { ok: false, reason: 'too-many-lines' }
  const lines = filled.map(({ line, cells }) => ({
    line,
    ...readLine(cells, heads, columns),
    cells: cells.map(textOf),
  }))
  return { ok: true, lines, heads, unknown: heads.filter((head, at) => columns[at] === null && head !== '') }
}

function columnOf(heading: string): ThingColumn | null {
  const found = Object.entries(columnNames).find(
    ([column, names]) => headingOf(column) === heading || names.includes(heading),
  )
  return found ? (found[0] as ThingColumn) : null
}

type Read = { thing: Thing; problems: ImportProblem[] }

function readLine(
  cells: readonly Cell[],
  heads: readonly string[],
  columns: readonly (ThingColumn | null)[],
): Read {
  const thing = emptyThing()
  const problems: ImportProblem[] = []
  const notes: string[] = []
  for (const [at, column] of columns.entries()) {
    const cell = cells[at]
    const text = textOf(cell)
    if (text === '') continue
    const head = heads[at] ?? ''
    const reason = column === null ? 'unknown' : place(thing, column, cell, headingOf(head))
    if (reason !== null) notes.push(head === '' ? text : `${head}: ${text}`)
    if (column !== null && reason !== null && reason !== 'unknown') problems.push({ column, text, reason })
  }
  thing.note = [thing.note, ...notes].filter(Boolean).join('\n')
  if (nameOf(thing) === '' && thing.identifiers.length === 0)
    problems.push({ column: 'description', text: '', reason: 'empty' })
  return { thing, problems }
}

/** Puts a value in its place; gives why it can't be read, or null. */
function place(thing: Thing, column: ThingColumn, cell: Cell, heading: string): ImportReason | null {
  const text = textOf(cell)
  switch (column) {
    case 'category': {
      const category = categoryByName(text)
      if (category === null) return 'category'
      thing.category = category
      return null
    }
    case 'numbers':
      return placeNumbers(thing, text, heading)
    case 'weightGrams': {
      const weight = typeof cell === 'number' ? cell : parseDecimal(text)
      if (Number.isNaN(weight)) return 'weight'
      thing.weightGrams = weight
      return null
    }
    case 'price': {
      const cents = typeof cell === 'number' ? Math.round(cell * 100) : parseMoney(text)
      if (Number.isNaN(cents) || cents < 0) return 'price'
      thing.priceCents = cents
      return null
    }
    case 'boughtOn': {
      const day = dayOf(cell)
      if (day === null) return 'day'
      thing.boughtOn = day
      return null
    }
    default:
      // Two columns may say the same: the second comes behind the first.
      thing[column] = [thing[column], text].filter(Boolean).join(column === 'note' ? '\n' : ', ')
      return null
  }
}

/** `kind:value`, joined by `|` as in our own file; else the number of the kind that the heading names, or looks like. */
function placeNumbers(thing: Thing, text: string, heading: string): ImportReason | null {
  const read = text
    .split(/(?<!\\)\|/)
    .map((part) => part.replaceAll('\\|', '|').trim())
    .filter((part) => part !== '')
    .map((part) => numberOf(part, heading))
  if (read.some((number) => number === null)) return 'number'
  thing.identifiers.push(...read.filter((number) => number !== null))
  return null
}

function numberOf(part: string, heading: string): Thing['identifiers'][number] | null {
  const [, code, value] = /^([a-z]+):(.+)$/.exec(part) ?? []
  const named = identifierKinds.find((kind) => kind === code) ?? null
  const kind =
    named ??
    kindOfHeading(heading) ??
    recogniseIdentifier(part).find(({ parsed }) => parsed.scope === 'item')?.kind
  const number = { kind: kind ?? ('serial' as const), value: named === null ? part : (value ?? '').trim() }
  return parseIdentifier(number.kind, number.value).ok ? number : null
}

function kindOfHeading(heading: string): IdentifierKind | null {
  const kinds: Partial<Record<string, IdentifierKind>> = {
    imei: 'imei',
    framenummer: 'frame',
    framenumber: 'frame',
    kenteken: 'plate',
    plate: 'plate',
    gravure: 'engraving',
    engraving: 'engraving',
    serienummer: 'serial',
    serialnumber: 'serial',
    serial: 'serial',
    sn: 'serial',
    chassisnummer: 'vin',
  }
  return kinds[heading] ?? null
}

/** yyyy-mm-dd, dd-mm-yyyy with any mark between, or a date of the spreadsheet. */
function dayOf(cell: Cell): string | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10)
  const text = textOf(cell)
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text)
  const day = dutch
    ? `${dutch[3]}-${dutch[2]!.padStart(2, '0')}-${dutch[1]!.padStart(2, '0')}`
    : text.slice(0, 10)
  return isDay(day) ? day : null
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  // The apostrophe that keeps a spreadsheet from running a text as a formula.
  return String(cell)
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
}
