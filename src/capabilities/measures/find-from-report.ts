import type { Refusal } from '../../kernel/result.ts'
import { startOfDayInAmsterdam } from '../../kernel/dates.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { recordFinding } from '../findings/public.ts'
import type { reportFindingInput } from './contract.ts'
import type { z } from 'zod'

type Input = z.infer<typeof reportFindingInput> & { reportId: string }

/** Somebody who opened a received administrative report makes a finding of the municipality of it, in their own words. */
export async function findFromReport(
  tx: Transaction,
  caller: Caller,
  { id, dealerId, text, observedOn, reportId }: Input,
): Promise<Awaited<ReturnType<typeof recordFinding>> | Refusal<'not-found'>> {
  const [row] = await tx<{ number: string; isOpened: boolean }[]>`
    select number, supervision.opened_report(id) as "isOpened" from supervision.received_report where id = ${reportId}`
  if (!row?.isOpened) return { ok: false, reason: 'not-found' }
  const evidence = { kind: 'report' as const, words: row.number, ref: reportId, digest: null }
  const observedAt = startOfDayInAmsterdam(observedOn).toISOString()
  const finding = { id, dealerId, kind: 'police-report' as const, text, observedAt, evidence: [evidence] }
  return await recordFinding(tx, caller, finding, { source: 'report', sourceId: reportId })
}
