import { addMonths, type Day, isDay } from '../../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import { endReasons, type ListedDealer, type NotableKind, reachedWays } from '../contract.ts'
import type { EventInput } from '../one-dealer/contract.ts'

/** What is noted, with the columns of the dealer that change by it (none: only the event is written). */
export type NotedEvent = {
  kind: NotableKind
  on: Day
  detail: Record<string, string>
  change: Record<string, string | null> | null
}
type Known = Pick<ListedDealer, 'facts'>

/** Reads what someone typed about a dealer: all that is wrong with it at once, or what is to be written down. */
export function readEvent(
  input: EventInput,
  { facts }: Known,
  today: Day,
): Ok<{ event: NotedEvent }> | Refusal<'invalid-input', { errors: FieldError[] }> {
  const { kind, text = '' } = input
  const errors: FieldError[] = []
  const on = input.on ?? ''
  const dayError = wrongDay(kind, on, facts, today)
  if (dayError !== null) errors.push({ field: 'on', code: dayError })
  if (kind === 'note' && text === '') errors.push({ field: 'text', code: 'field.required' })
  const way = reachedWays.find((one) => one === input.way)
  if (kind === 'reached' && way === undefined) errors.push({ field: 'way', code: 'field.choice' })
  const reason = endReasons.find((one) => one === input.reason)
  if (kind === 'ended' && reason === undefined) errors.push({ field: 'reason', code: 'field.choice' })
  const step = wrongStep(kind, facts)
  if (step !== null) errors.push({ field: 'kind', code: step })
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const detail = {
    ...(text !== '' && { text }),
    ...(kind === 'reached' && { way: way! }),
    ...(kind === 'ended' && { reason: reason! }),
  }
  return { ok: true, event: { kind, on, detail, change: changeOf(kind, on, reason) } }
}

/** What happened lies behind us; only a shop that closes says so beforehand. */
function wrongDay(kind: NotableKind, on: string, facts: Known['facts'], today: Day): string | null {
  if (on === '') return 'field.required'
  if (!isDay(on)) return 'field.day'
  if (kind === 'ended') return on > addMonths(today, 12) ? 'field.year-at-most' : null
  if (on > today) return 'dealer.day-ahead'
  if (kind === 'reopened' && facts.endedOn !== null && on < facts.endedOn) return 'dealer.before-end'
  return null
}

/** A step that changes nothing: the page was older than the dealer. */
function wrongStep(kind: NotableKind, { endedOn, paperSince }: Known['facts']): string | null {
  if (kind === 'ended' && endedOn !== null) return 'dealer.ended-already'
  if (kind === 'reopened' && endedOn === null) return 'dealer.not-ended'
  if (kind === 'paper-register-kept' && paperSince !== null) return 'dealer.paper-already'
  if (kind === 'paper-register-ended' && paperSince === null) return 'dealer.no-paper'
  return null
}

function changeOf(kind: NotableKind, on: Day, reason: string | undefined): NotedEvent['change'] {
  switch (kind) {
    case 'ended':
      return { ended_on: on, end_reason: reason! }
    case 'reopened':
      return { ended_on: null, end_reason: null }
    case 'paper-register-kept':
      return { paper_since: on }
    case 'paper-register-ended':
      return { paper_since: null }
    default:
      return null
  }
}
