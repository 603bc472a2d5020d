import type { Day } from '../../../kernel/dates.ts'
import type { TermView } from '../contract.ts'
import type { FileState, Measure } from './file-states.ts'
import type { FileFacts } from './fold-file.ts'
import { lastDayOf, type TermName, termRow } from './terms.ts'

/** The terms that can run in a state. */
const termsOf: Partial<Record<FileState, readonly TermName[]>> = {
  announced: ['view'],
  'warning-in-force': ['warning'],
  'order-in-force': ['comply'],
  'closure-in-force': ['closure'],
  'penalty-incurred': ['collect'],
  'collection-decided': ['collect'],
  'collection-in-force': ['pay', 'collect'],
}

/** The terms that run in a file on a day, soonest first; those of a law that are over stay until something is done. */
export function runningTerms(facts: FileFacts, today: Day): TermView[] {
  const ofState = (termsOf[facts.state ?? 'closed'] ?? []).flatMap((name) => {
    const end = facts.ends[name]
    return end === undefined ? [] : [view(name, end.stepId, end.until)]
  })
  return [...ofState, ...reinspection(facts), ...objectionTerms(facts, today)].sort((a, b) =>
    a.until < b.until ? -1 : 1,
  )
}

function reinspection({ state, ends }: FileFacts): TermView[] {
  const end = ends.comply
  if (state !== 'compliance-lapsed' || end === undefined) return []
  return [view('reinspect', end.stepId, lastDayOf('reinspect', end.until))]
}

function objectionTerms({ decisions, objections }: FileFacts, today: Day): TermView[] {
  const free = decisions.flatMap(({ stepId, deliveredOn, isWithdrawn }) => {
    if (deliveredOn === null || isWithdrawn || objections.some((one) => one.decisionId === stepId)) return []
    const until = lastDayOf('objection', deliveredOn)
    return until < today ? [] : [view('objection', stepId, until)]
  })
  const open = objections.flatMap(({ stepId, outcome, decideUntil }) =>
    outcome === null && decideUntil !== null ? [view('objection-decision', stepId, decideUntil)] : [],
  )
  return [...free, ...open]
}

function view(name: TermName, stepId: string, until: Day): TermView {
  const { isBinding, article } = termRow(name)
  return { name, stepId, until, isBinding, article }
}

/** The measure that holds on a day, and since when; a warning or closure ends with its last day. */
export function measureOn({ inForce }: FileFacts, today: Day): { measure: Measure; since: Day } | null {
  if (inForce === null || (inForce.until !== null && inForce.until < today)) return null
  return { measure: inForce.measure, since: inForce.since }
}
