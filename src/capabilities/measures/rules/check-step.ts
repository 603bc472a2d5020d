import { addDays, type Day, daysBetween } from '../../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { StepInput } from '../contract.ts'
import type { LadderValue } from '../ladders/contract.ts'
import type { DocumentKind } from './file-states.ts'
import type { FileFacts } from './fold-file.ts'
import { type Ground, unusable } from './grounds.ts'
import { type PastMeasure, warnedBefore } from './ladder.ts'
import { differencesFrom, type SettledDocument } from './match-document.ts'
import { stepRow } from './step-table.ts'

/** What a step is judged by, besides the file itself. */
export type Surroundings = {
  today: Day
  /** Every finding of the dealer that the municipality may use. */
  grounds: readonly Ground[]
  /** The enforcement policy in force on the day of the step; null: there is none. */
  ladder: LadderValue | null
  /** What this dealer got before, in all files. */
  past: readonly PastMeasure[]
  documents: readonly SettledDocument[]
}
type Wrong = (field: string, code: string, values?: Record<string, string | number>) => void
type Check<K extends StepInput['kind']> = (
  step: Extract<StepInput, { kind: K }>,
  facts: FileFacts,
  around: Surroundings,
  wrong: Wrong,
) => void

/** Whether a step can be taken: its place in the table, its day, its grounds and document, and what its kind asks. All at once. */
export function checkStep(
  step: StepInput,
  facts: FileFacts,
  around: Surroundings,
): Ok<object> | Refusal<'step-not-possible'> | Refusal<'invalid-input', { errors: FieldError[] }> {
  const row = stepRow(step.kind)
  if (facts.state === null || !(facts.state in row.ways)) return { ok: false, reason: 'step-not-possible' }
  const errors: FieldError[] = []
  const wrong: Wrong = (field, code, values = {}) =>
    errors.push({ field, code: `measures.wrong.${code}`, values })
  if (step.on > around.today) wrong('on', 'in-future')
  if (facts.lastOn !== null && step.on < facts.lastOn) wrong('on', 'before-last-step', { on: facts.lastOn })
  if ('grounds' in step) checkGrounds(step, row.needsGrounds, around, wrong)
  if ('documentId' in step) checkDocument(step, row.document, around, wrong)
  const check = checks[step.kind] as Check<StepInput['kind']> | undefined
  check?.(step, facts, around, wrong)
  return errors.length === 0 ? { ok: true } : { ok: false, reason: 'invalid-input', errors }
}

type WithGrounds = Extract<StepInput, { grounds: string[] }>
/** Before the dealer was told, a finding can join a file, and carries no measure. */
const needsNoTelling: readonly StepInput['kind'][] = [
  'add-findings',
  'reopen',
  'find-complied',
  'find-not-complied',
]

function checkGrounds(
  { kind, on, grounds }: WithGrounds,
  needed: boolean,
  around: Surroundings,
  wrong: Wrong,
) {
  if (!needed) return
  for (const [n, id] of grounds.entries()) {
    const ground = around.grounds.find((one) => one.id === id)
    const why = unusable(ground, { on, mustBeTold: !needsNoTelling.includes(kind) })
    if (why !== null) wrong(`grounds.${n}`, `ground-${why}`)
  }
}

type WithDocument = Extract<StepInput, { documentId: string | null }>
function checkDocument(
  step: WithDocument,
  kind: DocumentKind | null,
  { documents }: Surroundings,
  wrong: Wrong,
) {
  if (step.documentId === null) return
  const document = documents.find(({ id }) => id === step.documentId)
  if (document === undefined || document.kind !== kind) return wrong('documentId', 'document-unknown')
  if (document.number === null) return wrong('documentId', 'document-not-settled')
  if (document.isUsed) return wrong('documentId', 'document-used')
  for (const field of differencesFrom(step, document.fields)) wrong(field, 'differs-from-document')
}

