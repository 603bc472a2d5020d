import { z } from 'zod'
import { categories, hitLevels } from '../../kernel/codes.ts'
import { identifierInput, identifierView } from '../../platform/identifier-contract.ts'
import { day, optionalLine, page, pageQuery, requiredLine } from '../../platform/contract.ts'
import { followingSteps, itemStates, itemSteps, listStates, returnGrounds } from './rules/goods-list-steps.ts'

export const stolenItemInput = z.object({
  reference: requiredLine(80).describe('BronUniekID: unique within the source'),
  category: z.enum(categories, 'field.choice'),
  brand: optionalLine(80),
  model: optionalLine(120),
  colour: optionalLine(60),
  description: optionalLine(1000),
  identifiers: z.array(identifierInput).max(20, 'field.too-many').default([]),
})

/** A theft report as registered by the police, with its goods list. */
export const theftReportInput = z.object({
  source: requiredLine(40).describe('Bron: the register the report comes from'),
  reference: requiredLine(80),
  registrationNumber: optionalLine(40).describe('BVH registration; absent: no report known yet'),
  committedOn: day,
  place: requiredLine(120),
  items: z.array(stolenItemInput, 'field.required').min(1, 'field.required').max(500, 'field.too-many'),
})
export type TheftReportInput = z.infer<typeof theftReportInput>
/** A report as a client sends it. */
export type TheftReportRequest = z.input<typeof theftReportInput>
export type StolenItemInput = z.infer<typeof stolenItemInput>

/** Why a stolen item is not looked for any more. */
export const endReasons = [
  'found-by-owner',
  'found-by-police',
  'returned',
  'reported-in-error',
  'other',
] as const
export const itemEndingInput = z
  .object({ reasonCode: z.enum(endReasons, 'field.choice'), reasonText: optionalLine(500) })
  .refine(({ reasonCode, reasonText }) => reasonCode !== 'other' || reasonText !== null, {
    path: ['reasonText'],
    error: 'field.required',
  })
export type ItemEnding = z.infer<typeof itemEndingInput>
export type ItemEndingRequest = z.input<typeof itemEndingInput>
export const itemReopeningInput = z.object({ reasonText: requiredLine(500) })
export type ItemReopening = z.infer<typeof itemReopeningInput>

export const stolenItemView = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  category: z.enum(categories),
  categoryText: z.string().nullable(),
  brand: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  description: z.string().nullable(),
  identifiers: z.array(identifierView),
  hitCount: z.int(),
  endedOn: day.nullable().describe('Found again: from then on neither matched nor answered by the check'),
  endedReason: z.enum(endReasons).nullable(),
})
export type StolenItemView = z.infer<typeof stolenItemView>

export const listOfReport = z.object({ id: z.uuid(), reference: z.string() })
export const theftReportView = z.object({
  id: z.uuid(),
  source: z.string(),
  reference: z.string(),
  registrationNumber: z.string().nullable(),
  committedOn: day,
  place: z.string(),
  recordedAt: z.string(),
  items: z.array(stolenItemView),
  goodsLists: z.array(listOfReport).describe('Lists of citizens that came into it'),
})
export type TheftReportView = z.infer<typeof theftReportView>
export const theftReportLine = theftReportView
  .omit({ items: true, goodsLists: true })
  .extend({ itemCount: z.int(), hitCount: z.int(), summary: z.string() })
export const theftReportList = page(theftReportLine)
export const theftReportListQuery = pageQuery.extend({ q: z.string().max(200).optional() })

/** Jewellery field by field: what makes it recognisable without a number. */
export const jewelleryInput = z.object({
  kind: optionalLine(60).describe('Ring, necklace, ...'),
  metal: optionalLine(60),
  stones: optionalLine(200),
  weightGrams: z
    .number('field.number')
    .positive('field.number')
    .max(10_000, 'field.number')
    .nullish()
    .transform((grams) => grams ?? null),
  marks: optionalLine(200).describe('Hallmarks, maker’s marks; an inscription is an identifier'),
})
export type Jewellery = z.infer<typeof jewelleryInput>
const textOrNull = z.string().nullable()
const jewelleryView = z.object({
  kind: textOrNull,
  metal: textOrNull,
  stones: textOrNull,
  weightGrams: z.number().nullable(),
  marks: textOrNull,
})

export const listedItemInput = z.object({
  category: z.enum(categories, 'field.choice'),
  brand: optionalLine(80),
  model: optionalLine(120),
  colour: optionalLine(60),
  description: optionalLine(1000),
  jewellery: jewelleryInput.nullish().transform((fields) => fields ?? null),
  identifiers: z.array(identifierInput).max(20, 'field.too-many').default([]),
})
export type ListedItemInput = z.infer<typeof listedItemInput>

/** How police reach the owner; each may be left out, and all is sealed. */
export const ownerContact = z.object({
  name: optionalLine(120),
  phone: optionalLine(40),
  email: optionalLine(200),
})
export type OwnerContact = z.infer<typeof ownerContact>
export const ownerContactView = z.object({ name: textOrNull, phone: textOrNull, email: textOrNull })

