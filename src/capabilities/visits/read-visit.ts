import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { listFindings } from '../findings/public.ts'
import { enforceable, listBylaws } from '../policy/public.ts'
import { type PhotoView, type VisitListItem, visitRecord, type VisitView } from './contract.ts'
import { listVisits } from './list-visits.ts'
import { isVisitCapacity, type VisitCapacity } from './rules/capacities.ts'
import { checklist } from './rules/checklist.ts'

type Row = Pick<VisitView, 'version' | 'need' | 'cancelReason' | 'createdBy' | 'paperSince'> & {
  record: unknown
}

/** The whole visit, with what is asked on it; null: none of the caller's organisation. */
export async function readVisit(
  tx: Transaction,
  caller: Caller,
  id: string,
  now: Date,
): Promise<VisitView | null> {
  const [line] = await listVisits(tx, { id })
  if (line === undefined) return null
  const [row] = await tx<Row[]>`
    select v.version, v.need, v.record, v.cancel_reason as "cancelReason", v.created_by_name as "createdBy",
           d.paper_since as "paperSince"
      from visits.visit v left join programme.dealer d on d.id = v.dealer_id where v.id = ${id}`
  const record = visitRecord.parse(row!.record)
  return {
    ...line,
    ...row!,
    record,
    checklist: await askedOn(tx, line, {
      capacity: line.capacity ?? plannedCapacity(caller, line),
      on: dayOf(line, now),
      onPaper: record.onPaper,
    }),
    findings: await recorded(tx, id),
    photos: await listPhotos(tx, id),
  }
}

/** Who will ask, as long as nobody began. */
function plannedCapacity({ role }: Caller, { municipality: _, ...line }: VisitListItem): VisitCapacity {
  if (line.jointMark !== null && line.jointMark !== line.id) return 'police-inspector'
  return isVisitCapacity(role) ? role : 'municipal-inspector'
}

function dayOf({ begunAt, plannedOn }: VisitListItem, now: Date): Day {
  return begunAt === null ? (plannedOn ?? dayInAmsterdam(now)) : dayInAmsterdam(new Date(begunAt))
}

async function askedOn(
  tx: Transaction,
  { municipality }: VisitListItem,
  { capacity, on, onPaper }: { capacity: VisitCapacity; on: Day; onPaper: boolean },
): Promise<VisitView['checklist']> {
  const [bylaws] = await listBylaws(tx, municipality)
  const articles = bylaws?.articles ?? []
  return checklist((part) => enforceable(articles, part, on), { capacity, onPaper })
}

async function recorded(tx: Transaction, sourceId: string): Promise<VisitView['findings']> {
  const findings = await listFindings(tx, { sourceId })
  return findings.map(({ basis, told, withdrawn, ...finding }) => ({
    id: finding.id,
    kind: finding.kind,
    weight: finding.weight,
    article: basis?.article ?? null,
    publication: basis?.publication ?? null,
    text: finding.text,
    observedAt: finding.observedAt,
    recordedBy: finding.recordedBy,
    capacity: finding.capacity,
    answerUntil: told?.answerUntil ?? null,
    withdrawn: withdrawn?.reason ?? null,
  }))
}

async function listPhotos(tx: Transaction, visitId: string): Promise<PhotoView[]> {
  const rows = await tx<(Omit<PhotoView, 'takenAt'> & { takenAt: Date })[]>`
    select id, sha256, width, height, bytes, taken_at as "takenAt", words from visits.photo
     where visit_id = ${visitId} order by taken_at, id`
  return rows.map((row) => ({ ...row, takenAt: row.takenAt.toISOString() }))
}
