import type { VisitRecord, VisitView } from '../contract.ts'
import { questions } from '../rules/checklist.ts'

type Asked = VisitView['checklist']['asked'][number]

/** The questions of a visit as it stands on this device: those about a book only once there is one. */
export function askedNow(visit: VisitView, record: VisitRecord): Asked[] {
  return visit.checklist.asked.filter(({ code }) => record.onPaper || !('paper' in questions[code]))
}
