import { z } from 'zod'
import { cents, day, line, page, pageQuery, requiredLine, text } from '../../platform/contract.ts'
import { documentView } from './documents/contract.ts'
import { documentKinds, fileStates, measures, stepKinds } from './rules/file-states.ts'
import { termNames } from './rules/terms.ts'

const id = z.uuid('field.choice')
const grounds = z.array(id).max(50, 'field.too-long')
const someGrounds = grounds.min(1, 'field.required')
const reason = text(2_000).min(1, 'field.required')
export const deliveryWays = ['post', 'handed-over', 'signed'] as const
export const viewWays = ['written', 'spoken'] as const
export const penaltyUnits = ['violation', 'day', 'week'] as const
export const objectionOutcomes = ['upheld', 'changed', 'withdrawn', 'inadmissible'] as const
export const closeReasons = [
  'no-measure',
  'complied',
  'warning-expired',
  'closure-ended',
  'order-lifted',
  'paid',
  'withdrawn',
  'other',
] as const

/** `id` is made where the step is noted: sent twice it stands once. */
const base = { id, on: day }
const onFindings = { ...base, grounds: someGrounds }
const onDocument = { ...onFindings, documentId: id }

/** What a step says, per kind (rules/step-table.ts has where each may come). */
export const stepInput = z.discriminatedUnion('kind', [
  z.object({ ...onFindings, kind: z.literal('add-findings') }),
  z.object({
    ...onDocument,
    kind: z.literal('announce'),
    measure: z.enum(measures, 'field.choice'),
    viewUntil: day,
  }),
  z.object({
    ...base,
    kind: z.literal('receive-view'),
    way: z.enum(viewWays, 'field.choice'),
    text: text(8_000).min(1, 'field.required'),
  }),
  z.object({
    ...onDocument,
    kind: z.literal('decide-warning'),
    until: day.describe('The last day on which it counts'),
    urgency: text(2_000).default(''),
  }),
  z.object({
    ...onDocument,
    kind: z.literal('decide-order'),
    complyUntil: day,
    amountCents: cents,
    per: z.enum(penaltyUnits, 'field.choice'),
    maximumCents: cents,
    urgency: text(2_000).default('').describe('Why the view was not waited for (4:11 Awb)'),
  }),
  z.object({
    ...onDocument,
    kind: z.literal('decide-closure'),
    from: day,
    until: day,
    urgency: text(2_000)
      .default('')
      .describe('Why without a warning before, or without waiting for the view'),
  }),
  z.object({
    ...base,
    kind: z.literal('decide-no-measure'),
    documentId: id.nullable().default(null),
    reason,
  }),
  z.object({
    ...base,
    kind: z.literal('deliver'),
    way: z.enum(deliveryWays, 'field.choice'),
    proof: requiredLine(200).describe('The number of the post, or the name of who signed or took it'),
    by: line(100).describe('The officer who handed it over').default(''),
  }),
  z.object({ ...base, kind: z.literal('find-complied'), documentId: id.nullable().default(null), grounds }),
  z.object({ ...onFindings, kind: z.literal('find-not-complied'), documentId: id.nullable().default(null) }),
  z.object({ ...onFindings, kind: z.literal('incur'), incurredOn: day, amountCents: cents }),
  z.object({ ...onDocument, kind: z.literal('decide-collection'), amountCents: cents, payUntil: day }),
  z.object({ ...base, kind: z.literal('waive-collection'), reason }),
  z.object({ ...base, kind: z.literal('demand-payment'), payUntil: day }),
  z.object({ ...base, kind: z.literal('pay'), amountCents: cents, isCollected: z.boolean() }),
  z.object({ ...base, kind: z.literal('lift-order'), documentId: id.nullable().default(null), reason }),
  z.object({ ...base, kind: z.literal('end-closure'), documentId: id.nullable().default(null), reason }),
  z.object({
    ...base,
    kind: z.literal('object'),
    decisionId: id.describe('The step of the decision'),
    hasCommittee: z.boolean().describe('Whether a committee advises (7:13 Awb)'),
    text: text(8_000).min(1, 'field.required'),
  }),
  z.object({ ...base, kind: z.literal('ask-relief'), decisionId: id }),
  z.object({ ...base, kind: z.literal('decide-relief'), decisionId: id, isGranted: z.boolean(), reason }),
  z.object({
    ...base,
    kind: z.literal('decide-objection'),
    documentId: id,
    decisionId: id,
    outcome: z.enum(objectionOutcomes, 'field.choice'),
    reason,
  }),
  z.object({
    ...base,
    kind: z.literal('close'),
    why: z.enum(closeReasons, 'field.choice'),
    reason: text(2_000).default(''),
  }),
  z.object({ ...base, kind: z.literal('end-with-dealer'), reason }),
  z.object({ ...onFindings, kind: z.literal('reopen') }),
])
export type StepInput = z.infer<typeof stepInput>

