import { addDays } from '../../kernel/dates.ts'
import type { WorkSource } from '../dealers/public.ts'
import { listVisits } from './list-visits.ts'

/** A visit is on the work list from two weeks before its day. */
const DAYS_BEFORE = 14

/** Visits of the own organisation that are planned, or begun and not ended. */
export const listVisitWork: WorkSource = async (tx, _caller, today) => {
  const planned = await listVisits(tx, { state: 'planned', until: addDays(today, DAYS_BEFORE) })
  const begun = await listVisits(tx, { state: 'begun', until: addDays(today, -1) })
  return [...planned, ...begun].map(({ id, dealerId, state, plannedOn, begunAt }) => {
    const day = state === 'planned' ? plannedOn! : begunAt!.slice(0, 10)
    return {
      key: `visit-${state}:${dealerId}:${id}`,
      kind: 'visit',
      dealerId,
      reason: `visit-${state}`,
      values: {},
      since: day < today ? day : today,
      due: day,
      isBinding: true,
      to: `/bezoeken/${id}`,
    }
  })
}
