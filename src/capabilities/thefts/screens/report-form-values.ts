import {
  type IdentifierKind,
  identifierKinds,
  parseIdentifier,
  recogniseIdentifier,
} from '../../../identifiers/public.ts'
import type { Day } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'
import { theftReportInput, type TheftReportRequest } from '../contract.ts'

/** What stands in the form: text as typed; an empty kind means that the number's kind is recognised. */
export type NumberValues = { kind: string; value: string }
export type StolenItemValues = {
  category: string
  brand: string
  model: string
  colour: string
  description: string
  identifiers: NumberValues[]
}
export type ReportValues = {
  source: string
  reference: string
  registrationNumber: string
  committedOn: string
  place: string
  items: StolenItemValues[]
}

/** The police's own register of reports; another source is typed over it. */
const USUAL_SOURCE = 'BVH'

export const emptyNumber = (): NumberValues => ({ kind: '', value: '' })
export const emptyStolenItem = (): StolenItemValues => ({
  category: '',
  brand: '',
  model: '',
  colour: '',
  description: '',
  identifiers: [emptyNumber()],
})
export const emptyReport = (): ReportValues => ({
  source: USUAL_SOURCE,
  reference: '',
  registrationNumber: '',
  committedOn: '',
  place: '',
  items: [emptyStolenItem()],
})

/** The kind of a number: as chosen, else as recognised, else a serial number. */
export function kindOf({ kind, value }: NumberValues, category: string): IdentifierKind {
  const chosen = identifierKinds.find((one) => one === kind)
  return chosen ?? recogniseIdentifier(value, { category })[0]?.kind ?? 'serial'
}

const isFilled = ({ value }: NumberValues) => value.trim() !== ''

/** The form as the API takes it: empty numbers left out, items numbered within the report. */
export function toReportRequest(values: ReportValues): TheftReportRequest {
  return {
    ...values,
    items: values.items.map(({ identifiers, ...item }, index) => ({
      ...item,
      category: item.category as TheftReportRequest['items'][number]['category'],
      reference: `${values.reference.trim()}-${index + 1}`,
      identifiers: identifiers
        .filter(isFilled)
        .map((number) => ({ kind: kindOf(number, item.category), value: number.value })),
    })),
  }
}

/** Every wrong field at once, under the names of the form. */
export function checkReportForm(values: ReportValues, today: Day): FieldError[] {
  const parsed = theftReportInput.safeParse(toReportRequest(values))
  const shape = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), code: message }))
  const later = values.committedOn > today ? [{ field: 'committedOn', code: 'theft.in-future' }] : []
  const named = reportFormErrors([...shape, ...later], values)
  // An empty day is not wrong, it is missing; for a choice the sentence says so already.
  const missing = named.map((error) =>
    error.code !== 'field.choice' && valueAt(values, error.field) === ''
      ? { ...error, code: 'field.required' }
      : error,
  )
  return firstPerField([...missing, ...values.items.flatMap(checkItem)])
}

/** Errors of the request under the names of the form, in which empty numbers have a place too. */
export function reportFormErrors<E extends { field: string }>(errors: E[], values: ReportValues): E[] {
  return errors.flatMap((error) => {
    const match = /^items\.(\d+)\.(reference|identifiers\.(\d+).*)$/.exec(error.field)
    if (!match) return [error]
    // The number of an item follows from the number of the report: that is where to look.
    if (match[2] === 'reference') return [{ ...error, field: 'reference' }]
    const numbers = values.items[Number(match[1])]?.identifiers ?? []
    const rows = numbers.flatMap((number, row) => (isFilled(number) ? [row] : []))
    return [{ ...error, field: `items.${match[1]}.identifiers.${rows[Number(match[3])] ?? 0}.value` }]
  })
}

function checkItem(item: StolenItemValues, index: number): FieldError[] {
  const numbers = item.identifiers.flatMap((number, n) => {
    const parsed = isFilled(number) ? parseIdentifier(kindOf(number, item.category), number.value) : null
    return parsed && !parsed.ok
      ? [{ field: `items.${index}.identifiers.${n}.value`, code: `identifier.${parsed.reason}` }]
      : []
  })
  const described = [item.brand, item.model, item.description].some((text) => text.trim() !== '')
  if (described || item.identifiers.some(isFilled)) return numbers
  return [...numbers, { field: `items.${index}.description`, code: 'theft.new.describe' }]
}

function valueAt(values: ReportValues, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], values)
}

function firstPerField(errors: FieldError[]): FieldError[] {
  return errors.filter((error, index) => errors.findIndex(({ field }) => field === error.field) === index)
}
