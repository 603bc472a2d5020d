import { addDays, type Day, daysBetween } from '../../../kernel/dates.ts'
import type { ObjectionView, StepView } from '../contract.ts'
import type { FileState, Measure, StepKind } from './file-states.ts'
import { measureOf, stepRow, timeTable } from './step-table.ts'
import { lastDayOf, type TermName } from './terms.ts'
import { valueWord } from './value-word.ts'

/** What of a step the rules need; a screen, a test and the database all have it. */
export type FileStep = Pick<StepView, 'id' | 'kind' | 'on' | 'grounds' | 'documentId' | 'values'>

/** A decision that can be objected to: a measure, none, or the collection. */
export type Decision = {
  stepId: string
  kind: StepKind
  measure: Measure | null
  on: Day
  deliveredOn: Day | null
  /** The last day on which it counts, where the decision names one. */
  until: Day | null
  isWithdrawn: boolean
}
type Penalty = { complyUntil: Day; amountCents: number; per: string; maximumCents: number }
export type Suspension = 'none' | 'asked' | 'granted'

export type FileFacts = {
  /** Null before the first step. */
  state: FileState | null
  since: Day
  grounds: string[]
  announced: Measure | null
  decisions: Decision[]
  objections: ObjectionView[]
  suspension: Suspension
  suspendedOn: Day | null
  order: Penalty | null
  /** What was found at the last re-inspection, and the last day for which a penalty was incurred. */
  seen: string[]
  incurredOn: Day | null
  incurredCents: number
  /** Incurred, and not yet paid, waived or lapsed. */
  openCents: number
  paidCents: number
  /** The measure that holds, from the day of delivery. */
  inForce: { measure: Measure; since: Day; until: Day | null } | null
  /** The last days of terms that may run, by name: which of them does is decided by the state. */
  ends: Partial<Record<TermName, { until: Day; stepId: string }>>
  lastOn: Day | null
}

const nothing: FileFacts = {
  state: null,
  since: '0001-01-01',
  grounds: [],
  announced: null,
  decisions: [],
  objections: [],
  suspension: 'none',
  suspendedOn: null,
  order: null,
  seen: [],
  incurredOn: null,
  incurredCents: 0,
  openCents: 0,
  paidCents: 0,
  inForce: null,
  ends: {},
  lastOn: null,
}

/** Where a file stands on a day: its steps in order, with what time did before each of them and until that day. */
export function foldFile(steps: readonly FileStep[], today: Day): FileFacts {
  let facts = nothing
  for (const step of steps) facts = takeStep(passTime(facts, step.on), step)
  return passTime(facts, today)
}

/** Terms whose last day is over move the file on, one after the other. */
function passTime(facts: FileFacts, on: Day): FileFacts {
  // A court that suspended the decision suspends its terms too; the year of art. 5:35 is left to run, for safety.
  const stopped: readonly TermName[] = facts.suspension === 'granted' ? ['comply', 'closure'] : []
  const row = timeTable.find(({ from, term }) => {
    const end = facts.ends[term]
    return from === facts.state && end !== undefined && end.until < on && !stopped.includes(term)
  })
  if (row === undefined) return facts
  const moved = { ...facts, state: row.to, since: addDays(facts.ends[row.term]!.until, 1) }
  return passTime(row.term === 'collect' ? { ...moved, openCents: 0 } : moved, on)
}

function takeStep(facts: FileFacts, step: FileStep): FileFacts {
  const state = step.kind === 'open' ? 'opened' : (stepRow(step.kind).ways[facts.state!] ?? facts.state)
  const moved: FileFacts = {
    ...facts,
    state,
    since: state === facts.state ? facts.since : step.on,
    grounds: [...new Set([...facts.grounds, ...step.grounds])],
    lastOn: step.on,
  }
  const change = changes[step.kind]
  return change === undefined ? moved : { ...moved, ...change(moved, step, facts.state) }
}

type Change = (facts: FileFacts, step: FileStep, from: FileState | null) => Partial<FileFacts>

const text = (step: FileStep, name: string) => valueWord(step.values[name])
const cents = (step: FileStep, name: string) => Number(step.values[name] ?? 0)
const ending = (step: FileStep, until: Day) => ({ until, stepId: step.id })

