import { z } from 'zod'
import type { Role } from '../../kernel/codes.ts'
import { day, instant, requiredLine, text } from '../../platform/contract.ts'
import { comparedKinds } from './rules/compare-before.ts'
import { directions } from './rules/compare-rules.ts'

/** Who reads the report; the first two also count for it. */
export const reportRoles = [
  'programme-coordinator',
  'programme-officer',
  'mayors-office',
  'prosecutor',
] as const satisfies readonly Role[]
export const countingRoles = ['programme-coordinator', 'programme-officer'] as const satisfies readonly Role[]
/** Who enters arrests and cases per month. */
export const countEntryRoles = [
  'fencing-specialist',
  'assistant-prosecutor',
  'police-inspector',
] as const satisfies readonly Role[]
/** Who enters hours per week. */
export const hourEntryRoles = [
  ...countEntryRoles,
  'municipal-officer',
  'municipal-inspector',
  'enforcement-officer',
] as const satisfies readonly Role[]

/** The questions of the report, in its order. Each has a file in figures/. */
export const figureNames = [
  'coverage',
  'registrations',
  'hits',
  'found-again',
  'returned',
  'arrests',
  'prosecutions',
  'hours',
  'visits',
  'findings',
  'measures',
  'triangle',
  'overview',
  'crime',
  'moves',
] as const
export type FigureName = (typeof figureNames)[number]

const month = z
  .string('field.required')
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'field.month')
  .describe('yyyy-mm')
const count = z.int().min(0)

export const cell = z.object({
  place: z.string().describe('A municipality, several that are too small to stand alone, or a base team'),
  month,
  measure: z.string(),
  amount: count,
})
export type Cell = z.infer<typeof cell>

export const figureStates = ['counted', 'nothing-there', 'not-kept'] as const
export const figureView = z.object({
  figure: z.enum(figureNames),
  state: z
    .enum(figureStates)
    .describe('`not-kept`: nothing in Helder keeps this yet, so that there is no number, not even nought'),
  stock: z.boolean().describe('How many there are at the end of a month, instead of how many came in it'),
  unit: z.enum(['number', 'minutes']),
  measures: z.array(z.string()),
  asks: z.string().nullable().describe('The function of the database that answers'),
  data: z.array(z.string()).describe('The tables it counts in'),
  until: day.describe('The last day that is counted'),
  cells: z.array(cell).describe('What is not nought'),
})
export type FigureView = z.infer<typeof figureView>

const compared = z.object({
  verdict: z.enum(['too-short', 'no-difference', 'less', 'more']),
  months: count,
  before: count,
  after: count,
  ratio: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export const comparison = compared.extend({
  place: z.string().nullable().describe('Null: all municipalities together'),
  kind: z.enum(comparedKinds),
  startsOn: day.nullable(),
  around: compared.describe('The same months in the municipalities around the region'),
})
export const move = z.object({
  from: z.string(),
  to: z.string(),
  month,
  amount: count,
  direction: z.enum(directions),
})
export type Move = z.infer<typeof move>

/** What is kept of a report, as canonical JSON: nothing but numbers, places and months. */
export const reportBody = z.object({
  month,
  until: day,
  organisationName: z.string(),
  months: z.array(month).describe('Its own and the twelve before it, the oldest first'),
  places: z.array(z.object({ slug: z.string(), name: z.string() })),
  figures: z.array(figureView),
  comparisons: z.array(comparison),
  moves: z.array(move),
})
export type ReportBody = z.infer<typeof reportBody>

export const reportChange = z.object({
  figure: z.enum(figureNames),
  place: z.string(),
  month,
  measure: z.string(),
  was: count,
  is: count,
})
export type ReportChange = z.infer<typeof reportChange>

export const reportLine = z.object({
  id: z.uuid(),
  month,
  version: z.int(),
  madeAt: instant,
  madeBy: z.enum(['server', 'coordinator']),
  reason: z.string().nullable(),
  digest: z.string().describe('SHA-256 of the canonical JSON (RFC 8785) of the body, in hex'),
})
export type ReportLine = z.infer<typeof reportLine>
export const reportList = z.object({
  items: z.array(reportLine).describe('The newest month and version first'),
})

export const reportView = reportLine.extend({
  body: reportBody,
  isNewest: z.boolean(),
  changes: z.array(reportChange).describe('What this version says otherwise than the one before it'),
})
export type ReportView = z.infer<typeof reportView>

export const reportOrder = z.object({ month, reason: text(500).default('') })
export type ReportOrder = z.infer<typeof reportOrder>

export const countKinds = ['arrests', 'prosecutions'] as const
export const countInput = z.object({
  municipality: requiredLine(60),
  month,
  kind: z.enum(countKinds, 'field.choice'),
  amount: z.coerce
    .number('field.number')
    .int('field.number')
    .min(0, 'field.number')
    .max(9999, 'field.number'),
  source: requiredLine(200),
  reason: text(500).default('').describe('Of a correction: why it was another number'),
})
export type CountInput = z.infer<typeof countInput>
export const countView = z.object({
  id: z.uuid(),
  municipality: z.string(),
  month,
  kind: z.enum(countKinds),
  amount: count,
  source: z.string(),
  reason: z.string().nullable(),
  enteredAt: instant,
  isStanding: z.boolean().describe('False: a later row corrected it'),
})
export type CountView = z.infer<typeof countView>
export const countList = z.object({
  municipalities: z
    .array(z.object({ slug: z.string(), name: z.string() }))
    .describe('Those of the base team'),
  items: z.array(countView),
})
export type CountList = z.infer<typeof countList>

export const hourKinds = ['desk', 'visit', 'follow-up', 'meeting'] as const
export const hoursInput = z.object({
  week: day.describe('Any day of the week'),
  kind: z.enum(hourKinds, 'field.choice'),
  minutes: z.coerce
    .number('field.number')
    .int('field.number')
    .min(0, 'field.number')
    .max(6_000, 'field.number')
    .multipleOf(15, 'effect.wrong.quarters'),
  reason: text(500).default(''),
})
export type HoursInput = z.infer<typeof hoursInput>
export const hoursView = z.object({
  id: z.uuid(),
  week: day.describe('Its Monday'),
  kind: z.enum(hourKinds),
  minutes: count,
  reason: z.string().nullable(),
  isStanding: z.boolean(),
})
export type HoursView = z.infer<typeof hoursView>
export const hoursList = z.object({
  items: z.array(hoursView).describe('The caller’s own, newest week first'),
})

export const crimeImportInput = z.object({
  source: requiredLine(200),
  publishedOn: day,
  csv: z.string('field.required').min(1, 'field.required').max(900_000, 'field.too-long'),
})
export type CrimeImportInput = z.infer<typeof crimeImportInput>
export const crimeImportLine = z.object({
  id: z.uuid(),
  source: z.string(),
  publishedOn: day,
  importedAt: instant,
  lines: count,
  added: count,
  changed: count,
  unchanged: count,
  refused: count,
})
export const crimeImportView = crimeImportLine.extend({
  errors: z.array(z.object({ line: z.int(), column: z.string().nullable(), message: z.string() })),
})
export type CrimeImportView = z.infer<typeof crimeImportView>
export const crimeImportList = z.object({ items: z.array(crimeImportLine) })