/** A goods list as its owner sends it: not a theft report. */
export const goodsListInput = z.object({
  municipality: requiredLine(60).describe('Slug of the municipality of the theft'),
  committedOn: day,
  committedUntil: z
    .union([day, z.literal(''), z.null()])
    .optional()
    .transform((last) => last || null)
    .describe('The last day on which it can have happened, where the day is not known'),
  registrationNumber: optionalLine(40).describe('Of the theft report; absent: no report known yet'),
  contact: ownerContact.default({ name: null, phone: null, email: null }),
  items: z.array(listedItemInput, 'field.required').min(1, 'field.required').max(100, 'field.too-many'),
})
export type GoodsListInput = z.infer<typeof goodsListInput>
/** A goods list as a client sends it. */
export type GoodsListRequest = z.input<typeof goodsListInput>

export const pictureSubjects = ['item', 'number', 'receipt', 'box', 'mark'] as const
export type PictureSubject = (typeof pictureSubjects)[number]
export const pictureView = z.object({
  id: z.uuid(),
  shows: z.enum(pictureSubjects),
  width: z.int(),
  height: z.int(),
})
/** One file under the name `picture`; what it shows under `shows`, before it. */
export const pictureShows = z.enum(pictureSubjects, 'field.choice')

export const listedItemView = z.object({
  id: z.uuid(),
  position: z.int(),
  state: z.enum(itemStates),
  category: z.enum(categories),
  brand: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  description: z.string().nullable(),
  jewellery: jewelleryView.nullable(),
  identifiers: z.array(identifierView),
  pictures: z.array(pictureView),
  returnGround: z.enum(returnGrounds).nullable(),
  steps: z.array(z.string()).describe('What the caller may do with it now'),
})
export type ListedItemView = z.infer<typeof listedItemView>

/** One thing that was done, as both sides may read it. */
export const listEventView = z.object({
  at: z.string(),
  side: z.enum(['citizen', 'police']),
  by: z.string().nullable().describe('For police only'),
  step: z.string(),
  itemId: z.uuid().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type ListEventView = z.infer<typeof listEventView>

/** A report that a new list may belong to, and which of its items have a number of the list. */
export const reportSuggestion = z.object({
  reportId: z.uuid(),
  source: z.string(),
  reference: z.string(),
  registrationNumber: z.string().nullable(),
  committedOn: day,
  place: z.string(),
  isOwn: z.boolean().describe('Of the caller’s organisation: only then it can be merged into'),
  sameRegistration: z.boolean(),
  pairs: z.array(z.object({ itemId: z.uuid(), stolenItemId: z.uuid(), shown: z.string() })),
})
export type ReportSuggestion = z.infer<typeof reportSuggestion>

export const hitOnItem = z.object({ id: z.uuid(), level: z.enum(hitLevels) })

export const goodsListView = z.object({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(listStates),
  municipality: z.string(),
  municipalityName: z.string(),
  committedOn: day,
  committedUntil: day.nullable(),
  registrationNumber: z.string().nullable(),
  sentAt: z.string(),
  refusedBecause: z.string().nullable(),
  items: z.array(listedItemView),
  history: z.array(listEventView),
  steps: z.array(z.string()),
  police: z
    .object({
      mayDecide: z.boolean(),
      reportId: z.uuid().nullable(),
      suggestions: z.array(reportSuggestion),
      hits: z
        .record(z.uuid(), z.array(hitOnItem))
        .describe('Hits that the caller sees on each item of the list, the strongest first'),
    })
    .nullable()
    .describe('Null for the owner'),
})
export type GoodsListView = z.infer<typeof goodsListView>

export const goodsListTabs = ['new', 'home', 'in-system', 'refused'] as const
export type GoodsListTab = (typeof goodsListTabs)[number]
export const goodsListLine = goodsListView
  .omit({ items: true, history: true, steps: true, police: true })
  .extend({ itemCount: z.int(), itemStates: z.array(z.enum(itemStates)), summary: z.string() })
export type GoodsListLine = z.infer<typeof goodsListLine>
export const goodsListList = page(goodsListLine).extend({
  counts: z.record(z.enum(goodsListTabs), z.int()).nullable().describe('For police: lists per tab'),
})
export const goodsListQuery = pageQuery.extend({
  tab: z.enum(goodsListTabs).optional().describe('For police: one tab of the own base team'),
})

/** What police decide about a list: `sameAs` pairs its items with items that the report has already. */
export const listDecisionInput = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('accept'),
    intoReport: z.uuid().nullish(),
    sameAs: z
      .array(z.object({ itemId: z.uuid(), stolenItemId: z.uuid() }))
      .max(100, 'field.too-many')
      .default([]),
  }),
  z.object({ decision: z.literal('refuse'), reason: requiredLine(500) }),
])
export type ListDecision = z.infer<typeof listDecisionInput>

export const itemStepInput = z.object({
  step: z.enum(
    itemSteps.map(({ step }) => step).filter((step) => !followingSteps.includes(step)) as [string],
    'field.choice',
  ),
  ground: z.enum(returnGrounds, 'field.choice').nullish(),
  note: optionalLine(500),
})
export type ItemStepInput = z.infer<typeof itemStepInput>
export const itemCorrectionInput = listedItemInput.extend({ reason: requiredLine(300) })
export const registrationInput = z.object({ registrationNumber: requiredLine(40) })
/** Purposes for which police open the owner's contact data. */
export const ownerPurposes = ['handle-goods-list', 'return-of-goods', 'investigation-theft', 'other'] as const
export const ownerViewInput = z.object({
  purposeCode: z.enum(ownerPurposes, 'field.choice'),
  purposeText: requiredLine(500),
})
