import { z } from 'zod'
import { day, line, page, requiredLine } from '../../../platform/contract.ts'
import { paperFormats, papers, placeKinds } from '../rules/flyers/codes.ts'

export const campaignInput = z.object({
  title: requiredLine(120),
  validFrom: day,
  validUntil: day,
  municipalities: z.array(line(60)).min(1, 'flyers.wrong.municipalities').max(14, 'field.too-long'),
  paper: z.enum(papers, 'field.required'),
})
export type CampaignInput = z.infer<typeof campaignInput>
export const campaignChange = campaignInput.extend({ version: z.int().min(1) })

export const placeInput = z.object({
  kind: z.enum(placeKinds, 'field.required'),
  name: requiredLine(120),
  municipality: requiredLine(60),
  copies: z.int('flyers.wrong.copies').min(1, 'flyers.wrong.copies').max(200_000, 'flyers.wrong.copies'),
})
export type PlaceInput = z.infer<typeof placeInput>

/** Rounded down to fives: below five nothing is said, which stands here as 0 (docs/decisions/0042). */
const shownCount = z.int().describe('Rounded down to a multiple of five')

export const placeView = z.object({
  id: z.uuid(),
  kind: z.enum(placeKinds),
  name: z.string(),
  municipality: z.string(),
  municipalityName: z.string(),
  copies: z.int(),
  code: z.string(),
  address: z.url().describe('What the QR code opens'),
  weeks: z.array(z.object({ week: day.describe('The Monday'), opened: shownCount, checked: shownCount })),
})
export type PlaceView = z.infer<typeof placeView>

export const campaignSummary = z.object({
  id: z.uuid(),
  version: z.int(),
  title: z.string(),
  validFrom: day,
  validUntil: day,
  municipalities: z.array(z.object({ slug: z.string(), name: z.string() })),
  paper: z.enum(papers),
  placeCount: z.int().describe('Places in the caller’s municipalities'),
  copies: z.int(),
  mayChange: z.boolean().describe('All its municipalities are the caller’s'),
})
export type CampaignSummary = z.infer<typeof campaignSummary>
export const campaignList = page(campaignSummary).extend({
  municipalities: z
    .array(z.object({ slug: z.string(), name: z.string() }))
    .describe('Where the caller may have campaigns'),
})
export const campaignView = campaignSummary.extend({ places: z.array(placeView) })
export type CampaignView = z.infer<typeof campaignView>

export const paperQuery = z.object({
  format: z.enum(paperFormats),
  language: z.enum(['nl', 'en']).default('nl'),
  marks: z
    .enum(['yes', 'no'])
    .default('no')
    .describe('yes: 3 mm bleed and crop marks, for a printing office; no: for an office printer'),
})
export type PaperQuery = z.infer<typeof paperQuery>
