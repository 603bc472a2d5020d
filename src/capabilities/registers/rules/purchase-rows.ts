import type { FieldError } from '../../../kernel/result.ts'
import {
  columnOfField,
  type PurchaseColumn,
  purchaseColumns,
  wholePurchaseColumns,
} from './purchase-columns.ts'

/** One line of the file: the cells that are not empty, or why it can't be read. */
export type PurchaseRow = { line: number; cells: Partial<Record<PurchaseColumn, string>>; error?: string }
export type RowError = {
  line: number
  column: PurchaseColumn | null
  code: string
  values?: FieldError['values']
}

export type Header =
  | { ok: true; columns: (PurchaseColumn | null)[]; unknown: string[] }
  | { ok: false; missing: PurchaseColumn[]; twice: string[] }

/** No policy makes these optional: without them there is no entry, or no telling a repeat from a new purchase. */
const neededColumns = [
  'reference',
  'branch_number',
  'acquired_at',
  'category',
  'price_cents',
  'payment_method',
] as const

/** Which column stands where. A column that we don't know is left out and named. */
export function readHeader(cells: string[]): Header {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index)
  const missing = neededColumns.filter((name) => !names.includes(name))
  if (missing.length > 0 || twice.length > 0) return { ok: false, missing, twice }
  const columns = names.map((name) => purchaseColumns.find((column) => column === name) ?? null)
  return { ok: true, columns, unknown: names.filter((name, index) => name !== '' && columns[index] === null) }
}

/** The cells of a line by their column. Of a line with too many or too few cells only what names its purchase counts. */
export function readRow(columns: (PurchaseColumn | null)[], line: number, cells: string[]): PurchaseRow {
  const isWhole = cells.length === columns.length
  const row: PurchaseRow = { line, cells: {}, ...(!isWhole && { error: 'import.cells' }) }
  columns.forEach((column, index) => {
    const cell = cells[index]?.trim() ?? ''
    const counts = isWhole || column === 'reference' || column === 'branch_number'
    if (column !== null && counts && cell !== '') row.cells[column] = cell
  })
  return row
}

/**
 * Rows with equal branch number and reference become one purchase, in the shape of the API. What belongs to the whole
 * purchase may stand on one row or on all, but must then be equal.
 */
export function rowsToPurchase(
  rows: readonly PurchaseRow[],
): { ok: true; request: Record<string, unknown> } | { ok: false; errors: RowError[] } {
  const errors: RowError[] = rows.flatMap(({ line, error }) =>
    error ? [{ line, column: null, code: error }] : [],
  )
  if (errors.length > 0) return { ok: false, errors }
  const whole: PurchaseRow['cells'] = {}
  for (const { line, cells } of rows) {
    for (const column of wholePurchaseColumns) {
      const cell = cells[column]
      if (cell === undefined) continue
      whole[column] ??= cell
      if (whole[column] !== cell) {
        errors.push({ line, column, code: 'import.differs', values: { line: rows[0]!.line } })
      }
    }
  }
  const items = rows.map((row) => readItem(row, errors))
  const { seller_is_adult: adult } = whole
  if (adult !== undefined && !isYesOrNo(adult)) {
    errors.push({
      line: lineWith(rows, 'seller_is_adult'),
      column: 'seller_is_adult',
      code: 'import.yes-or-no',
    })
  }
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, request: purchaseOf(whole, items) }
}

function purchaseOf(whole: PurchaseRow['cells'], items: Record<string, unknown>[]): Record<string, unknown> {
  const { seller_is_adult: adult } = whole
  return withoutAbsent({
    reference: whole.reference,
    branchNumber: whole.branch_number,
    acquiredAt: whole.acquired_at,
    conditions: whole.conditions,
    pledgeUntil: whole.pledge_until,
    paymentMethod: whole.payment_method,
    items,
    seller: withoutAbsent({
      kind: whole.seller_kind,
      name: whole.seller_name,
      kvk: whole.seller_kvk,
      street: whole.seller_street,
      houseNumber: whole.seller_house_number,
      postcode: whole.seller_postcode,
      town: whole.seller_town,
      country: whole.seller_country,
      isAdult: adult === undefined ? undefined : adult.toLowerCase() === 'yes',
      documentKind: whole.document_kind,
      documentNumber: whole.document_number,
      documentCountry: whole.document_country,
    }),
  })
}

function readItem({ line, cells }: PurchaseRow, errors: RowError[]): Record<string, unknown> {
  const number = (
    column: 'quantity' | 'price_cents' | 'fineness' | 'weight_grams',
    pattern: RegExp,
    code: string,
  ) => {
    const cell = cells[column]
    if (cell === undefined) return undefined
    if (!pattern.test(cell)) errors.push({ line, column, code })
    return Number(cell)
  }
  const identifiers = splitIdentifiers(cells.identifiers ?? '')
  if (identifiers === null) errors.push({ line, column: 'identifiers', code: 'import.identifiers' })
  return withoutAbsent({
    category: cells.category,
    brand: cells.brand,
    model: cells.model,
    colour: cells.colour,
    description: cells.description,
    material: cells.material,
    fineness: number('fineness', /^\d+$/, 'field.number'),
    weightGrams: number('weight_grams', /^\d+(\.\d+)?$/, 'field.number'),
    quantity: number('quantity', /^\d+$/, 'field.number'),
    priceCents: number('price_cents', /^\d+$/, 'import.cents'),
    identifiers: identifiers ?? [],
    identifierAbsentReason: cells.identifier_absent_reason,
  })
}

/** `kind:value|kind:value`: split at each first colon; `\|` is a bar inside a value. Null when a part has no colon. */
export function splitIdentifiers(text: string): { kind: string; value: string }[] | null {
  if (text.trim() === '') return []
  const parts = text.split(/(?<!\\)\|/).map((part) => part.replaceAll('\\|', '|').trim())
  const identifiers = parts
    .filter((part) => part !== '')
    .map((part) => {
      const colon = part.indexOf(':')
      return colon < 1
        ? null
        : { kind: part.slice(0, colon).trim().toLowerCase(), value: part.slice(colon + 1).trim() }
    })
  return identifiers.includes(null) ? null : (identifiers as { kind: string; value: string }[])
}

/** The other direction, for exports. */
export function joinIdentifiers(identifiers: readonly { kind: string; value: string }[]): string {
  // Spaces around a value don't count, so one keeps a last backslash from the bar behind it.
  return identifiers
    .map(({ kind, value }) => `${kind}:${value.replaceAll('|', '\\|').replace(/\\$/, '\\ ')}`)
    .join('|')
}

/** Where in the file a wrong field of the request came from. */
export function placeError(rows: readonly PurchaseRow[], { field, code, values }: FieldError): RowError {
  const column = columnOfField(field)
  const index = /^items\.(\d+)/.exec(field)?.[1]
  const line = index === undefined ? lineWith(rows, column) : (rows[Number(index)] ?? rows[0]!).line
  return { line, column, code, ...(values && { values }) }
}

function lineWith(rows: readonly PurchaseRow[], column: PurchaseColumn | null): number {
  const found = column && rows.find((row) => row.cells[column] !== undefined)
  return (found || rows[0]!).line
}

function isYesOrNo(cell: string): boolean {
  return ['yes', 'no'].includes(cell.toLowerCase())
}

function withoutAbsent(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}
