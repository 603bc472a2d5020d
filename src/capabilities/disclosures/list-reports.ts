import { createHash } from 'node:crypto'
import type { Transaction } from '../../platform/database.ts'
import {
  type Draft,
  type ReceivedHead,
  type ReportHead,
  type ReportView,
  type SignedDocument,
  signedDocument,
} from './contract.ts'

type Page = { after?: string | undefined; limit: number }
type Row = Omit<ReportHead, 'changedAt'> & { changedAt: Date; draft: Draft | null; document: string | null }

const reports = (tx: Transaction, where: ReturnType<Transaction>) => tx<Row[]>`
  select r.id, r.version, r.number, coalesce(r.draft ->> 'subject', r.document::jsonb ->> 'subject') as subject,
         m.name as "municipalityName", o.name as "dealerName", r.changed_at as "changedAt", r.changed_by_name as "changedBy",
         r.draft, r.document
    from disclosures.report r
    left join policy.municipality m on m.slug = r.municipality
    left join access.branch b on b.branch_number = r.branch_number
    left join access.organisation o on o.id = b.organisation_id
   ${where}`

/** Reports of the caller's team, drafts first, then what was disclosed, newest first. */
export async function listReports(tx: Transaction, { after, limit }: Page) {
  const rows = await reports(
    tx,
    tx`${
      after
        ? tx`where (r.draft is null, -extract(epoch from r.changed_at), r.id) >
         (select x.draft is null, -extract(epoch from x.changed_at), x.id from disclosures.report x where x.id::text = ${after})`
        : tx``
    }
       order by r.draft is null, r.changed_at desc, r.id limit ${limit + 1}`,
  )
  const items = rows.slice(0, limit).map(headOf)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}

/** One report of the caller's team; null when there is none. */
export async function readReport(tx: Transaction, id: string): Promise<ReportView | null> {
  const [row] = await reports(tx, tx`where r.id = ${id}`)
  if (row === undefined) return null
  return {
    ...headOf(row),
    draft: row.draft,
    document: row.document === null ? null : readDocument(row.document),
    digest: row.document === null ? null : digestOf(row.document),
  }
}

/** The inbox of a municipality, newest first, without what the reports say. */
export async function listReceived(tx: Transaction, { after, limit }: Page) {
  type Received = Omit<ReceivedHead, 'receivedAt' | 'opened'> & {
    receivedAt: Date
    openedAt: Date | null
    openedBy: string
  }
  const rows = await tx<Received[]>`
    select r.id, r.number, r.from_name as "from", r.dealer_name as "dealerName", r.branch_name as "branchName",
           r.received_at as "receivedAt", r.opened_at as "openedAt", r.opened_by_name as "openedBy"
      from supervision.received_report r
     ${after ? tx`where (r.received_at, r.id) < (select x.received_at, x.id from supervision.received_report x where x.id::text = ${after})` : tx``}
     order by r.received_at desc, r.id desc limit ${limit + 1}`
  const items = rows.slice(0, limit).map(({ receivedAt, openedAt, openedBy, ...row }) => ({
    ...row,
    receivedAt: receivedAt.toISOString(),
    opened: openedAt && { at: openedAt.toISOString(), by: openedBy },
  }))
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}

function headOf({ draft: _, document: __, ...row }: Row): ReportHead {
  return { ...row, changedAt: row.changedAt.toISOString() }
}

/** What was signed, read back from its canonical JSON. */
export function readDocument(text: string): SignedDocument {
  return signedDocument.parse(JSON.parse(text))
}

/** SHA-256 in hex: what the access log says of a document. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
