import type { FindingKind } from '../../findings/rules/finding-kinds.ts'
import type { BylawPart } from '../../policy/rules/bylaw-parts.ts'
import type { VisitRecord, VisitView } from '../contract.ts'
import { questionCodes, questions } from '../rules/checklist.ts'

type Asked = VisitView['checklist']['asked'][number] & { part: BylawPart; suggests: FindingKind }

/** The questions of a visit as it stands on this device: those about a book only once there is one. */
export function askedNow(visit: VisitView, record: VisitRecord): Asked[] {
  const asked = visit.checklist.asked as Asked[]
  const digital = asked.filter(({ code }) => !('paper' in questions[code]))
  const register = digital.findLast(({ part }) => part === 'purchase-register')
  if (!record.onPaper || register === undefined) return digital
  // The server adds them once it knows of the book; without a network this device does, on the same article.
  const book = questionCodes
    .filter((code) => 'paper' in questions[code])
    .map((code) => ({ ...register, code, suggests: questions[code].suggests }))
  return digital.flatMap((one) => (one === register ? [one, ...book] : [one]))
}
