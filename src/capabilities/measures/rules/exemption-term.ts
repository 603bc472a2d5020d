import type { Day } from '../../../kernel/dates.ts'
import { lastDayOf } from './terms.ts'

type Request = { receivedOn: Day; extendedUntil: Day | null; decidedOn: Day | null }

/** The last day to decide on an exemption request (4:13 lid 2 Awb; extended 4:14), and whether it was or is decided late. */
export function exemptionTerm(
  { receivedOn, extendedUntil, decidedOn }: Request,
  today: Day,
): { decideUntil: Day; isLate: boolean } {
  const decideUntil = extendedUntil ?? lastDayOf('exemption', receivedOn)
  return { decideUntil, isLate: (decidedOn ?? today) > decideUntil }
}
