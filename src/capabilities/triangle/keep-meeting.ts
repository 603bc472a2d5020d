import { addDays, type Day } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { MeetingInput } from './contract.ts'
import { listPartners } from './list-meetings.ts'

type Refused =
  | Refusal<'not-found' | 'changed-elsewhere' | 'meeting-has-cases'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/** A meeting is planned at most so far ahead: later is a slip of the keyboard. */
const AHEAD_DAYS_MAX = 400

/** Plans a meeting of the triangle, or changes one: `was` says which, and which version of it the writer saw. */
export async function keepMeeting(
  tx: Transaction,
  caller: Caller,
  { meeting, was, today }: { meeting: MeetingInput; was: { id: string; version: number } | null; today: Day },
): Promise<Ok<{ id: string }> | Refused> {
  const partners = new Set((await listPartners(tx)).map(({ id }) => id))
  const errors: FieldError[] = []
  if (meeting.heldOn > addDays(today, AHEAD_DAYS_MAX))
    errors.push({ field: 'heldOn', code: 'triangle.field.held-on', values: { days: AHEAD_DAYS_MAX } })
  if (
    !meeting.municipalities.every((slug) => partners.has(`municipality:${slug}`)) ||
    !meeting.municipalities.some((slug) => `municipality:${slug}` === caller.organisationId)
  )
    errors.push({ field: 'municipalities', code: 'triangle.field.municipalities' })
  if (!partners.has(meeting.prosecutionId)) errors.push({ field: 'prosecutionId', code: 'field.choice' })
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const id = was?.id ?? newId()
  const { heldOn, prosecutionId, ...rest } = meeting
  const row = { ...rest, id, held_on: heldOn, prosecution_id: prosecutionId }
  const [kept] = await tx<{ outcome: 'kept' | 'not-found' | 'changed-elsewhere' | 'meeting-has-cases' }[]>`
    select triangle.keep_meeting(${tx.json(row)}, ${was?.version ?? 0}, ${caller.accountName}) as outcome`
  const { outcome } = kept!
  return outcome === 'kept' ? { ok: true, id } : { ok: false, reason: outcome }
}
