import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { recordEvent } from '../dealers/public.ts'
import { type FindingKind, recordFinding, tellFinding } from '../findings/public.ts'
import type { Elsewhere } from './keep-record.ts'
import { lockVisit, type LockedVisit } from './lock-visit.ts'
import { isAhead } from './rules/check-record.ts'
import { stepsFrom } from './rules/visit-states.ts'

export type Ending = { id: string; version: number; endedAt: string; tellUntil: Day | null; now: Date }
type Ended =
  | Ok<object>
  | Refusal<'not-found' | 'step-not-possible'>
  | Refusal<'changed-elsewhere', Elsewhere>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/**
 * Ends a visit: its findings are recorded under the ids that the device gave, and told in the shop where a term was given; with a
 * municipality the dealer counts as reached. Ended twice it is ended once.
 */
export async function endVisit(tx: Transaction, caller: Caller, ending: Ending): Promise<Ended> {
  const visit = await lockVisit(tx, ending.id)
  if (visit === null) return { ok: false, reason: 'not-found' }
  if (visit.state === 'ended') return { ok: true }
  if (!stepsFrom(visit.state).includes('end')) return { ok: false, reason: 'step-not-possible' }
  const { version, record, questionsStoppedAt } = visit
  if (version !== ending.version)
    return { ok: false, reason: 'changed-elsewhere', version, record, questionsStoppedAt }
  const errors = wrongIn(ending, visit)
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  await recordFindings(tx, caller, visit)
  const on = dayInAmsterdam(new Date(ending.endedAt))
  if (ending.tellUntil)
    for (const { id } of record.findings)
      await tellFinding(tx, caller, { id, on, way: 'in-shop', answerUntil: ending.tellUntil })
  // That police were there is theirs: the programme hears nothing of it.
  if (caller.organisationId.startsWith('municipality:') && record.spokenWith !== 'nobody')
    await recordEvent(tx, caller, { dealerId: visit.dealerId, kind: 'reached', on, detail: { way: 'visit' } })
  await tx`select visits.end_visit(${ending.id}, ${ending.endedAt})`
  return { ok: true }
}

async function recordFindings(tx: Transaction, caller: Caller, visit: LockedVisit): Promise<void> {
  for (const { kind, ...finding } of visit.record.findings) {
    const input = { ...finding, kind: kind as FindingKind, dealerId: visit.dealerId }
    const outcome = await recordFinding(tx, caller, input, { source: 'visit', sourceId: visit.id })
    // Kinds were looked at when the record came, and the dealer when the visit was made.
    if (!outcome.ok) throw new Error(`finding ${finding.id} of visit ${visit.id}: ${outcome.reason}`)
  }
}

function wrongIn({ endedAt, tellUntil, now }: Ending, { begunAt }: LockedVisit): FieldError[] {
  const errors: FieldError[] = []
  if (isAhead(endedAt, now)) errors.push({ field: 'endedAt', code: 'visit.error.ahead' })
  if (begunAt !== null && Date.parse(endedAt) < begunAt.getTime())
    errors.push({ field: 'endedAt', code: 'visit.error.before-begin' })
  if (tellUntil !== null && tellUntil < dayInAmsterdam(new Date(endedAt)))
    errors.push({ field: 'tellUntil', code: 'field.day-passed' })
  return errors
}
