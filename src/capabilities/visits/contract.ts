import { z } from 'zod'
import { categories } from '../../kernel/codes.ts'
import { day, instant, line, page, requiredLine, text } from '../../platform/contract.ts'
import { identifierInput, identifierView } from '../../platform/identifier-contract.ts'
import { visitCapacities } from './rules/capacities.ts'
import { answers, notAskedReasons, questionCodes } from './rules/checklist.ts'
import { visitStates } from './rules/visit-states.ts'

/** Why a shop is visited; `joint`: with the other organisation, each with a visit of its own and one mark. */
export const visitKinds = ['first', 'periodic', 're-inspection', 'tip', 'joint'] as const
export type VisitKind = (typeof visitKinds)[number]

const id = z.uuid('field.choice')
/** Null: not given. The record goes out as it came in, so that nothing in it may be a transform. */
const optionalWords = (max: number) => line(max).nullable().default(null)
/** When something was noted, by the clock of the device. */
const at = instant

/** Who was there, each in a legal capacity; `ownOrganisation` is false for a colleague of the other organisation. */
export const participant = z.object({
  name: requiredLine(120),
  capacity: z.enum(visitCapacities, 'field.choice'),
  ownOrganisation: z.boolean('field.choice').default(true),
  identified: z.boolean('field.choice').default(false).describe('Identification was shown (art. 5:12 Awb)'),
})

/** Part of the place is a home: nobody enters that without consent (art. 5:15 Awb). */
export const home = z.object({
  consent: z.enum(['given', 'refused', 'not-asked'], 'field.choice'),
  byWhom: optionalWords(120).describe('In what relation to the place, such as occupant; no name is needed'),
  at,
})

export const answerNoted = z.object({
  question: z.enum(questionCodes, 'field.choice'),
  answer: z.enum(answers, 'field.choice'),
  note: line(500).default(''),
  at,
})

/** What the device answered about a number on the shelf, from the register that it holds. */
export const scanResults = ['in-register', 'in-holding', 'sold', 'not-found'] as const
export const scan = z.object({
  id,
  kind: identifierInput.shape.kind,
  value: identifierInput.shape.value,
  result: z.enum(scanResults, 'field.choice'),
  entryId: id.nullable().default(null),
  sequenceNumber: z.int('field.number').min(1, 'field.number').nullable().default(null),
  keepUntil: day.nullable().default(null),
  note: line(300).default(''),
  at,
})
export type Scan = z.infer<typeof scan>

/** A register on paper counts too: whether it is certified, what pages were seen, and a sample by photo. */
export const paperRegister = z.object({
  certified: z.enum(['yes', 'no', 'not-looked'], 'field.choice'),
  certifiedOn: day.nullable().default(null),
  certifiedBy: optionalWords(120).describe('By or for which mayor'),
  pagesSeen: line(100).default(''),
  gaps: text(1_000).default(''),
  sample: z
    .array(
      z.object({
        id,
        page: requiredLine(40),
        words: line(500).default(''),
        photoIds: z.array(id).max(10, 'field.too-many').default([]),
        at,
      }),
    )
    .max(40, 'field.too-many')
    .default([]),
})

/** As findings/contract.ts has it. */
const evidence = z.object({
  kind: z.enum(['photo', 'scan', 'entry', 'paper-page', 'report', 'words'], 'field.choice'),
  words: line(300),
  ref: z.string().max(100).nullable().default(null),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'field.choice')
    .nullable()
    .default(null),
})

/** A finding as it is noted in the shop; at the ending it is recorded under this id, once. */
export const findingNoted = z.object({
  id,
  kind: z.string('field.choice').max(40).describe('A kind of finding that this capacity can make'),
  text: text(2_000).min(1, 'field.required'),
  observedAt: at,
  evidence: z.array(evidence).max(50, 'field.too-many').default([]),
})

/** All that a device keeps of a visit and sends as a whole, each time. */
export const visitRecord = z.object({
  participants: z.array(participant).max(12, 'field.too-many').default([]),
  spokenWith: z.literal(['owner', 'employee', 'nobody', null], 'field.choice').default(null),
  home: home.nullable().default(null),
  onPaper: z.boolean('field.choice').default(false).describe('The dealer keeps a register on paper'),
  answers: z.array(answerNoted).max(questionCodes.length, 'field.too-many').default([]),
  scans: z.array(scan).max(500, 'field.too-many').default([]),
  paper: paperRegister.nullable().default(null),
  findings: z.array(findingNoted).max(60, 'field.too-many').default([]),
  remarks: text(4_000).default(''),
})
export type VisitRecord = z.infer<typeof visitRecord>

/** `id` is made by the device, so that a visit begun without a network is made once. Planned for a day, or begun at once. */
export const visitInput = z.object({
  id,
  dealerId: id,
  kind: z.enum(visitKinds, 'field.choice'),
  stepId: id.nullish().describe('Of a re-inspection: the step of the case file that asks for it'),
  jointMark: id
    .nullish()
    .describe('Of a joint visit: the mark of the visit of the municipality; only for police'),
  need: text(1_000).min(1, 'field.required').describe('Why this visit is needed, in words (art. 5:13 Awb)'),
  plannedOn: day.nullish(),
  begunAt: instant.nullish().describe('Begun at once, at this moment'),
})
export type VisitInput = z.infer<typeof visitInput>

