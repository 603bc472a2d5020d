import { z } from 'zod'
import { day, page, pageQuery, requiredLine, text } from '../../platform/contract.ts'
import { channels, leftOutReasons } from './rules/choose-recipients.ts'
import { fieldNames } from './rules/fields.ts'
import { letterStates, letterSteps } from './rules/letter-states.ts'

export const templateKinds = [
  'first-letter',
  'meeting-invitation',
  'reminder',
  'quiet-register',
  'connected',
  'no-answer',
  'other',
] as const
export type TemplateKind = (typeof templateKinds)[number]

const SUBJECT_MAX = 150
const BODY_MAX = 6_000
/** A region has some hundreds; a series is read and made as one. */
export const DEALERS_MAX = 1_000

export const templateInput = z.object({
  kind: z.enum(templateKinds, 'field.choice'),
  nameNl: requiredLine(80),
  nameEn: requiredLine(80),
  subject: requiredLine(SUBJECT_MAX),
  body: text(BODY_MAX).min(1, 'field.required'),
})
export type TemplateInput = z.infer<typeof templateInput>
/** `version` is the one that the writer saw. */
export const templateChange = templateInput.extend({ version: z.int().min(1) })

export const letterTemplate = templateInput.extend({
  id: z.uuid(),
  version: z.int(),
  owner: z.string().nullable().describe('Slug of the municipality whose it is; null: of the region'),
  mayWrite: z.boolean(),
  archivedOn: day.nullable(),
  writtenAt: z.string(),
  writtenBy: z.string(),
  asks: z.array(z.enum(fieldNames)).describe('Fields that only a meeting can fill'),
})
export type LetterTemplate = z.infer<typeof letterTemplate>
export const letterTemplates = page(letterTemplate)
export const templateVersion = templateInput.omit({ kind: true }).extend({
  version: z.int(),
  writtenAt: z.string(),
  writtenBy: z.string(),
})
export type TemplateVersion = z.infer<typeof templateVersion>
export const templateVersions = page(templateVersion)
export const archiving = z.object({ archived: z.boolean() })

export const letterheadInput = z.object({
  validFrom: day,
  senderName: requiredLine(80),
  returnAddress: requiredLine(120),
  visitAddress: text(300),
  contact: text(300).min(1, 'field.required'),
  signatoryName: requiredLine(80),
  signatoryFunction: requiredLine(80),
  colour: z.string('field.text').regex(/^#[0-9a-f]{6}$/, 'letterhead.colour-form'),
})
export type LetterheadInput = z.infer<typeof letterheadInput>
export const letterhead = letterheadInput.extend({
  id: z.uuid(),
  organisation: z.string(),
  hasLogo: z.boolean(),
  madeBy: z.string(),
})
export type Letterhead = z.infer<typeof letterhead>
export const letterheads = page(letterhead)

/** What a series is made of; asked once to see it, and once to start it. */
export const seriesPlanInput = z.object({
  templateId: z.uuid('field.choice'),
  dealerIds: z.array(z.uuid()).min(1, 'letter-series.nobody').max(DEALERS_MAX, 'field.too-long'),
  channel: z.enum(channels, 'field.choice'),
  datedOn: day,
  includeLately: z.boolean().default(false),
})
export type SeriesPlanInput = z.infer<typeof seriesPlanInput>
/** `count` is how many letters the sender saw that it would be: another number is another series. */
export const seriesInput = seriesPlanInput.extend({ count: z.int().min(1, 'letter-series.nobody') })

const letterChannel = z.enum(['post', 'email'])
const plannedDealer = { dealerId: z.uuid(), name: z.string(), municipalityName: z.string() }
export const plannedLetter = z.object({ ...plannedDealer, channel: letterChannel, town: z.string() })
export const leftOutDealer = z.object({
  ...plannedDealer,
  reason: z.enum([...leftOutReasons, 'no-letterhead']),
  on: day.nullable().describe('When it got this letter last'),
  missing: z.array(z.enum(fieldNames)),
})
export const seriesPlan = z.object({
  letters: z.array(plannedLetter),
  leftOut: z.array(leftOutDealer),
})
export type SeriesPlan = z.infer<typeof seriesPlan>

/** One letter as it would be: of a template, or of a text that is being written. */
export const previewInput = z.object({
  templateId: z.uuid().optional(),
  subject: z.string().max(SUBJECT_MAX).optional(),
  body: z.string().max(BODY_MAX).optional(),
  dealerId: z.uuid().optional().describe('Absent: the first dealer of the caller'),
  datedOn: day.optional(),
})
export const preview = z.object({
  subject: z.string(),
  text: z.string().describe('What the letter says, for who does not see the picture'),
  picture: z.string().describe('data: address of an SVG of its pages'),
  pageCount: z.int(),
  faults: z.array(z.object({ line: z.int(), message: z.string(), field: z.enum(['subject', 'body']) })),
})
export type Preview = z.infer<typeof preview>

export const seriesCounts = z.object({
  ordered: z.int(),
  made: z.int(),
  refused: z.int(),
  printed: z.int(),
  sent: z.int(),
  toSend: z.int(),
  uncertain: z.int(),
  undeliverable: z.int(),
  toPrint: z.int(),
})
export const letterSeries = z.object({
  id: z.uuid(),
  nameNl: z.string(),
  nameEn: z.string(),
  templateVersion: z.int(),
  channel: z.enum(channels),
  datedOn: day,
  startedAt: z.string(),
  startedBy: z.string(),
  isMade: z.boolean(),
  secondsLeft: z.number().nullable(),
  counts: seriesCounts,
})
export type LetterSeries = z.infer<typeof letterSeries>
export const letterSeriesList = page(letterSeries)
export const seriesListQuery = pageQuery

export const letterRow = z.object({
  id: z.uuid(),
  dealerId: z.uuid(),
  dealerName: z.string(),
  municipalityName: z.string(),
  reference: z.string(),
  channel: letterChannel,
  state: z.enum(letterStates),
  stateSince: z.string(),
  answerCode: z.int().nullable(),
  steps: z.array(z.enum(letterSteps)),
})
export type LetterRow = z.infer<typeof letterRow>
export const letterList = page(letterRow)
export const letterListQuery = pageQuery.extend({
  seriesId: z.uuid().optional(),
  dealerId: z.uuid().optional(),
})
export const stepInput = z.object({ step: z.enum(letterSteps) })
export const resendInput = z.object({ channel: letterChannel })
export const seriesStarted = z.object({ id: z.uuid(), letters: z.int() })
