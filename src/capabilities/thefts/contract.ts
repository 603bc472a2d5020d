import { z } from 'zod'
import { categories } from '../../kernel/codes.ts'
import { identifierInput, identifierView } from '../../platform/identifier-contract.ts'
import { day, optionalLine, page, pageQuery, requiredLine } from '../../platform/contract.ts'

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
})
export type StolenItemView = z.infer<typeof stolenItemView>

export const theftReportView = z.object({
  id: z.uuid(),
  source: z.string(),
  reference: z.string(),
  registrationNumber: z.string().nullable(),
  committedOn: day,
  place: z.string(),
  recordedAt: z.string(),
  items: z.array(stolenItemView),
})
export type TheftReportView = z.infer<typeof theftReportView>
export const theftReportLine = theftReportView
  .omit({ items: true })
  .extend({ itemCount: z.int(), hitCount: z.int(), summary: z.string() })
export const theftReportList = page(theftReportLine)
export const theftReportListQuery = pageQuery.extend({ q: z.string().max(200).optional() })