/** A step as it stands: what was said, by whom. `open` is the first of each file. */
export const stepView = z.object({
  id: z.uuid(),
  kind: z.enum(stepKinds),
  on: day,
  grounds: z.array(z.uuid()),
  documentId: z.uuid().nullable(),
  values: z.record(z.string(), z.unknown()).describe('What the step says besides, as it was sent'),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
})
export type StepView = z.infer<typeof stepView>

export const termView = z.object({
  name: z.enum(termNames),
  stepId: z.uuid(),
  until: day.describe('The last day, inclusive'),
  isBinding: z.boolean(),
  article: z.string(),
})
export type TermView = z.infer<typeof termView>

/** A sentence as a code: the message `measures.because.<code>` with its values. */
export const because = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Because = z.infer<typeof because>

/** The step that the rules propose, with its grounds; `kind` null: none is possible now, `wouldHelp` says what would make it so. */
export const proposal = z.object({
  kind: z.enum(stepKinds).nullable(),
  measure: z.enum(measures).nullable().describe('The measure that is announced or decided'),
  grounds: z.array(z.uuid()),
  values: z.record(z.string(), z.union([z.string(), z.number()])).describe('Proposed values of the step'),
  because: z.array(because),
  wouldHelp: z.array(because),
})
export type Proposal = z.infer<typeof proposal>

const head = {
  id: z.uuid(),
  number: z.string().describe('<year>-<sequence> of the municipality'),
  municipality: z.string(),
  dealerId: z.uuid(),
  dealerName: z.string(),
  openedOn: day,
  state: z.enum(fileStates),
  since: day.describe('Since when it is in this state'),
  measure: z.enum(measures).nullable().describe('The measure decided last, unless withdrawn or at its end'),
  measureSince: day.nullable().describe('Since when that measure is in force: the day of delivery'),
  isSuspended: z.boolean().describe('A court was asked to suspend the decision, or did'),
  terms: z.array(termView).describe('Terms that run, soonest first'),
}
export const fileHead = z.object(head)
export type FileHead = z.infer<typeof fileHead>
export const fileList = page(fileHead)
export const fileListQuery = pageQuery.extend({
  state: z.enum(fileStates).optional(),
  dealerId: z.uuid().optional(),
})

export const objectionView = z.object({
  stepId: z.uuid(),
  decisionId: z.uuid(),
  on: day,
  isLate: z.boolean().describe('After the six weeks of 6:7 Awb'),
  decideUntil: day.nullable(),
  outcome: z.enum(objectionOutcomes).nullable(),
})
export type ObjectionView = z.infer<typeof objectionView>

export const groundView = z.object({
  id: z.uuid(),
  kind: z.string().describe('Its sentence is `finding.kind.<kind>`'),
  part: z.string(),
  weight: z.enum(['in-order', 'slight', 'serious', 'grave']),
  observedOn: day,
  text: z.string(),
  source: z.string(),
  recordedBy: z.string(),
  isTold: z.boolean(),
  isWithdrawn: z.boolean(),
  answer: z.string().nullable().describe('What the dealer said about it last'),
  basis: z
    .object({ part: z.string(), article: z.string(), publication: z.string() })
    .nullable()
    .describe('The article that held on that day; null: none that the municipality enforces'),
  holdsNow: z.boolean().describe('Whether a measure can still stand on that part of the rules today'),
})
export type GroundView = z.infer<typeof groundView>

export const fileView = z.object({
  ...head,
  dealerAddress: z.string(),
  steps: z.array(stepView).describe('Oldest first; none is ever changed'),
  documents: z.array(documentView),
  objections: z.array(objectionView),
  penalties: z.object({ incurredCents: z.int(), maximumCents: z.int().nullable(), paidCents: z.int() }),
  findings: z
    .array(groundView)
    .describe('All findings of the dealer that the municipality may use, oldest first'),
  possible: z.array(z.enum(stepKinds)).describe('Steps that the table allows today'),
  next: proposal,
  mayWrite: z.boolean(),
})
export type FileView = z.infer<typeof fileView>

export const fileInput = z.object({ id, dealerId: id, on: day, grounds: someGrounds })
export type FileInput = z.infer<typeof fileInput>

export const documentInput = z.object({ id, kind: z.enum(documentKinds, 'field.choice') })

/** What a dealer sees of measures: documents that were delivered to the own business, and announcements. */
export const ownFileList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      municipalityName: z.string(),
      documents: z.array(
        z.object({
          id: z.uuid(),
          number: z.string(),
          kind: z.enum(documentKinds),
          deliveredOn: day,
          content: z.string().describe('The canonical JSON as it was settled'),
          digest: z.string(),
        }),
      ),
    }),
  ),
})

/** A received administrative report becomes a finding of the municipality, by somebody who opened it. */
export const reportFindingInput = z.object({
  id,
  dealerId: id,
  text: text(2_000).min(1, 'field.required'),
  observedOn: day,
})
