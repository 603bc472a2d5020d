import { z } from 'zod'
import { day, instant, line, page, pageQuery, text } from '../../platform/contract.ts'
import { findingKindNames, findingRoles, findingWeights } from './rules/finding-kinds.ts'

export const findingSources = ['visit', 'desk', 'report'] as const
export const noticeWays = ['in-shop', 'letter', 'in-app'] as const

/** What a finding stands on; a photo or scan is named by its id and by the SHA-256 of its bytes or row. */
export const evidence = z.object({
  kind: z.enum(['photo', 'scan', 'entry', 'paper-page', 'report', 'words'], 'field.choice'),
  words: line(300),
  ref: z.string().max(100).nullable().default(null),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
})
export type Evidence = z.infer<typeof evidence>

/** The rule as it held on the day of the finding. */
export const findingBasis = z.object({
  part: z.string(),
  article: z.string(),
  publication: z.string(),
  from: day.nullable(),
  until: day.nullable(),
})

/** `id` is made where it is noted, so that a device that sends it twice makes one finding. */
export const findingInput = z.object({
  id: z.uuid('field.choice'),
  dealerId: z.uuid('field.choice'),
  kind: z.enum(findingKindNames, 'field.choice'),
  text: text(2_000).min(1, 'field.required'),
  observedAt: instant,
  evidence: z.array(evidence).max(50, 'field.too-long').default([]),
})
export type FindingInput = z.infer<typeof findingInput>

export const findingView = z.object({
  id: z.uuid(),
  dealerId: z.uuid(),
  municipality: z.string(),
  kind: z.enum(findingKindNames),
  weight: z.enum(findingWeights),
  basis: findingBasis.nullable(),
  text: z.string(),
  observedAt: z.iso.datetime(),
  source: z.enum(findingSources),
  sourceId: z.uuid().nullable(),
  evidence: z.array(evidence),
  capacity: z.enum(findingRoles),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
  organisationName: z.string(),
  told: z.object({ on: day, way: z.enum(noticeWays), answerUntil: day }).nullable(),
  answers: z.array(z.object({ on: day, text: z.string(), givenBy: z.enum(['dealer', 'officer']) })),
  withdrawn: z.object({ on: day, reason: z.string() }).nullable(),
})
export type FindingView = z.infer<typeof findingView>

export const findingList = page(findingView)
export const findingsQuery = pageQuery.extend({
  dealerId: z.uuid('field.choice').optional(),
  ids: z.string().max(4_000).optional().describe('Ids of findings, with commas between'),
})

/** Noted at the desk. What police reported stands on an administrative report that the municipality received. */
export const deskFindingInput = findingInput.extend({
  reportId: z.uuid('field.choice').nullable().default(null),
})
export type DeskFinding = z.infer<typeof deskFindingInput>

/** The dealer is told of findings, several at once; without a day today, without a term the usual one. */
export const noticeInput = z.object({
  findingIds: z.array(z.uuid('field.choice')).min(1, 'field.required').max(100, 'field.too-many'),
  way: z.enum(noticeWays, 'field.choice'),
  on: day.optional(),
  answerUntil: day.optional(),
})
export type NoticeInput = z.infer<typeof noticeInput>

/** `id` is made by the form, so that pressing twice answers once. */
export const answerInput = z.object({
  id: z.uuid('field.choice'),
  text: text(4_000).min(1, 'field.required'),
  on: day.optional().describe('The day on which a letter or call came in; of who writes down for a dealer'),
})
export type AnswerInput = z.infer<typeof answerInput>
export const withdrawalInput = z.object({ reason: text(1_000).min(1, 'field.required') })
