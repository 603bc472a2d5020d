import type { Day } from '../../kernel/dates.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { REPORTS_MAX } from './contract.ts'

/**
 * Puts a signed report of the own base team on the page of a case of the municipality that received it: number, sender and
 * subject, as the municipality has them. Not found: not signed, of another team, municipality or place of business.
 */
export async function attachReport(
  tx: Transaction,
  caller: Caller,
  { caseId, reportId }: { caseId: string; reportId: string },
  today: Day,
): Promise<Ok<object> | Refusal<'not-found' | 'triangle-reports-enough'>> {
  const [answer] = await tx<{ outcome: 'attached' | 'not-found' | 'enough' }[]>`
    select triangle.attach_report(${caseId}, ${reportId}, ${REPORTS_MAX}, ${today}, ${caller.accountName}) as outcome`
  const { outcome } = answer!
  if (outcome === 'attached') return { ok: true }
  return { ok: false, reason: outcome === 'enough' ? 'triangle-reports-enough' : 'not-found' }
}
