import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Transaction } from '../../platform/database.ts'
import { lockVisit } from './lock-visit.ts'
import { isAhead } from './rules/check-record.ts'
import { stepsFrom } from './rules/visit-states.ts'

type Stepped = Ok<object> | Refusal<'not-found' | 'step-not-possible'>

/** A planned visit begins, in the capacity of the caller. Begun twice changes nothing. */
export async function beginVisit(
  tx: Transaction,
  { id, begunAt, now }: { id: string; begunAt: string; now: Date },
): Promise<Stepped | Refusal<'invalid-input', { errors: FieldError[] }>> {
  if (isAhead(begunAt, now))
    return { ok: false, reason: 'invalid-input', errors: [{ field: 'begunAt', code: 'visit.error.ahead' }] }
  const visit = await lockVisit(tx, id)
  if (visit === null) return { ok: false, reason: 'not-found' }
  if (visit.state === 'begun') return { ok: true }
  if (!stepsFrom(visit.state).includes('begin')) return { ok: false, reason: 'step-not-possible' }
  await tx`select visits.begin_visit(${id}, ${begunAt})`
  return { ok: true }
}

/** A planned visit is not made. */
export async function cancelVisit(
  tx: Transaction,
  { id, reason }: { id: string; reason: string },
): Promise<Stepped> {
  const visit = await lockVisit(tx, id)
  if (visit === null) return { ok: false, reason: 'not-found' }
  if (!stepsFrom(visit.state).includes('cancel')) return { ok: false, reason: 'step-not-possible' }
  await tx`select visits.cancel_visit(${id}, ${reason})`
  return { ok: true }
}
