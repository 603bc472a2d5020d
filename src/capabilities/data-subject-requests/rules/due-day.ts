import { addDays, addMonths, type Day } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'
import type { Regime, RequestInput } from '../contract.ts'

const WPG_DAYS = 42

/** The law under which an organisation answers: of police the Wpg, of everyone else the AVG. */
export function regimeOf(organisationId: string): Regime {
  return organisationId.startsWith('base-team:') ? 'wpg' : 'avg'
}

/**
 * The last day to answer on, inclusive: one month after receipt (art. 12(3) AVG), for police data six weeks (Wpg, K).
 * A day in the weekend is left as it is: earlier than the law asks, never later.
 */
export function dueDay(regime: Regime, receivedOn: Day): Day {
  return regime === 'wpg' ? addDays(receivedOn, WPG_DAYS) : addMonths(receivedOn, 1)
}

/** A request was received today or before. */
export function checkRequest({ receivedOn }: RequestInput, today: Day): FieldError[] {
  return receivedOn > today ? [{ field: 'receivedOn', code: 'subject-request.in-future' }] : []
}
