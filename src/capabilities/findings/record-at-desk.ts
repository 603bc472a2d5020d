import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { DeskFinding, FindingView } from './contract.ts'
import { listFindings } from './list-findings.ts'
import { recordFinding } from './record-finding.ts'

type Outcome =
  | Ok<{ finding: FindingView }>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'not-found' | 'not-for-role'>

/**
 * Notes what is found at the desk. What police know is found from an administrative report that the own municipality received,
 * and from nothing else (docs/decisions/0044).
 */
export async function recordAtDesk(
  tx: Transaction,
  caller: Caller,
  { reportId, ...finding }: DeskFinding,
  now: Date,
): Promise<Outcome> {
  const errors: FieldError[] = []
  if (new Date(finding.observedAt) > now) errors.push({ field: 'observedAt', code: 'finding.day-ahead' })
  if (finding.kind === 'police-report' && !(await isReceived(tx, reportId)))
    errors.push({ field: 'reportId', code: 'finding.report-needed' })
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const source =
    finding.kind === 'police-report'
      ? ({ source: 'report', sourceId: reportId } as const)
      : ({ source: 'desk', sourceId: null } as const)
  const recorded = await recordFinding(tx, caller, finding, source)
  if (!recorded.ok) return recorded
  const [view] = await listFindings(tx, { ids: [finding.id] })
  return view === undefined ? { ok: false, reason: 'not-found' } : { ok: true, finding: view }
}

/** Whether the report was received by the own municipality and opened by somebody: what nobody read is no ground. */
async function isReceived(tx: Transaction, reportId: string | null): Promise<boolean> {
  if (reportId === null) return false
  const [row] = await tx`
    select 1 from supervision.received_report where id = ${reportId} and opened_at is not null`
  return row !== undefined
}
