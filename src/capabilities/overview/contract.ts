import { z } from 'zod'
import { day, text } from '../../platform/contract.ts'
import { findingKindNames, findingView, findingWeights } from '../findings/public.ts'
import { bylawParts } from '../policy/public.ts'
import { annexPurposes } from './rules/annex-purposes.ts'
import { standings } from './rules/judge-dealer.ts'
import { overviewClasses } from './rules/overview-rule.ts'

const overviewClass = z.enum(overviewClasses)
const part = z.enum(bylawParts)
const ruleUsed = z.object({ version: z.string(), from: day })

/** One municipality of the region, in counts; `visits`, `findings` and `measures` are of the last twelve months. */
export const municipalityCount = z.object({
  municipality: z.string(),
  name: z.string(),
  isOwn: z.boolean(),
  dealers: z.int(),
  classes: z.record(overviewClass, z.int()),
  pending: z.int().describe('Dealers with a finding that they may still answer, or were not told of'),
  visits: z.int().describe('Visits that the municipality ended, at dealers that are there'),
  findings: z.int().describe('Findings of those months that something was not in order'),
  serious: z.int().describe('Those of them that are serious or grave'),
  measures: z
    .int()
    .describe('Warnings, orders and closures that the municipality decided, about dealers that are there'),
})
export type MunicipalityCount = z.infer<typeof municipalityCount>
export const overviewCounts = z.object({ on: day, rule: ruleUsed, items: z.array(municipalityCount) })
export type OverviewCounts = z.infer<typeof overviewCounts>

/** How one finding stands in the rule, and the class if it were not there. */
export const judgedFinding = z.object({
  id: z.uuid(),
  kind: z.enum(findingKindNames),
  weight: z.enum(findingWeights),
  observedOn: day,
  standing: z.enum(standings),
  countsUntil: day,
  answerUntil: day.nullable(),
  classWithout: overviewClass,
})
const judged = {
  class: overviewClass,
  because: z.array(z.uuid()).describe('The findings that made the class'),
  missing: z.array(part).describe('Registers of which nothing says that they are in order'),
  measureSince: day.nullable(),
  next: z
    .object({ on: day, class: overviewClass })
    .nullable()
    .describe('What time alone makes of it, and when'),
  findings: z.array(judgedFinding),
}

/** What the rule says today of each place of business of the dealer who asks. */
export const ownStandings = z.object({
  on: day,
  rule: ruleUsed,
  items: z.array(
    z.object({
      dealerId: z.uuid(),
      name: z.string(),
      town: z.string(),
      municipalityName: z.string(),
      ...judged,
    }),
  ),
})
export type OwnStandings = z.infer<typeof ownStandings>
export type OwnStanding = OwnStandings['items'][number]

export const annexInput = z.object({ purposeCode: z.enum(annexPurposes, 'field.choice') })

/** A dealer by name, with why: only in the closed annex. */
const annexDealer = z.object({
  dealerId: z.uuid(),
  name: z.string(),
  town: z.string(),
  ...judged,
  findings: z.array(
    judgedFinding.extend({
      article: z.string().nullable(),
      text: text(2_000),
      answers: findingView.shape.answers,
    }),
  ),
})
export type AnnexDealer = z.infer<typeof annexDealer>
export const annexContent = z.object({
  on: day,
  rule: ruleUsed,
  municipality: z.string(),
  dealers: z.array(annexDealer),
})
export type AnnexContent = z.infer<typeof annexContent>
export const annexView = annexContent.extend({
  id: z.uuid(),
  number: z.string(),
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
})
export type AnnexView = z.infer<typeof annexView>
export const annexHead = z.object({
  id: z.uuid(),
  number: z.string(),
  on: day,
  purposeCode: z.enum(annexPurposes),
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
})
export const annexList = z.object({ items: z.array(annexHead) })
export type AnnexHead = z.infer<typeof annexHead>
