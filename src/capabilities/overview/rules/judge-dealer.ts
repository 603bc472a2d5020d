import { addDays, addMonths, type Day } from '../../../kernel/dates.ts'
import type { FindingKind, FindingWeight } from '../../findings/public.ts'
import type { BylawPart } from '../../policy/public.ts'
import { type OverviewClass, type OverviewRule, overviewRule } from './overview-rule.ts'

/** What the rule asks of a finding: its weight, the part of the rules it is about, and its days. */
export type FindingFacts = {
  id: string
  kind: FindingKind
  weight: FindingWeight
  part: BylawPart
  observedOn: Day
  /** Whether an article held that day on which it stands. */
  hasRule: boolean
  toldOn: Day | null
  /** The last day on which the dealer may answer. */
  answerUntil: Day | null
  /** The day of the first answer. */
  answeredOn: Day | null
  withdrawnOn: Day | null
}
export type DealerCase = {
  findings: readonly FindingFacts[]
  /** Since when a measure of the municipality runs; null when none does. */
  measureSince: Day | null
  /** The registers that can be demanded in the municipality on the day. */
  demanded: readonly BylawPart[]
}

/**
 * How a finding stands: it counts, or why it does not. `not-told` and `awaiting-answer` are pending: the dealer had no chance
 * to answer yet. `closed`: a later inspection found the same in order.
 */
export const standings = [
  'counts',
  'awaiting-answer',
  'not-told',
  'closed',
  'too-old',
  'no-rule',
  'withdrawn',
] as const
export type Standing = (typeof standings)[number]
export type JudgedFinding = FindingFacts & {
  standing: Standing
  /** The last day on which it can count, whatever happens. */
  countsUntil: Day
}

export type Judgement = {
  class: OverviewClass
  /** The findings that made the class. */
  because: string[]
  /** Registers of which nothing says that they are in order. */
  missing: BylawPart[]
  findings: JudgedFinding[]
}

/** The class of a dealer on a day, with the findings that made it. Pure: the same facts and day give the same class. */
export function judgeDealer(of: DealerCase, on: Day, rule: OverviewRule = overviewRule): Judgement {
  const findings = judgeFindings(of.findings, on, rule)
  const counting = findings.filter(({ standing }) => standing === 'counts')
  const inOrder = counting.filter(({ weight }) => weight === 'in-order')
  const missing = rule.registers.filter(
    (part) => of.demanded.includes(part) && !inOrder.some((one) => one.part === part),
  )
  const against = reachesAttention(counting, rule)
  const made = (name: OverviewClass, because: readonly JudgedFinding[]): Judgement => ({
    class: name,
    because: because.map(({ id }) => id),
    missing,
    findings,
  })
  if (of.measureSince !== null && of.measureSince <= on) return made('measure-running', against)
  if (against.length > 0) return made('points-of-attention', against)
  // Where no register can be demanded nothing can be found in order: then nobody can say so.
  if (missing.length > 0 || inOrder.length === 0) return made('cannot-be-judged', [])
  const registers = inOrder.filter((one) => (rule.registers as readonly BylawPart[]).includes(one.part))
  return made('in-order', registers)
}

/** The findings of weights of which so many count that they make a point of attention. */
function reachesAttention(counting: readonly JudgedFinding[], { weights }: OverviewRule): JudgedFinding[] {
  const count = (weight: FindingWeight) => counting.filter((one) => one.weight === weight).length
  return counting.filter(({ weight }) => {
    const { attentionAt } = weights[weight]
    return attentionAt !== null && count(weight) >= attentionAt
  })
}

/** Each finding that was made by a day, with how it stands that day, in the order it came. */
export function judgeFindings(
  findings: readonly FindingFacts[],
  on: Day,
  rule: OverviewRule = overviewRule,
): JudgedFinding[] {
  const known = findings.filter(({ observedOn }) => observedOn <= on)
  const judged = known.map((finding) => {
    const countsUntil = addMonths(finding.observedOn, rule.weights[finding.weight].months)
    return { ...finding, countsUntil, standing: standingOf(finding, countsUntil, on) }
  })
  const closing = judged.filter(({ weight, standing }) => weight === 'in-order' && standing === 'counts')
  return judged.map((finding) =>
    finding.standing === 'counts' && closing.some((later) => closes(later, finding, rule))
      ? { ...finding, standing: 'closed' }
      : finding,
  )
}

function standingOf(finding: FindingFacts, countsUntil: Day, on: Day): Standing {
  const { weight, withdrawnOn, hasRule, toldOn, answerUntil, answeredOn } = finding
  if (withdrawnOn !== null && withdrawnOn <= on) return 'withdrawn'
  if (!hasRule) return 'no-rule'
  if (countsUntil < on) return 'too-old'
  if (toldOn === null || toldOn > on || answerUntil === null) return 'not-told'
  // Against what is in order nobody has to be heard.
  if (weight === 'in-order' || answerUntil < on || (answeredOn !== null && answeredOn <= on)) return 'counts'
  return 'awaiting-answer'
}

function closes(later: JudgedFinding, finding: JudgedFinding, rule: OverviewRule): boolean {
  const parts = rule.closes[later.part] ?? []
  return (
    rule.weights[finding.weight].closedByInspection &&
    parts.includes(finding.part) &&
    later.observedOn > finding.observedOn
  )
}

/** For each finding that counts or closes another: the class if it were not there, by the same rule. */
export function classesWithout(
  of: DealerCase,
  on: Day,
  rule: OverviewRule = overviewRule,
): Map<string, OverviewClass> {
  return new Map(
    judgeFindings(of.findings, on, rule).map(({ id }) => [
      id,
      judgeDealer({ ...of, findings: of.findings.filter((one) => one.id !== id) }, on, rule).class,
    ]),
  )
}

/** The first day on which time alone makes another class, when nothing else happens; null when it never does. */
export function nextChange(
  of: DealerCase,
  on: Day,
  rule: OverviewRule = overviewRule,
): { on: Day; class: OverviewClass } | null {
  const now = judgeDealer(of, on, rule)
  const days = now.findings
    .flatMap(({ countsUntil, answerUntil }) => [countsUntil, answerUntil])
    .filter((day) => day !== null && day >= on)
    .map((day) => addDays(day!, 1))
    .sort()
  for (const day of days) {
    const then = judgeDealer(of, day, rule)
    if (then.class !== now.class) return { on: day, class: then.class }
  }
  return null
}
