import {
  type DocumentKind,
  type FileState,
  fileStates,
  type Measure,
  measures,
  type StepKind,
} from './file-states.ts'

type Ways = Partial<Record<FileState, FileState>>
export type StepRow = {
  kind: StepKind
  /** From which state to which; a step that is no key here can't be taken then. */
  ways: Ways
  /** The settled document that the step stands on; null: none. */
  document: DocumentKind | null
  /** Findings that the step must name; each needs a basis in force on its day and on the day of the step. */
  needsGrounds: boolean
  /** The article of law that the step is about. */
  article: string
  /** What it is, for the page in docs. */
  deed: string
}

const beforeDecision: readonly FileState[] = ['view-received', 'view-lapsed']
/** Of an order that was delivered, whatever came of it. */
const orderStands: readonly FileState[] = [
  'order-in-force',
  'compliance-lapsed',
  'order-complied',
  'not-complied',
  'settled',
  'collection-lapsed',
]
const inCollection: readonly FileState[] = ['penalty-incurred', 'collection-decided', 'collection-in-force']
/** Nothing runs any more: the file can be closed, or a new finding begins it anew. */
const atRest: readonly FileState[] = [
  'no-measure',
  'warning-expired',
  'order-complied',
  'settled',
  'collection-lapsed',
  'closure-ended',
  'order-lifted',
  'withdrawn',
]
const beginAnew: readonly FileState[] = [...atRest, 'warning-in-force']
/** A decision of which the dealer can object stands. */
const decided: readonly FileState[] = fileStates.filter(
  (state) => !['opened', 'announced', 'view-received', 'view-lapsed', 'withdrawn'].includes(state),
)
const to = (states: readonly FileState[], state: FileState): Ways =>
  Object.fromEntries(states.map((from) => [from, state]))
const stay = (states: readonly FileState[]): Ways => Object.fromEntries(states.map((from) => [from, from]))

/**
 * Every step of a case file. `open` begins it, in no state; each other step leads from a state to a state. Objections run
 * beside the measure (6:16 Awb: they don't suspend it) and leave the state as it is, until the decision is withdrawn.
 */
