import { closeReasons, deliveryWays, objectionOutcomes, penaltyUnits, viewWays } from '../contract.ts'
import type { StepKind } from '../rules/file-states.ts'
import { stepRow } from '../rules/step-table.ts'

export type StepField = {
  name: string
  as: 'day' | 'area' | 'line' | 'cents' | 'choice' | 'tick' | 'decision'
  options?: readonly string[]
  optional?: boolean
}

const day = (name: string): StepField => ({ name, as: 'day' })
const cents = (name: string): StepField => ({ name, as: 'cents' })
const choice = (name: string, options: readonly string[]): StepField => ({ name, as: 'choice', options })
const area = (name: string, optional = false): StepField => ({ name, as: 'area', optional })
const decision: StepField = { name: 'decisionId', as: 'decision' }
const reason = area('reason')
const urgency = area('urgency', true)

/** What is asked with each step, as its contract names it; the day, the findings and the document come by themselves. */
export const stepFields: Record<Exclude<StepKind, 'open'>, readonly StepField[]> = {
  'add-findings': [],
  announce: [day('viewUntil')],
  'receive-view': [choice('way', viewWays), area('text')],
  'decide-warning': [day('until'), urgency],
  'decide-order': [
    day('complyUntil'),
    cents('amountCents'),
    choice('per', penaltyUnits),
    cents('maximumCents'),
    urgency,
  ],
  'decide-closure': [day('from'), day('until'), urgency],
  'decide-no-measure': [reason],
  deliver: [
    choice('way', deliveryWays),
    { name: 'proof', as: 'line' },
    { name: 'by', as: 'line', optional: true },
  ],
  'find-complied': [],
  'find-not-complied': [],
  incur: [day('incurredOn'), cents('amountCents')],
  'decide-collection': [cents('amountCents'), day('payUntil')],
  'waive-collection': [reason],
  'demand-payment': [day('payUntil')],
  pay: [cents('amountCents'), { name: 'isCollected', as: 'tick' }],
  'lift-order': [reason],
  'end-closure': [reason],
  object: [decision, { name: 'hasCommittee', as: 'tick' }, area('text')],
  'ask-relief': [decision],
  'decide-relief': [decision, { name: 'isGranted', as: 'tick' }, reason],
  'decide-objection': [decision, choice('outcome', objectionOutcomes), reason],
  close: [choice('why', closeReasons), area('reason', true)],
  'end-with-dealer': [reason],
  reopen: [],
}
/** Steps whose document may be left out. */
export const documentOptional: readonly StepKind[] = [
  'decide-no-measure',
  'find-complied',
  'find-not-complied',
  'lift-order',
  'end-closure',
]
/** Steps that record a decision of which the dealer can object. */
export const decisionSteps: readonly StepKind[] = [
  'decide-warning',
  'decide-order',
  'decide-closure',
  'decide-no-measure',
  'decide-collection',
  'lift-order',
  'end-closure',
]
/** Whether findings are named with a step. */
export function asksGrounds(kind: StepKind): boolean {
  return stepRow(kind).needsGrounds || kind === 'find-complied'
}
