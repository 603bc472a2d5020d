import type { Day } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import { checkDecision } from '../rules/check-decision.ts'
import type { Checked } from '../rules/element-gaps.ts'
import type { DocumentKind } from '../rules/file-states.ts'
import { documentFields, type DocumentView } from './contract.ts'

type Row = {
  id: string
  kind: DocumentKind
  version: number
  fields: unknown
  changedAt: Date
  changedBy: string
  number: string | null
  content: string | null
  digest: string | null
  at: Date | null
  by: string | null
}

/** The documents of a file, oldest first; of drafts what they still miss. Their number comes when they are settled. */
export async function readDocuments(
  tx: Transaction,
  fileId: string,
  around: Omit<Checked, 'number'> & { on: Day },
): Promise<DocumentView[]> {
  const rows = await tx<Row[]>`
    select id, kind, version, fields, changed_at as "changedAt", changed_by_name as "changedBy", number, content, digest,
           settled_at as at, settled_by_name as by
      from supervision.case_document where file_id = ${fileId} order by coalesce(settled_at, changed_at), id`
  return rows.map(({ id, kind, version, changedAt, changedBy, ...row }) => {
    // What was kept by an earlier version lacks what was added since: the contract fills it in.
    const fields = documentFields.parse(row.fields)
    const settled = row.content !== null && {
      number: row.number!,
      at: row.at!.toISOString(),
      by: row.by!,
      content: row.content,
      digest: row.digest!,
    }
    const missing = settled ? [] : checkDecision(kind, fields, { ...around, number: 'given' })
    return {
      id,
      kind,
      version,
      fields,
      missing,
      changedAt: changedAt.toISOString(),
      changedBy,
      settled: settled || null,
    }
  })
}
