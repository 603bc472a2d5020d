import { z } from 'zod'
import { categories } from '../../kernel/codes.ts'
import { day } from '../../platform/contract.ts'

/** What each topic of a municipality's policy holds. One dated row per topic (domain.md 3). */
export const topics = {
  /** Goods stay unaltered until the end of the last day; the day of acquisition doesn't count. */
  holding: z.object({ unit: z.enum(['calendar-days', 'working-days']), days: z.int().min(0).max(60) }),
  /** Who the seller is: name and address, and for which goods the identity document. */
  seller: z.object({
    nameAndAddress: z.literal('always'),
    document: z.union([z.literal('always'), z.array(z.enum(categories))]),
  }),
  /** Identity of the seller is erased this long after the entry. */
  retention: z.object({ months: z.int().min(1).max(240) }),
  /** Months after which police data leave daily work, and are destroyed; both count from when they came in. */
  'police-data': z.object({
    operationalMonths: z.int().min(1).max(240),
    destroyMonths: z.int().min(1).max(480),
  }),
  /** From this amount, linked transactions together, no cash (from 2026: 3,000 euro). */
  'cash-limit': z.object({ cents: z.int().min(0) }),
  /** The decree that designates this register and the mandate to certify; without: "geregistreerd". */
  designation: z.object({ decree: z.string(), mandate: z.string() }),
  /** Categories that must be in the register. */
  categories: z.object({ registered: z.array(z.enum(categories)) }),
  /** The buyer in the sales register. */
  sales: z.object({ buyerNameAndAddress: z.literal('always') }),
} as const
export type Topic = keyof typeof topics
export const topicNames = Object.keys(topics) as Topic[]

export const ruleView = z.object({
  topic: z.enum(topicNames as [Topic, ...Topic[]]),
  value: z.record(z.string(), z.unknown()),
  from: day,
  until: day.nullable(),
  preset: z.string().nullable(),
  legalBasis: z.string(),
  source: z.string(),
})
export type RuleView = z.infer<typeof ruleView>

export const policyView = z.object({
  municipality: z.string(),
  name: z.string(),
  baseTeam: z.string(),
  rules: z.array(ruleView).describe('All dated rules, newest first; `until` is the last day, inclusive'),
})
export type PolicyView = z.infer<typeof policyView>
export const policyQuery = z.object({ municipality: z.string().optional(), on: day.optional() })
export const policyList = z.object({ items: z.array(policyView) })
