import { z } from 'zod'
import { cents, day, line, requiredLine } from '../../../platform/contract.ts'
import { measures } from '../rules/file-states.ts'

const days = (max: number) => z.int('field.number').min(1, 'field.number').max(max, 'field.number')

/** What comes at the first, second, third finding of a weight; the last repeats. */
export const rung = z.object({
  weight: z.enum(['slight', 'serious', 'grave'], 'field.choice'),
  parts: z
    .array(z.string())
    .max(12)
    .nullable()
    .describe('Parts of the rules; null: all that have no rung of their own'),
  measures: z.array(z.enum(measures, 'field.choice')).min(1, 'field.required').max(6, 'field.too-long'),
})

/** The enforcement policy of a municipality (beleidsregel, 4:81 Awb) as data. */
export const ladderValue = z.object({
  windowMonths: days(120).describe('Findings within so many months count together'),
  rungs: z.array(rung).min(1, 'field.required').max(40, 'field.too-long'),
  viewDays: days(90).describe('Term for the view (4:8 Awb)'),
  warningMonths: days(120).describe('How long a warning counts'),
  complyDays: days(365).describe('Time to comply: at least so many days'),
  penalty: z.object({
    amountCents: cents,
    per: z.enum(['violation', 'day', 'week'], 'field.choice'),
    maximumCents: cents,
  }),
  closure: z
    .object({ article: requiredLine(200), daysMax: days(1_000) })
    .nullable()
    .describe('The article that allows closing, and for how long at most; null: this policy has no closure'),
})
export type LadderValue = z.infer<typeof ladderValue>

export const ladderInput = ladderValue.extend({
  id: z.uuid('field.choice'),
  from: day,
  source: requiredLine(300).describe('The decree, and where it was published'),
  preset: line(60).default(''),
})
export type LadderInput = z.infer<typeof ladderInput>

export const ladderView = z.object({
  id: z.uuid(),
  municipality: z.string(),
  municipalityName: z.string(),
  from: day,
  until: day.nullable().describe('The day before the next begins'),
  source: z.string(),
  value: ladderValue,
  isInForce: z.boolean().describe('Whether the enforcement policy it is tied to is in force today'),
})
export type LadderView = z.infer<typeof ladderView>
export const ladderList = z.object({ items: z.array(ladderView) })