export const beginningInput = z.object({ begunAt: instant })
export const cancellationInput = z.object({ reason: requiredLine(300) })
/** `version`: what the device saw last; the first is 0. */
export const recordInput = z.object({ version: z.int('field.number').min(0), record: visitRecord })
/** `tellUntil`: the findings were told in the shop, and the dealer can answer until this day (last day, inclusive). */
export const endingInput = z.object({
  version: z.int('field.number').min(0),
  endedAt: instant,
  tellUntil: day.nullish(),
})
export const photoView = z.object({
  id: z.uuid(),
  sha256: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  takenAt: z.string(),
  words: z.string(),
})
export type PhotoView = z.infer<typeof photoView>

const basisView = z.object({
  part: z.string(),
  article: z.string(),
  publication: z.string(),
  from: day.nullable(),
  until: day.nullable(),
})
export const checklistView = z.object({
  asked: z.array(
    z.object({ code: z.enum(questionCodes), part: z.string(), basis: basisView, suggests: z.string() }),
  ),
  notAsked: z.array(
    z.object({ code: z.enum(questionCodes), part: z.string(), reason: z.enum(notAskedReasons) }),
  ),
})

const visitLine = {
  id: z.uuid(),
  kind: z.enum(visitKinds),
  state: z.enum(visitStates),
  dealerId: z.uuid(),
  dealerName: z.string(),
  dealerAddress: z.string(),
  dealerKind: z.string(),
  municipality: z.string(),
  organisationName: z.string(),
  capacity: z.enum(visitCapacities).nullable().describe('Of who began it; null: planned'),
  plannedOn: day.nullable(),
  begunAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  stepId: z.uuid().nullable(),
  jointMark: z.uuid().nullable(),
  questionsStoppedAt: z.string().nullable().describe('A suspicion arose then; nothing more is said here'),
  findingCount: z.int().describe('Found against the rules: recorded, not withdrawn, without "in order"'),
}
export const visitListItem = z.object(visitLine)
export type VisitListItem = z.infer<typeof visitListItem>
export const visitList = page(visitListItem)
export const visitListQuery = z.object({
  dealerId: z.uuid().optional(),
  state: z.enum(visitStates).optional(),
  from: day.optional().describe('Planned, begun or ended on or after'),
  until: day.optional(),
})

/** A finding of an ended visit, as it is recorded. */
export const recordedFinding = z.object({
  id: z.uuid(),
  kind: z.string(),
  weight: z.string(),
  article: z.string().nullable(),
  publication: z.string().nullable(),
  text: z.string(),
  observedAt: z.string(),
  recordedBy: z.string(),
  capacity: z.enum([...visitCapacities, 'municipal-officer']),
  answerUntil: day.nullable().describe('Told, with this last day to answer; null: not told'),
  withdrawn: z.string().nullable().describe('Why it was withdrawn'),
})

/** The whole visit: all that a screen, a device and the report need. */
export const visitView = z.object({
  ...visitLine,
  version: z.int(),
  need: z.string(),
  record: visitRecord,
  checklist: checklistView,
  findings: z.array(recordedFinding),
  photos: z.array(photoView),
  cancelReason: z.string().nullable(),
  createdBy: z.string(),
  paperSince: day.nullable().describe('The inventory says: a register on paper since'),
})
export type VisitView = z.infer<typeof visitView>

/** One thing of the branch's register at hand: goods and numbers, never a person. */
export const shelfItem = z.object({
  itemId: z.uuid(),
  entryId: z.uuid(),
  sequenceNumber: z.int(),
  acquiredOn: day,
  keepUntil: day,
  state: z.enum(['holding', 'for-sale', 'pledged', 'sold']),
  category: z.enum(categories),
  brand: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  material: z.string().nullable(),
  quantity: z.int(),
  identifiers: z.array(identifierView.extend({ canonical: z.string() })),
})
export type ShelfItem = z.infer<typeof shelfItem>
export const registerAtHand = z.object({
  items: z.array(shelfItem),
  next: z.null(),
  branchNumber: z.string().nullable().describe('Null: not connected, no register here'),
  takenAt: z.string(),
  since: day.describe('Acquired on or after; besides, all that is within its holding period'),
  count: z.int().describe('So many there are; more than the items when not all are given'),
  lastSequenceNumber: z.int(),
})
export type RegisterAtHand = z.infer<typeof registerAtHand>

export const stolenCheckInput = identifierInput
export const stolenAnswer = z.object({
  result: z.enum(['registered-stolen', 'not-registered', 'not-valid']),
  dataUntil: z.string(),
})
export const jointScans = z.object({
  items: z.array(scan.extend({ organisationName: z.string(), stolen: stolenAnswer.shape.result })),
  next: z.null(),
})
/** A joint visit of a municipality that police can join. */
export const jointOffer = z.object({
  jointMark: z.uuid(),
  dealerId: z.uuid(),
  dealerName: z.string(),
  municipality: z.string(),
  organisationName: z.string(),
  plannedOn: day.nullable(),
  begunAt: z.string().nullable(),
})
export const jointOffers = z.object({ items: z.array(jointOffer), next: z.null() })
