import type { Day } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'
import type { MeetingInput } from '../contract.ts'

/** What is wrong with a meeting as it is filled in, every field at once. `own`: the municipalities of the planner. */
export function checkMeeting(
  meeting: Pick<MeetingInput, 'heldOn' | 'begins' | 'ends' | 'municipalities'>,
  { own, today }: { own: readonly string[]; today: Day },
): FieldError[] {
  const errors: FieldError[] = []
  if (meeting.heldOn < today) errors.push({ field: 'heldOn', code: 'field.day-passed' })
  if (meeting.ends <= meeting.begins) errors.push({ field: 'ends', code: 'meetings.field.ends-before-begin' })
  if (meeting.municipalities.some((slug) => !own.includes(slug))) {
    errors.push({ field: 'municipalities', code: 'field.choice' })
  }
  return errors
}
