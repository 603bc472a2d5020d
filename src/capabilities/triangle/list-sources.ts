import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { listFindings } from '../findings/public.ts'
import { listCaseFiles } from '../measures/public.ts'
import type { SourceView } from './contract.ts'

/**
 * What the facts of a page can come from: the own findings about a dealer that still stand, its case files, and administrative
 * reports about it that the municipality received and opened. Days, kinds and numbers; who wants the words opens them where they stand.
 */
export async function listSources(tx: Transaction, dealerId: string, today: Day): Promise<SourceView[]> {
  const findings = await listFindings(tx, { dealerIds: [dealerId] })
  const files = await listCaseFiles(tx, today, { dealerId })
  const reports = await tx<{ id: string; number: string; from: string; receivedAt: Date }[]>`
    select r.id, r.number, r.from_name as "from", r.received_at as "receivedAt"
      from supervision.received_report r join programme.dealer d on d.id = ${dealerId}
      join access.branch b on b.branch_number = d.branch_number and b.name = r.branch_name
      join access.organisation o on o.id = b.organisation_id and o.name = r.dealer_name
     where r.opened_at is not null`
  return [
    ...findings
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ id, kind, basis, observedAt }) => ({
        source: 'finding' as const,
        id,
        on: dayInAmsterdam(new Date(observedAt)),
        label: kind,
        basis: basis?.article ?? null,
        from: null,
      })),
    ...files.map(({ id, number, since }) => ({
      source: 'case-file' as const,
      id,
      on: since,
      label: number,
      basis: null,
      from: null,
    })),
    ...reports.map(({ id, number, from, receivedAt }) => ({
      source: 'report' as const,
      id,
      on: dayInAmsterdam(receivedAt),
      label: number,
      basis: null,
      from,
    })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}