/** What a kind of step leaves behind, besides the state. */
const changes: Partial<Record<StepKind, Change>> = {
  announce: ({ ends }, step) => ({
    announced: text(step, 'measure') as Measure,
    ends: { ...ends, view: ending(step, text(step, 'viewUntil')) },
  }),
  'decide-warning': (facts, step) => decide(facts, step, text(step, 'until')),
  'decide-order': (facts, step) => ({
    ...decide(facts, step, null),
    order: {
      complyUntil: text(step, 'complyUntil'),
      amountCents: cents(step, 'amountCents'),
      per: text(step, 'per'),
      maximumCents: cents(step, 'maximumCents'),
    },
    seen: [],
    incurredOn: null,
    incurredCents: 0,
    openCents: 0,
    paidCents: 0,
  }),
  'find-not-complied': (_facts, step) => ({ seen: step.grounds }),
  'decide-closure': (facts, step) => decide(facts, step, text(step, 'until')),
  'decide-no-measure': (facts, step) => decide(facts, step, null),
  'decide-collection': (facts, step) => ({
    ...decide(facts, step, null),
    ends: { ...facts.ends, pay: ending(step, text(step, 'payUntil')) },
  }),
  deliver,
  incur: (facts, step) => ({
    incurredOn: text(step, 'incurredOn'),
    incurredCents: facts.incurredCents + cents(step, 'amountCents'),
    openCents: facts.openCents + cents(step, 'amountCents'),
    ends: { ...facts.ends, collect: ending(step, lastDayOf('collect', text(step, 'incurredOn'))) },
  }),
  'demand-payment': (facts, step) => ({
    ends: {
      ...facts.ends,
      collect: ending(step, lastDayOf('collect', step.on)),
      pay: ending(step, text(step, 'payUntil')),
    },
  }),
  'waive-collection': () => ({ openCents: 0 }),
  pay: (facts, step) => ({ openCents: 0, paidCents: facts.paidCents + cents(step, 'amountCents') }),
  'lift-order': () => ({ inForce: null }),
  'end-closure': () => ({ inForce: null }),
  object: addObjection,
  'ask-relief': () => ({ suspension: 'asked' }),
  'decide-relief': (_facts, step) =>
    step.values['isGranted'] === true
      ? { suspension: 'granted', suspendedOn: step.on }
      : { suspension: 'none', suspendedOn: null },
  'decide-objection': endObjection,
  close: stop,
  'end-with-dealer': stop,
}

function decide({ decisions }: FileFacts, step: FileStep, until: Day | null): Partial<FileFacts> {
  const measure = measureOf(step.kind)
  const { id: stepId, kind, on } = step
  return {
    decisions: [...decisions, { stepId, kind, measure, on, deliveredOn: null, until, isWithdrawn: false }],
  }
}

function deliver(facts: FileFacts, step: FileStep): Partial<FileFacts> {
  const last = facts.decisions.at(-1)!
  const decisions = [...facts.decisions.slice(0, -1), { ...last, deliveredOn: step.on }]
  if (last.measure === null) return { decisions }
  const ends = { ...facts.ends }
  if (last.measure === 'warning') ends.warning = { until: last.until!, stepId: last.stepId }
  if (last.measure === 'closure') ends.closure = { until: last.until!, stepId: last.stepId }
  if (last.measure === 'order') ends.comply = { until: facts.order!.complyUntil, stepId: last.stepId }
  return { decisions, ends, inForce: { measure: last.measure, since: step.on, until: last.until } }
}

function addObjection({ decisions, objections }: FileFacts, step: FileStep): Partial<FileFacts> {
  const decisionId = text(step, 'decisionId')
  const deliveredOn = decisions.find(({ stepId }) => stepId === decisionId)?.deliveredOn ?? null
  const last = deliveredOn === null ? null : lastDayOf('objection', deliveredOn)
  const weeks = step.values['hasCommittee'] === true ? 12 : 6
  const objection: ObjectionView = {
    stepId: step.id,
    decisionId,
    on: step.on,
    isLate: last !== null && step.on > last,
    // 7:10 Awb counts from the end of the objection term, also of an objection that came late.
    decideUntil: last === null ? null : lastDayOf('objection-decision', last, { weeks }),
    outcome: null,
  }
  return { objections: [...objections, objection] }
}

function endObjection(facts: FileFacts, step: FileStep): Partial<FileFacts> {
  const decisionId = text(step, 'decisionId')
  const outcome = text(step, 'outcome') as NonNullable<ObjectionView['outcome']>
  const objections = facts.objections.map((one) =>
    one.decisionId === decisionId && one.outcome === null ? { ...one, outcome } : one,
  )
  const free = { ...resume(facts, step.on), objections, suspension: 'none' as const, suspendedOn: null }
  if (outcome !== 'withdrawn') return free
  const decision = facts.decisions.find(({ stepId }) => stepId === decisionId)
  const decisions = facts.decisions.map((one) => (one === decision ? { ...one, isWithdrawn: true } : one))
  // Without the collection the order itself still stands.
  const isCollection = decision?.kind === 'decide-collection'
  return {
    ...free,
    decisions,
    openCents: 0,
    state: facts.state === 'closed' ? 'closed' : isCollection ? 'settled' : 'withdrawn',
    since: facts.state === 'closed' ? facts.since : step.on,
    ...(isCollection ? {} : { inForce: null }),
  }
}

/** A time to comply that a court suspended goes on with the days that were left. */
function resume({ suspendedOn, order, ends }: FileFacts, on: Day): Partial<FileFacts> {
  if (suspendedOn === null || order === null || ends.comply === undefined || order.complyUntil < suspendedOn)
    return {}
  const complyUntil = addDays(order.complyUntil, daysBetween(suspendedOn, on))
  return {
    order: { ...order, complyUntil },
    ends: { ...ends, comply: { ...ends.comply, until: complyUntil } },
  }
}

/** A warning counts until its day, also when the file is closed. */
function stop({ inForce }: FileFacts): Partial<FileFacts> {
  return inForce?.measure === 'warning' ? {} : { inForce: null }
}
