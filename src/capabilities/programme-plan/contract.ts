import { z } from 'zod'
import { day, instant, line, requiredLine, text } from '../../platform/contract.ts'

/** What a milestone can lead to that has a page of its own. */
export const milestoneSubjects = ['campaign'] as const

const subject = z.object({ kind: z.enum(milestoneSubjects), id: z.uuid() }).nullable()

export const milestoneInput = z.object({
  title: requiredLine(160),
  plannedOn: day,
  owner: line(120).describe('Which office or function does it; not a person'),
  doneOn: day.nullable(),
  note: text(2_000),
  about: subject,
})
export type MilestoneInput = z.infer<typeof milestoneInput>
export const milestoneChange = milestoneInput.extend({ version: z.int().min(1) })

export const milestoneView = milestoneInput.extend({ id: z.uuid(), version: z.int() })
export type MilestoneView = z.infer<typeof milestoneView>

/** A day that moved, or a milestone that was dropped (`plannedOn` null). */
export const planChange = z.object({
  id: z.uuid(),
  title: z.string(),
  wasPlannedOn: day,
  plannedOn: day.nullable(),
  changedAt: instant,
  changedByName: z.string(),
})
export type PlanChange = z.infer<typeof planChange>

export const planView = z.object({
  items: z.array(milestoneView),
  changes: z.array(planChange).describe('The newest first'),
})
export type PlanView = z.infer<typeof planView>

export const yearPlanInput = z.object({ year: z.int('field.required').min(2014).max(2100) })

const count = z.int().min(0)
export const municipalCount = z.object({
  municipalities: z
    .array(z.object({ slug: z.string(), name: z.string() }))
    .describe('One, or several that are too small to stand alone'),
  total: count.describe('Dealers that trade; who stopped is in `states` only'),
  connected: count,
  states: z.record(z.string(), count).describe('By state; a state that is not there is nobody’s'),
})
export type MunicipalCount = z.infer<typeof municipalCount>

export const monthCount = z.object({
  month: z.string().describe('yyyy-mm, as of its last day or today'),
  total: count,
  connected: count,
  registering: count.describe('Of those connected, who recorded something'),
})
export type MonthCount = z.infer<typeof monthCount>

export const programmeCounts = z.object({
  on: day,
  total: count,
  connected: count,
  rows: z.array(municipalCount),
  months: z.array(monthCount).describe('The last twelve, the oldest first'),
})
export type ProgrammeCounts = z.infer<typeof programmeCounts>
