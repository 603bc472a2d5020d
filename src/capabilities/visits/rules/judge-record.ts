import type { VisitRecord } from '../contract.ts'
import { isAfterSuspicion } from './split-record.ts'
import type { VisitState } from './visit-states.ts'

/** What the server knows of a visit when a device sends its record. */
export type Standing = {
  state: VisitState
  version: number
  record: VisitRecord
  questionsStoppedAt: string | null
}
export type RecordRefusal = 'step-not-possible' | 'visit-ended' | 'suspicion-arose' | 'changed-elsewhere'

/**
 * Whether a record that a device sends is kept. The same content is fine at any time: it was sent twice. `version` is what the
 * device saw last, so that nobody overwrites what a colleague kept meanwhile.
 */
export function judgeRecord(
  standing: Standing,
  { version, record }: { version: number; record: VisitRecord },
): { ok: true; isNew: boolean } | { ok: false; reason: RecordRefusal } {
  const { state, questionsStoppedAt } = standing
  if (state === 'planned' || state === 'cancelled') return { ok: false, reason: 'step-not-possible' }
  if (isSameRecord(standing.record, record)) return { ok: true, isNew: false }
  if (state === 'ended') return { ok: false, reason: 'visit-ended' }
  if (questionsStoppedAt !== null && isAfterSuspicion(record, questionsStoppedAt))
    return { ok: false, reason: 'suspicion-arose' }
  if (standing.version !== version) return { ok: false, reason: 'changed-elsewhere' }
  return { ok: true, isNew: true }
}

/** Both come out of `visitRecord`, which puts every field in its place. */
export function isSameRecord(one: VisitRecord, other: VisitRecord): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
