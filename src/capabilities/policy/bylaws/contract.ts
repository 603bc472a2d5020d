import { z } from 'zod'
import { branchKinds, categories } from '../../../kernel/codes.ts'
import { day, requiredLine, text } from '../../../platform/contract.ts'
import { topics } from '../contract.ts'
import { localParts } from '../rules/bylaw-parts.ts'

export const articleStatuses = ['draft', 'in-force'] as const

/** Which register counts, and who certifies on behalf of the mayor. Without a mandate nobody does. */
const designationValue = z.object({
  register: z.enum(['this', 'other'], 'field.choice'),
  /** Name of the register that counts instead. */
  otherName: z.string().optional(),
  decree: z.string(),
  mandate: z.string(),
})

/** The dated value of the parts that decide a rule; other parts have none. */
export const partValues = {
  document: topics.seller,
  holding: topics.holding,
  'sales-register': topics.sales,
  exemption: z.object({ exempt: z.array(z.enum(categories)) }),
  designation: designationValue,
} as const
export type PartValues = { [P in keyof typeof partValues]: z.infer<(typeof partValues)[P]> }

/** What somebody types in. The values of a part are in fields of their own, so that each can be wrong on its own. */
export const articleInput = z.object({
  municipality: requiredLine(60),
  part: z.enum(localParts, 'field.choice'),
  status: z.enum(articleStatuses, 'field.choice'),
  article: requiredLine(200),
  text: text(8_000).min(1, 'field.required'),
  from: day,
  until: day.nullable().default(null),
  publication: requiredLine(300),
  reason: text(500).default(''),
  draftId: z.uuid().nullable().default(null).describe('The draft that is decided with this'),
  unit: z.enum(topics.holding.shape.unit.options, 'field.choice').optional(),
  days: z.coerce.number('field.number').optional(),
  document: z.union([z.literal('always'), z.array(z.enum(categories))], 'field.choice').optional(),
  exempt: z.array(z.enum(categories), 'field.choice').optional(),
  register: designationValue.shape.register.optional(),
  otherName: text(200).default(''),
  mandate: text(300).default(''),
})
export type ArticleInput = z.infer<typeof articleInput>

export const articleView = z.object({
  id: z.uuid(),
  part: z.enum(localParts),
  status: z.enum(articleStatuses),
  article: z.string(),
  text: z.string(),
  from: day.describe('Of a draft the day that is planned'),
  until: day.nullable().describe('The last day that was decided, inclusive; a later article ends it sooner'),
  publication: z.string(),
  value: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  enteredAt: z.iso.datetime(),
  enteredBy: z.string().nullable().describe('Only for who may write here too'),
})
export type ArticleView = z.infer<typeof articleView>

export const endingInput = z.object({
  until: day.nullable().describe('The last day; null withdraws what has not begun'),
  reason: text(500).default(''),
})
export type EndingInput = z.infer<typeof endingInput>

export const focusInput = z.object({
  municipality: requiredLine(60),
  kinds: z.array(z.enum(branchKinds), 'field.choice'),
  decidedOn: day,
  from: day,
  recordedIn: requiredLine(300).describe('Where the decision of the triangle is written down'),
})
export type FocusInput = z.infer<typeof focusInput>

export const focusView = z.object({
  id: z.uuid(),
  kinds: z.array(z.enum(branchKinds)),
  decidedOn: day,
  from: day,
  recordedIn: z.string(),
})
export type FocusView = z.infer<typeof focusView>

export const bylawView = z.object({
  municipality: z.string(),
  name: z.string(),
  mayWrite: z.boolean(),
  articles: z.array(articleView).describe('What stands, drafts too; newest day first'),
  focus: z.array(focusView).describe('Decisions of the triangle on local focus branches, newest first'),
  mandates: z
    .array(z.object({ office: z.string(), decree: z.string(), from: day, until: day.nullable() }))
    .describe('Which office works on dealers for this municipality'),
})
export type BylawView = z.infer<typeof bylawView>
export const bylawList = z.object({ items: z.array(bylawView) })
