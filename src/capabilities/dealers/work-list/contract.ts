import { z } from 'zod'
import { branchKinds } from '../../../kernel/codes.ts'
import { day, line, requiredLine } from '../../../platform/contract.ts'
import { workKinds } from '../rules/work-item.ts'

export const workItemView = z.object({
  key: z.string(),
  kind: z.enum(workKinds),
  dealerId: z.uuid().nullable().describe('Null: not a dealer of the list'),
  reason: z.string().describe('Its sentence is the message work.why.<reason>'),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  since: day,
  due: day,
  isBinding: z.boolean().describe('Whether `due` is a term, which can be late'),
  to: z.string().nullable(),
  dealer: z.object({
    name: z.string(),
    kind: z.enum(branchKinds).nullable(),
    municipality: z.string(),
    municipalityName: z.string(),
    address: z.string(),
    phone: z.string().nullable(),
  }),
  putOff: z.object({ until: day, reason: z.string(), by: z.string() }).nullable(),
})
export type WorkItemView = z.infer<typeof workItemView>
export const workList = z.object({ items: z.array(workItemView), next: z.null() })

export const postponementInput = z.object({
  item: line(140).describe('The key of an item of the work list'),
  until: day.describe('The day on which it comes back, at most 90 days ahead; today takes it back at once'),
  reason: requiredLine(200),
})
export type PostponementInput = z.infer<typeof postponementInput>

export const rhythmView = z.object({
  kind: z.enum(branchKinds).nullable().describe('Null: of every kind'),
  size: z.string().nullable().describe('People who work there; null: of every size'),
  usualDays: z
    .int()
    .nullable()
    .describe('In 19 of 20 cases something was recorded within so many days; null: too few dealers'),
  quietAfterDays: z.int(),
  dealers: z.int().describe('At least so many, rounded down to five'),
})
export const rhythmList = z.object({
  items: z.array(rhythmView),
  next: z.null(),
  week: day.nullable().describe('The Monday of the week of counting'),
})
export type RhythmView = z.infer<typeof rhythmView>