export const stepTable: readonly StepRow[] = [
  step('open', {}, null, true, 'art. 5:4 Awb', 'the file is opened on findings'),
  step(
    'add-findings',
    { ...to(beginAnew, 'opened'), ...stay(['opened', 'announced', ...beforeDecision]) },
    null,
    true,
    'art. 3:2 Awb',
    'new findings join the file',
  ),
  step(
    'announce',
    { opened: 'announced' },
    'announcement',
    true,
    'art. 4:8 Awb',
    'the measure is announced, with a term for the view',
  ),
  step(
    'receive-view',
    { announced: 'view-received', 'view-lapsed': 'view-received' },
    null,
    false,
    'art. 4:9 Awb',
    'the dealer gives the view',
  ),
  step(
    'decide-warning',
    { ...to(['opened', ...beforeDecision], 'warning-decided') },
    'warning',
    true,
    'art. 3:46 Awb',
    'a warning is decided',
  ),
  step(
    'decide-order',
    { ...to(['opened', ...beforeDecision], 'order-decided') },
    'order',
    true,
    'art. 5:32 Awb',
    'an order under penalty is decided',
  ),
  step(
    'decide-closure',
    { ...to(['opened', ...beforeDecision], 'closure-decided') },
    'closure',
    true,
    'art. 3:46 Awb',
    'a closure is decided',
  ),
  step(
    'decide-no-measure',
    { ...to(['opened', 'announced', ...beforeDecision], 'no-measure') },
    'no-measure',
    false,
    'art. 3:4 Awb',
    'no measure is taken',
  ),
  step(
    'deliver',
    {
      'warning-decided': 'warning-in-force',
      'order-decided': 'order-in-force',
      'closure-decided': 'closure-in-force',
      'collection-decided': 'collection-in-force',
    },
    null,
    false,
    'art. 3:41 Awb',
    'the decision is delivered, with proof',
  ),
  step(
    'find-complied',
    { 'compliance-lapsed': 'order-complied', 'not-complied': 'order-complied', settled: 'order-complied' },
    'reinspection',
    false,
    'art. 5:32a Awb',
    're-inspection: the order is followed',
  ),
  step(
    'find-not-complied',
    { ...to(['compliance-lapsed', 'order-complied', 'settled', 'collection-lapsed'], 'not-complied') },
    'reinspection',
    true,
    'art. 5:32a Awb',
    're-inspection: the order is not followed',
  ),
  step(
    'incur',
    { 'not-complied': 'penalty-incurred' },
    null,
    true,
    'art. 5:33 Awb',
    'the penalty is incurred by operation of law',
  ),
  step(
    'decide-collection',
    { 'penalty-incurred': 'collection-decided' },
    'collection',
    true,
    'art. 5:37 Awb',
    'the collection is decided',
  ),
  step(
    'waive-collection',
    { ...to(inCollection, 'settled') },
    null,
    false,
    'art. 5:37 Awb',
    'the penalty is not collected, with the reason',
  ),
  step(
    'demand-payment',
    { ...stay(['collection-in-force']) },
    null,
    false,
    'art. 4:112 Awb',
    'payment is demanded; the year of art. 5:35 begins anew (4:106, 4:110)',
  ),
  step(
    'pay',
    { 'collection-in-force': 'settled' },
    null,
    false,
    'art. 4:87 Awb',
    'the penalty is paid or collected',
  ),
  step(
    'lift-order',
    { ...to(orderStands, 'order-lifted') },
    'lifting',
    false,
    'art. 5:34 Awb',
    'the order is lifted',
  ),
  step(
    'end-closure',
    { 'closure-in-force': 'closure-ended' },
    'lifting',
    false,
    'art. 3:4 Awb',
    'the closure ends before its day',
  ),
  step('object', stay(decided), null, false, 'art. 6:4 Awb', 'the dealer objects to a decision'),
  step(
    'ask-relief',
    stay(decided),
    null,
    false,
    'art. 8:81 Awb',
    'the dealer asks a court for provisional relief',
  ),
  step(
    'decide-relief',
    stay(decided),
    null,
    false,
    'art. 8:84 Awb',
    'the court decides on provisional relief',
  ),
  step(
    'decide-objection',
    stay(decided),
    'objection-decision',
    false,
    'art. 7:11 Awb',
    'the objection is decided; a decision that is withdrawn ends the measure',
  ),
  step(
    'close',
    { ...to(['opened', 'announced', ...beforeDecision, ...beginAnew], 'closed') },
    null,
    false,
    'art. 3:46 Awb',
    'the file is closed, with the reason',
  ),
  step(
    'end-with-dealer',
    {
      ...to(
        fileStates.filter((state) => state !== 'closed'),
        'closed',
      ),
    },
    null,
    false,
    'art. 3:46 Awb',
    'the business stopped: the file ends where it stands',
  ),
  step('reopen', { closed: 'opened' }, null, true, 'art. 5:4 Awb', 'a new finding reopens the file'),
]

/** What time does by itself: when the last day of a term is over. */
export const timeTable = [
  { from: 'announced', to: 'view-lapsed', term: 'view' },
  { from: 'warning-in-force', to: 'warning-expired', term: 'warning' },
  { from: 'order-in-force', to: 'compliance-lapsed', term: 'comply' },
  { from: 'penalty-incurred', to: 'collection-lapsed', term: 'collect' },
  { from: 'collection-decided', to: 'collection-lapsed', term: 'collect' },
  { from: 'collection-in-force', to: 'collection-lapsed', term: 'collect' },
  { from: 'closure-in-force', to: 'closure-ended', term: 'closure' },
] as const satisfies readonly { from: FileState; to: FileState; term: string }[]

function step(
  kind: StepKind,
  ways: Ways,
  document: DocumentKind | null,
  needsGrounds: boolean,
  article: string,
  deed: string,
): StepRow {
  return { kind, ways, document, needsGrounds, article, deed }
}

const byKind = new Map(stepTable.map((row) => [row.kind, row]))
/** The row of a kind of step. */
export function stepRow(kind: StepKind): StepRow {
  return byKind.get(kind)!
}

/** The steps that can be taken in a state. */
export function stepsFrom(state: FileState): StepKind[] {
  return stepTable.filter(({ ways }) => state in ways).map(({ kind }) => kind)
}

/** The measure that a step decides; null of any other step. */
export function measureOf(kind: StepKind): Measure | null {
  const found = measures.find((measure) => kind === `decide-${measure}`)
  return found ?? null
}
