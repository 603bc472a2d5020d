import type { Transaction } from '../../platform/database.ts'
import type { ReportBody, ReportLine, ReportView } from './contract.ts'
import { changesBetween } from './rules/report-changes.ts'

type Row = Omit<ReportLine, 'madeAt'> & { madeAt: Date }

const lineOf = ({ madeAt, ...row }: Row): ReportLine => ({ ...row, madeAt: madeAt.toISOString() })

/** Reports that the caller reads, every version, the newest first. One a month: all of some years. */
export async function listReports(tx: Transaction): Promise<ReportLine[]> {
  const rows = await tx<Row[]>`
    select id, to_char(month, 'YYYY-MM') as month, version, made_at as "madeAt", made_by as "madeBy", reason, digest
      from insight.report order by month desc, version desc, organisation_id limit 500`
  return rows.map(lineOf)
}

/** One report as it was made, and what it says otherwise than the version before it. Null when the caller has none such. */
export async function readReport(tx: Transaction, id: string): Promise<ReportView | null> {
  const [row] = await tx<(Row & { text: string; before: string | null; isNewest: boolean })[]>`
    select r.id, to_char(r.month, 'YYYY-MM') as month, r.version, r.made_at as "madeAt", r.made_by as "madeBy", r.reason, r.digest,
           r.body as text, b.body as before,
           not exists (select from insight.report later where later.organisation_id = r.organisation_id
             and later.month = r.month and later.version > r.version) as "isNewest"
      from insight.report r
      left join insight.report b on (b.organisation_id, b.month, b.version) = (r.organisation_id, r.month, r.version - 1)
     where r.id = ${id}`
  if (!row) return null
  const { text, before, isNewest, ...line } = row
  const body = JSON.parse(text) as ReportBody
  const changes = before === null ? [] : changesBetween(JSON.parse(before) as ReportBody, body)
  return { ...lineOf(line), isNewest, body, changes }
}