const checks: { [K in StepInput['kind']]?: Check<K> } = {
  announce(step, _facts, { ladder }, wrong) {
    if (step.viewUntil <= step.on) wrong('viewUntil', 'view-too-short')
    if (step.measure === 'closure' && ladder?.closure == null) wrong('measure', 'no-closure-in-policy')
  },
  'decide-warning'(step, _facts, _around, wrong) {
    if (step.until <= step.on) wrong('until', 'ends-before')
  },
  'decide-order'(step, facts, _around, wrong) {
    if (facts.state === 'opened' && step.urgency === '') wrong('urgency', 'view-not-asked')
    if (step.complyUntil <= step.on) wrong('complyUntil', 'ends-before')
    if (step.amountCents < 1) wrong('amountCents', 'no-amount')
    if (step.maximumCents < step.amountCents) wrong('maximumCents', 'maximum-below-amount')
  },
  'decide-closure': checkClosure,
  deliver(step, _facts, _around, wrong) {
    if (step.way === 'handed-over' && step.by === '') wrong('by', 'who-handed-over')
  },
  'find-not-complied'(step, facts, { grounds }, wrong) {
    if (!seenAfter(step.grounds, grounds, facts))
      wrong('grounds', 'seen-before-term', { on: facts.order!.complyUntil })
  },
  incur(step, facts, _around, wrong) {
    const left = facts.order!.maximumCents - facts.incurredCents
    if (step.incurredOn <= facts.order!.complyUntil)
      wrong('incurredOn', 'seen-before-term', { on: facts.order!.complyUntil })
    if (step.incurredOn > step.on) wrong('incurredOn', 'in-future')
    if (step.amountCents < 1) wrong('amountCents', 'no-amount')
    if (step.amountCents > left) wrong('amountCents', 'maximum-reached', { left: left / 100 })
    if (facts.suspension === 'granted') wrong('incurredOn', 'suspended')
  },
  'decide-collection'(step, facts, _around, wrong) {
    if (facts.suspension !== 'none') wrong('on', 'suspended')
    if (step.amountCents < 1 || step.amountCents > facts.openCents)
      wrong('amountCents', 'more-than-incurred', { open: facts.openCents / 100 })
    if (step.payUntil <= step.on) wrong('payUntil', 'ends-before')
  },
  'demand-payment'(step, _facts, _around, wrong) {
    // 4:112 lid 1 Awb: within two weeks.
    if (daysBetween(step.on, step.payUntil) < 14) wrong('payUntil', 'demand-two-weeks')
  },
  object: checkObjection,
  'ask-relief'(step, facts, _around, wrong) {
    if (openObjection(facts, step.decisionId) === undefined) wrong('decisionId', 'no-objection')
  },
  'decide-relief'(_step, facts, _around, wrong) {
    if (facts.suspension !== 'asked') wrong('decisionId', 'no-relief-asked')
  },
  'decide-objection'(step, facts, _around, wrong) {
    if (openObjection(facts, step.decisionId) === undefined) wrong('decisionId', 'no-objection')
  },
  close(step, facts, _around, wrong) {
    if (facts.objections.some(({ outcome }) => outcome === null)) wrong('why', 'objection-open')
    if (step.why === 'other' && step.reason === '') wrong('reason', 'say-why')
  },
  'add-findings': mustBeNew,
  reopen: mustBeNew,
}

function checkClosure(
  step: Extract<StepInput, { kind: 'decide-closure' }>,
  facts: FileFacts,
  { ladder, past }: Surroundings,
  wrong: Wrong,
) {
  if (facts.state === 'opened' && step.urgency === '') wrong('urgency', 'view-not-asked')
  if (ladder?.closure == null) return wrong('documentId', 'no-closure-in-policy')
  if (step.until <= step.from || step.until < step.on) wrong('until', 'ends-before')
  if (daysBetween(step.from, step.until) > ladder.closure.daysMax)
    wrong('until', 'closure-too-long', { days: ladder.closure.daysMax })
  if (warnedBefore(past, step.on, ladder.windowMonths) === null && step.urgency === '')
    wrong('urgency', 'closure-needs-warning')
}

function checkObjection(
  { decisionId }: Extract<StepInput, { kind: 'object' }>,
  { decisions, objections }: FileFacts,
  _around: Surroundings,
  wrong: Wrong,
) {
  const decision = decisions.find(({ stepId }) => stepId === decisionId)
  if (decision === undefined || decision.isWithdrawn) return wrong('decisionId', 'no-decision')
  if (objections.some((one) => one.decisionId === decisionId)) wrong('decisionId', 'objected-before')
}

function openObjection({ objections }: FileFacts, decisionId: string) {
  return objections.find((one) => one.decisionId === decisionId && one.outcome === null)
}

function mustBeNew(step: { grounds: string[] }, facts: FileFacts, _around: Surroundings, wrong: Wrong) {
  for (const [n, id] of step.grounds.entries())
    if (facts.grounds.includes(id)) wrong(`grounds.${n}`, 'ground-known')
}

function seenAfter(ids: readonly string[], grounds: readonly Ground[], { order }: FileFacts): boolean {
  const from = addDays(order!.complyUntil, 1)
  return ids.every((id) => (grounds.find((one) => one.id === id)?.observedOn ?? from) >= from)
}
