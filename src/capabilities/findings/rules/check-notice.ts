import { addDays, type Day } from '../../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { NoticeInput } from '../contract.ts'

/** How long a dealer has to answer when nobody decides otherwise (Awb 4:8 asks for a reasonable term). */
export const ANSWER_TERM_DAYS = 14
/** Less than this is no chance to answer. */
export const ANSWER_TERM_DAYS_MIN = 7

type Checked = Ok<{ on: Day; answerUntil: Day }> | Refusal<'invalid-input', { errors: FieldError[] }>

/** The day on which a dealer is told and the last day to answer, or all that is wrong with them. */
export function checkNotice(
  { way, on: given, answerUntil: until }: Pick<NoticeInput, 'way' | 'on' | 'answerUntil'>,
  { today, areConnected }: { today: Day; areConnected: boolean },
): Checked {
  const on = given ?? today
  const answerUntil = until ?? addDays(on, ANSWER_TERM_DAYS)
  const errors: FieldError[] = []
  if (on > today) errors.push({ field: 'on', code: 'finding.day-ahead' })
  if (answerUntil < addDays(on, ANSWER_TERM_DAYS_MIN))
    errors.push({ field: 'answerUntil', code: 'finding.term-short', values: { days: ANSWER_TERM_DAYS_MIN } })
  else if (answerUntil < today) errors.push({ field: 'answerUntil', code: 'field.day-passed' })
  // Who has no account reads nothing in Helder: it would be told in word only.
  if (way === 'in-app' && !areConnected) errors.push({ field: 'way', code: 'finding.not-connected' })
  return errors.length > 0 ? { ok: false, reason: 'invalid-input', errors } : { ok: true, on, answerUntil }
}
