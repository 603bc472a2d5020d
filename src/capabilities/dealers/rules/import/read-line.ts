import type { FieldError } from '../../../../kernel/result.ts'
import { dealerInput, type DealerInput } from '../../contract.ts'
import { checkDealer, dealerValues, type DealerValues } from '../check-dealer.ts'
import { foldHeading, type ImportColumn, importColumns } from './columns.ts'
import { readPlace, readPostcode, readStreet, splitPostcodeTown } from './read-address.ts'
import { readKind, readPeople } from './read-kind.ts'
import { type CellReading, type Question, readNumber } from './read-numbers.ts'

/** What is known of the dealer of a line, as text; null: not said. */
export type LineFacts = DealerValues
/** Why a line holds no dealer. */
export type Skipped = 'blank' | 'total' | 'heading'
export type LineReading = {
  facts: LineFacts
  /** Everything that is wrong with it, at once. */
  errors: FieldError[]
  questions: Question[]
  skipped: Skipped | null
}

const nothing: LineFacts = {
  municipality: null,
  kvkNumber: null,
  branchNumber: null,
  name: null,
  kind: null,
  size: null,
  street: null,
  houseNumber: null,
  postcode: null,
  town: null,
  email: null,
  phone: null,
}

/** Reads one line by what its columns hold. Values are trimmed; nothing is filled in that the line does not say. */
export function readLine(
  cells: readonly string[],
  headings: readonly string[],
  columns: readonly (ImportColumn | null)[],
): LineReading {
  const skipped = skippedFor(cells, headings)
  if (skipped !== null) return { facts: nothing, errors: [], questions: [], skipped }
  const cell = cellsByColumn(cells, columns)
  const { postcode: postcodeCell, town: townCell } = splitPostcodeTown(cell)
  const readings: Partial<Record<keyof LineFacts, CellReading>> = {
    kvkNumber: readNumber('kvkNumber', cell.kvkNumber),
    branchNumber: readNumber('branchNumber', cell.branchNumber),
    kind: readKind(cell),
    size: readPeople(cell.people),
    postcode: readPostcode(postcodeCell),
  }
  const street = readStreet(cell)
  const place = readPlace(townCell, cell.municipality)
  const facts: LineFacts = {
    ...nothing,
    ...Object.fromEntries(Object.entries(readings).map(([field, { value }]) => [field, value])),
    name: cell.name || null,
    street: street.street,
    houseNumber: street.houseNumber,
    town: place.town,
    municipality: place.municipality,
    email: cell.email || null,
    phone: cell.phone || null,
  }
  const found = Object.entries(readings)
  const questions = [...found.flatMap(([, { question }]) => question ?? []), ...place.questions]
  const errors = [
    ...found.flatMap(([field, { error }]) => (error ? [{ field, ...error }] : [])),
    ...street.errors,
    ...place.errors,
  ]
  return { facts, questions, errors: allErrors(facts, errors, questions), skipped: null }
}

/** What a person made of a line: checked as a form is, with nothing left to ask. */
export function readCorrection(input: DealerInput): LineReading {
  const { municipality } = input
  // A line of another municipality is said, not refused: it is not taken.
  const errors = checkDealer(input, [municipality])
  return { facts: dealerValues(input), errors, questions: [], skipped: null }
}

/** The facts with every proposal taken; null when a question has more than one answer, or none. */
export function acceptProposals({
  facts,
  questions,
}: Pick<LineReading, 'facts' | 'questions'>): LineFacts | null {
  if (questions.some(({ options }) => options.length !== 1)) return null
  return { ...facts, ...Object.fromEntries(questions.map(({ field, options }) => [field, options[0]!])) }
}

/** What the contract finds besides, for fields about which nothing was said yet. */
function allErrors(facts: LineFacts, known: FieldError[], questions: Question[]): FieldError[] {
  const said = new Set([...known, ...questions].map(({ field }) => field))
  // The municipality follows from the town: one sentence for both.
  if (said.has('town') || facts.town === null) said.add('municipality')
  if (said.has('street')) said.add('houseNumber')
  const issues = dealerInput.safeParse(withEmpty(facts)).error?.issues ?? []
  const more = issues
    .map(({ path, message }) => ({ field: String(path[0]), code: message }))
    .filter(({ field }, at, all) => !said.has(field) && all.findIndex((one) => one.field === field) === at)
  return [...known, ...more]
}

const withEmpty = (facts: LineFacts) =>
  Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, value ?? '']))

function cellsByColumn(
  cells: readonly string[],
  columns: readonly (ImportColumn | null)[],
): Record<ImportColumn, string> {
  const byColumn = Object.fromEntries(importColumns.map((column) => [column, ''])) as Record<
    ImportColumn,
    string
  >
  for (const [at, column] of columns.entries()) {
    if (column !== null) byColumn[column] = (cells[at] ?? '').replaceAll(/[\s\u00a0]+/g, ' ').trim()
  }
  return byColumn
}

/** Lines that are of the table and not of a dealer. */
function skippedFor(cells: readonly string[], headings: readonly string[]): Skipped | null {
  const filled = cells.map((text) => text.trim()).filter((text) => text !== '')
  const [first] = filled
  if (first === undefined) return 'blank'
  const isTotal = /^(sub|eind)?tota(al|len|l)\b|^aantal\b|^grand total\b|^sum\b/i.test(first)
  if (isTotal && filled.length <= 3) return 'total'
  const isHeading =
    cells.length > 1 && cells.every((text, at) => foldHeading(text) === foldHeading(headings[at] ?? ''))
  return isHeading ? 'heading' : null
}
