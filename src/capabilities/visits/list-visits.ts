import type { z } from 'zod'
import type { Transaction } from '../../platform/database.ts'
import type { VisitListItem, visitListQuery } from './contract.ts'

export type VisitFilter = z.infer<typeof visitListQuery> & { id?: string }
type Times = 'begunAt' | 'endedAt' | 'questionsStoppedAt'
type Row = Omit<VisitListItem, Times> & Record<Times, Date | null>

/** Visits of the caller's organisation, newest first. */
export async function listVisits(tx: Transaction, filter: VisitFilter = {}): Promise<VisitListItem[]> {
  const { id, dealerId, state, from, until } = filter
  const rows = await tx<Row[]>`
    select v.id, v.kind, v.state, v.dealer_id as "dealerId", coalesce(d.name, '') as "dealerName", v.municipality,
           coalesce(d.street || ' ' || d.house_number || ', ' || d.town, '') as "dealerAddress",
           coalesce(d.kind, '') as "dealerKind", v.organisation_name as "organisationName", v.capacity,
           v.planned_on as "plannedOn", v.begun_at as "begunAt", v.ended_at as "endedAt", v.step_id as "stepId",
           v.joint_mark as "jointMark", v.questions_stopped_at as "questionsStoppedAt",
           (select count(*) from findings.finding f where f.source_id = v.id and f.kind not like '%-in-order'
             and not exists (select from findings.withdrawal w where w.finding_id = f.id)) as "findingCount"
      from visits.visit v left join programme.dealer d on d.id = v.dealer_id
     where ${id ? tx`v.id = ${id}` : tx`true`} and ${dealerId ? tx`v.dealer_id = ${dealerId}` : tx`true`}
       and ${state ? tx`v.state = ${state}` : tx`true`}
       and ${from ? tx`visits.day_of(v) >= ${from}` : tx`true`}
       and ${until ? tx`visits.day_of(v) <= ${until}` : tx`true`}
     order by visits.day_of(v) desc, v.id desc`
  return rows.map(({ begunAt, endedAt, questionsStoppedAt, ...row }) => ({
    ...row,
    begunAt: begunAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    questionsStoppedAt: questionsStoppedAt?.toISOString() ?? null,
  }))
}
