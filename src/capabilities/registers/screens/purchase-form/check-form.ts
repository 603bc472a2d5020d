import { isPlaceholder } from '../../../../identifiers/public.ts'
import type { FieldError } from '../../../../kernel/result.ts'
import type { Policy } from '../../../policy/rules/policy-on.ts'
import { purchaseInput, type PurchaseRequest } from '../../contract.ts'
import { checkPurchase } from '../../rules/check-purchase.ts'
import { emptySeller, type ItemValues, type PurchaseValues } from './form-values.ts'
import { itemFields } from './item-fields.ts'
import { bearsNumber, filledIdentifiers, toRequest } from './to-request.ts'

/** What to put in the place of a wrong value so that the rules can still judge the rest of the form. */
const neutral: Record<string, unknown> = { priceCents: 0, quantity: 1, paymentMethod: 'other' }

/** What the form stands in: the rules that hold and what kind of form it is. */
export type Given = { policy: Policy; documentDemanded: boolean; isCorrection: boolean; now: Date }

/**
 * Every wrong field of the form at once, under the names of the form: first the contract, then the rules of law and
 * policy, then what only the counter asks. The server applies the same contract and the same rules.
 */
export function checkForm(values: PurchaseValues, given: Given): FieldError[] {
  const { policy, documentDemanded, now } = given
  const request = toRequest(values, now, documentDemanded)
  const parsed = purchaseInput.safeParse(request)
  const shape = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ path, code: message }))
  const judged = parsed.success ? parsed.data : neutralise(request, shape, now)
  const found = [
    ...shape.map(({ path, code }) => ({ field: path.join('.'), code })),
    ...(judged === null ? [] : checkPurchase(judged, policy, now)),
  ].map((error) => ({ ...error, field: formField(error.field, values.items) }))
  return firstPerField([
    ...found.map((error) => emptyIsRequired(error, values)),
    ...checkCounter(values, given.isCorrection),
  ])
}

/** The errors of the server, under the names of the form. */
export function formErrors<E extends { field: string }>(errors: E[], items: ItemValues[]): E[] {
  return errors.map((error) => ({ ...error, field: formField(error.field, items) }))
}

/** The request leaves empty numbers out, so the n-th number of the request may be another row of the form. */
function formField(field: string, items: ItemValues[]): string {
  const described = /^items\.(\d+)\.description$/.exec(field)
  const category = described && items[Number(described[1])]?.category
  // A phone is described by its brand: its form has no description.
  if (category && !itemFields[category].fields.includes('description')) return `items.${described[1]}.brand`
  const match = /^items\.(\d+)\.identifiers\.(\d+)(?=\.|$)/.exec(field)
  const item = match && items[Number(match[1])]
  if (!match || !item) return field
  const row = filledIdentifiers(item)[Number(match[2])] ?? 0
  return `items.${match[1]}.identifiers.${row}.value`
}

function neutralise(request: PurchaseRequest, shape: { path: PropertyKey[] }[], now: Date) {
  const copy = structuredClone(request) as Record<string, unknown>
  for (const { path } of shape) {
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], copy)
    const key = path.at(-1)
    if (typeof parent !== 'object' || parent === null || key === undefined) continue
    const value = key === 'acquiredAt' ? now.toISOString() : (neutral[String(key)] ?? null)
    ;(parent as Record<PropertyKey, unknown>)[key] = value
  }
  const again = purchaseInput.safeParse(copy)
  return again.success ? again.data : null
}

function emptyIsRequired(error: FieldError, values: PurchaseValues): FieldError {
  const match = /^items\.(\d+)\.priceCents$/.exec(error.field)
  const isEmpty = match !== null && values.items[Number(match[1])]?.priceCents.trim() === ''
  return isEmpty ? { ...error, code: 'field.required' } : error
}

/** Asked of a person, not of till software: why there is no number, whether the seller is adult, why it is corrected. */
function checkCounter(values: PurchaseValues, isCorrection: boolean): FieldError[] {
  const errors = values.items.flatMap(checkNumbers)
  const asksAdult = values.conditions !== 'opening-stock' && values.seller.kind === 'person'
  if (asksAdult && values.seller.isAdult === '')
    errors.push({ field: 'seller.isAdult', code: 'field.choice' })
  if (isCorrection && values.correctionReason.trim() === '') {
    errors.push({ field: 'correctionReason', code: 'field.required' })
  }
  return errors
}

function checkNumbers(item: ItemValues, index: number): FieldError[] {
  const errors: FieldError[] = item.identifiers.flatMap(({ value }, n) =>
    value.trim() !== '' && isPlaceholder(value.trim())
      ? [{ field: `items.${index}.identifiers.${n}.value`, code: 'identifier.placeholder' }]
      : [],
  )
  if (bearsNumber(item) || item.identifierAbsentReason !== '') return errors
  return [...errors, { field: `items.${index}.identifierAbsentReason`, code: 'field.choice' }]
}

/** One error per field, the first found, in the order in which the fields stand on the screen. */
function firstPerField(errors: FieldError[]): FieldError[] {
  const first = new Map(errors.toReversed().map((error) => [error.field, error]))
  return [...first.values()].toReversed().sort((a, b) => placeOf(a.field) - placeOf(b.field))
}

const places = [
  'items',
  'conditions',
  'pledgeUntil',
  'acquiredAt',
  'paymentMethod',
  'reference',
  'correctionReason',
  'seller',
]
const itemPlaces = [
  'category',
  'brand',
  'model',
  'description',
  'colour',
  'material',
  'fineness',
  'weightGrams',
  'quantity',
  'priceCents',
  'identifiers',
  'identifierAbsentReason',
]
const sellerPlaces = Object.keys(emptySeller)

function placeOf(field: string): number {
  const [root, second, third] = field.split('.')
  const base = places.indexOf(root ?? '') * 100_000
  if (root === 'items') return base + Number(second ?? 0) * 100 + itemPlaces.indexOf(third ?? '')
  return root === 'seller' ? base + sellerPlaces.indexOf(second ?? '') : base
}
