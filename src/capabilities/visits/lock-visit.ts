import type { Transaction } from '../../platform/database.ts'
import { type VisitKind, type VisitRecord, visitRecord } from './contract.ts'
import type { VisitCapacity } from './rules/capacities.ts'
import type { VisitState } from './rules/visit-states.ts'

export type LockedVisit = {
  id: string
  dealerId: string
  municipality: string
  organisationId: string
  kind: VisitKind
  state: VisitState
  capacity: VisitCapacity | null
  begunAt: Date | null
  endedAt: Date | null
  questionsStoppedAt: string | null
  record: VisitRecord
  version: number
}
type Row = Omit<LockedVisit, 'record' | 'questionsStoppedAt'> & {
  record: unknown
  questionsStoppedAt: Date | null
}

/** A visit of the caller's organisation, which waits for others and which others wait for. Null: none that the caller may change. */
export async function lockVisit(tx: Transaction, id: string): Promise<LockedVisit | null> {
  const [row] = await tx<Row[]>`
    select id, dealer_id as "dealerId", municipality, organisation_id as "organisationId", kind, state, capacity,
           begun_at as "begunAt", ended_at as "endedAt", questions_stopped_at as "questionsStoppedAt", record, version
      from visits.lock_visit(${id})`
  if (row === undefined) return null
  const questionsStoppedAt = row.questionsStoppedAt?.toISOString() ?? null
  return { ...row, questionsStoppedAt, record: visitRecord.parse(row.record) }
}
