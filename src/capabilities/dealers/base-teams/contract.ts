import { z } from 'zod'
import { day } from '../../../platform/contract.ts'
import { dealerStates } from '../contract.ts'

/** A base team of the police, its municipalities, and who looks after fencing there. */
export const baseTeam = z.object({
  slug: z.string(),
  name: z.string(),
  isOwn: z.boolean().describe('The team of the caller'),
  municipalities: z.array(z.object({ municipality: z.string(), name: z.string() })),
  specialists: z.array(
    z.object({
      name: z.string(),
      since: day,
      standsInFor: z.string().nullable(),
      until: day.nullable().describe('The last day of standing in'),
    }),
  ),
  states: z
    .array(z.object({ state: z.enum(dealerStates), count: z.int() }))
    .describe('Dealers in the area that the caller may see, per state that has any'),
})
export type BaseTeam = z.infer<typeof baseTeam>
export const baseTeamList = z.object({ items: z.array(baseTeam) })
