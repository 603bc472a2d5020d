import type { FieldError } from '../../../kernel/result.ts'
import type { DecisionInput, MeetingInput } from '../contract.ts'

/** A decision becomes at least one task, each due on the day of the meeting or later; what was postponed has none. */
export function checkDecision(
  { outcome, tasks }: Pick<DecisionInput, 'outcome' | 'tasks'>,
  { heldOn }: Pick<MeetingInput, 'heldOn'>,
): FieldError[] {
  if (outcome === 'postponed')
    return tasks.length > 0 ? [{ field: 'tasks', code: 'triangle.field.no-tasks' }] : []
  if (tasks.length === 0) return [{ field: 'tasks', code: 'triangle.field.tasks' }]
  return tasks.flatMap(({ dueOn }, n) =>
    dueOn < heldOn ? [{ field: `tasks.${n}.dueOn`, code: 'triangle.field.due-on' }] : [],
  )
}
