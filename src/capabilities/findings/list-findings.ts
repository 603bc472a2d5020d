import type { Transaction } from '../../platform/database.ts'
import type { FindingView } from './contract.ts'
import { findingKinds } from './rules/finding-kinds.ts'

type Row = Omit<FindingView, 'weight' | 'observedAt' | 'recordedAt'> & { observedAt: Date; recordedAt: Date }
type Where = { dealerIds?: readonly string[]; ids?: readonly string[]; sourceId?: string }

/** Findings that the caller may read, of some dealers, some ids or one visit or report, the oldest first; withdrawn ones too, marked. */
export async function listFindings(tx: Transaction, where: Where = {}): Promise<FindingView[]> {
  const rows = await tx<Row[]>`
    select f.id, f.dealer_id as "dealerId", f.municipality, f.kind, f.basis, f.body as text, f.observed_at as "observedAt",
           f.source, f.source_id as "sourceId", f.evidence, f.capacity, f.recorded_at as "recordedAt",
           f.recorded_by_name as "recordedBy", f.organisation_name as "organisationName",
           case when n.finding_id is not null then
             jsonb_build_object('on', n.told_on, 'way', n.way, 'answerUntil', n.answer_until) end as told,
           coalesce((select jsonb_agg(jsonb_build_object('on', a.answered_on, 'text', a.body, 'givenBy', a.given_by)
             order by a.recorded_at) from findings.answer a where a.finding_id = f.id), '[]') as answers,
           case when w.finding_id is not null then jsonb_build_object('on', w.withdrawn_on, 'reason', w.reason) end as withdrawn
      from findings.finding f
      left join findings.notice n on n.finding_id = f.id
      left join findings.withdrawal w on w.finding_id = f.id
     where ${where.dealerIds ? tx`f.dealer_id = any (${[...where.dealerIds]}::uuid[])` : tx`true`}
       and ${where.ids ? tx`f.id = any (${[...where.ids]}::uuid[])` : tx`true`}
       and ${where.sourceId ? tx`f.source_id = ${where.sourceId}` : tx`true`}
     order by f.observed_at, f.id`
  return rows.map((row) => ({
    ...row,
    weight: findingKinds[row.kind].weight,
    observedAt: row.observedAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
  }))
}
