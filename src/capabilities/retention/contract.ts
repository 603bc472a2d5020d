import { z } from 'zod'
import { instant } from '../../platform/contract.ts'
import { deeds, stores } from '../../platform/forgetting-contract.ts'

/** So much of one store: counts only, never who. */
export const forgottenView = z.object({
  store: z.enum(stores),
  deed: z.enum(deeds).describe('Removed from daily work and kept apart, or destroyed'),
  municipality: z.string().nullable(),
  month: z.string().nullable().describe('yyyy-mm in which it falls due'),
  count: z.int(),
})
export type ForgottenView = z.infer<typeof forgottenView>

export const runView = z.object({
  id: z.uuid(),
  on: z.string().describe('Everything due on this day was to go'),
  startedBy: z.string(),
  startedAt: instant,
  finishedAt: instant,
  waiting: z.int().describe('Due, and left to the next run: its log stood still or could not be signed'),
  counts: z.array(forgottenView),
})
export type RunView = z.infer<typeof runView>
export const runList = z.object({ items: z.array(runView) })

export const upcomingList = z.object({
  until: z.string().describe('The last day that was looked at'),
  items: z
    .array(forgottenView)
    .describe('What falls due by then, by month; when nothing does, the first that will'),
})
