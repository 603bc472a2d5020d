import { addDays, dayInAmsterdam } from '../../kernel/dates.ts'
import type { WorkSource } from '../dealers/public.ts'
import { findingRoles } from './rules/finding-kinds.ts'
import { listFindings } from './list-findings.ts'

/** A dealer hears within so many days what was found. */
const TELL_WITHIN_DAYS = 14

/** Per dealer: findings that nobody told it of yet. They count nowhere until it had the chance to answer. */
export const listFindingWork: WorkSource = async (tx, { role }) => {
  if (!(findingRoles as readonly string[]).includes(role)) return []
  const untold = (await listFindings(tx)).filter(
    ({ told, withdrawn, weight }) => told === null && withdrawn === null && weight !== 'in-order',
  )
  return [...Map.groupBy(untold, ({ dealerId }) => dealerId)].map(([dealerId, findings]) => {
    const since = findings.map(({ observedAt }) => dayInAmsterdam(new Date(observedAt))).sort()[0]!
    return {
      key: `findings-to-tell:${dealerId}`,
      kind: 'decide',
      dealerId,
      reason: 'findings-to-tell',
      values: { count: findings.length },
      since,
      due: addDays(since, TELL_WITHIN_DAYS),
      isBinding: false,
      to: `/handelaren/${dealerId}`,
    }
  })
}
