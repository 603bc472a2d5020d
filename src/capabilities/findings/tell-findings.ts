import type { Day } from '../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { listDealers } from '../dealers/public.ts'
import type { FindingView, NoticeInput } from './contract.ts'
import { listFindings } from './list-findings.ts'
import { checkNotice } from './rules/check-notice.ts'
import { tellFinding } from './tell-finding.ts'

/** Tells dealers of findings of the own organisation, all or none. One that was told before keeps its first day and term. */
export async function tellFindings(
  tx: Transaction,
  caller: Caller,
  input: NoticeInput,
  today: Day,
): Promise<
  Ok<{ items: FindingView[] }> | Refusal<'invalid-input', { errors: FieldError[] }> | Refusal<'not-found'>
> {
  const { findingIds: ids, way } = input
  const findings = await listFindings(tx, { ids })
  if (findings.length !== new Set(ids).size) return { ok: false, reason: 'not-found' }
  const dealers = await listDealers(tx, today, [...new Set(findings.map(({ dealerId }) => dealerId))])
  const areConnected = dealers.length > 0 && dealers.every(({ facts }) => facts.joinedOn !== null)
  const checked = checkNotice(input, { today, areConnected })
  if (!checked.ok) return checked
  const { on, answerUntil } = checked
  for (const { id } of findings) {
    const told = await tellFinding(tx, caller, { id, on, way, answerUntil })
    if (!told.ok) return told
  }
  return { ok: true, items: await listFindings(tx, { ids }) }
}
