import type { Day } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'
import type { ExemptionDecisionInput, ExemptionView, ExtensionInput } from '../exemptions/contract.ts'

type Request = Pick<ExemptionView, 'receivedOn' | 'decideUntil' | 'categories'>

/** What is wrong with an extension: it is told before the term is over, and is later than that term. */
export function checkExtension(input: ExtensionInput, request: Request, today: Day): FieldError[] {
  const errors = checkDay(input.on, request, today)
  if (input.on > request.decideUntil) errors.push(wrong('on', 'term-over', { until: request.decideUntil }))
  if (input.until <= request.decideUntil)
    errors.push(wrong('until', 'not-later', { until: request.decideUntil }))
  return errors
}

/** What is wrong with a decision: granted, it says for what (of what was asked) and from when. */
export function checkExemptionDecision(
  input: ExemptionDecisionInput,
  request: Request,
  today: Day,
): FieldError[] {
  const errors = checkDay(input.on, request, today)
  if (!input.isGranted) return errors
  if (input.categories.length === 0) errors.push({ field: 'categories', code: 'field.required' })
  if (input.categories.some((one) => !request.categories.includes(one)))
    errors.push(wrong('categories', 'not-asked'))
  if (input.from === null) errors.push({ field: 'from', code: 'field.required' })
  if (input.from !== null && input.until !== null && input.until < input.from)
    errors.push(wrong('until', 'ends-before'))
  return errors
}

function checkDay(on: Day, { receivedOn }: Request, today: Day): FieldError[] {
  if (on > today) return [wrong('on', 'in-future')]
  return on < receivedOn ? [wrong('on', 'before-received', { on: receivedOn })] : []
}

function wrong(field: string, code: string, values: Record<string, string> = {}): FieldError {
  return { field, code: `measures.wrong.${code}`, values }
}
