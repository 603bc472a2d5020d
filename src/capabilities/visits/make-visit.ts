import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { VisitInput } from './contract.ts'
import { isVisitCapacity } from './rules/capacities.ts'
import { isAhead } from './rules/check-record.ts'

/**
 * Plans a visit or begins one at once, under the id that the device gave; sent twice it is there once. `not-found`: no dealer of
 * the caller's municipalities, or no joint visit of the municipality with that mark. `forbidden`: the desk plans, and begins nothing.
 */
export async function makeVisit(
  tx: Transaction,
  caller: Caller,
  input: VisitInput,
  now: Date,
): Promise<
  Ok<object> | Refusal<'not-found' | 'forbidden'> | Refusal<'invalid-input', { errors: FieldError[] }>
> {
  const errors = wrongIn(input, now)
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  if (input.begunAt && !isVisitCapacity(caller.role)) return { ok: false, reason: 'forbidden' }
  const row = {
    id: input.id,
    dealer_id: input.dealerId,
    kind: input.kind,
    step_id: input.stepId ?? null,
    joint_mark: input.jointMark ?? null,
    need: input.need,
    planned_on: input.plannedOn ?? null,
    begun_at: input.begunAt ?? null,
  }
  const [answer] = await tx<{ outcome: 'made' | 'known' | 'not-found' }[]>`
    select visits.make_visit(${tx.json(row)}, ${caller.accountName}) as outcome`
  return answer!.outcome === 'not-found' ? { ok: false, reason: 'not-found' } : { ok: true }
}

function wrongIn({ kind, jointMark, plannedOn, begunAt }: VisitInput, now: Date): FieldError[] {
  const errors: FieldError[] = []
  if (!plannedOn && !begunAt) errors.push({ field: 'plannedOn', code: 'field.required' })
  if (plannedOn && !begunAt && plannedOn < dayInAmsterdam(now))
    errors.push({ field: 'plannedOn', code: 'field.day-passed' })
  if (begunAt && isAhead(begunAt, now)) errors.push({ field: 'begunAt', code: 'visit.error.ahead' })
  if (jointMark && kind !== 'joint') errors.push({ field: 'jointMark', code: 'field.choice' })
  return errors
}
