import { z } from 'zod'
import { day, page } from '../../platform/contract.ts'

/** What somebody asks: to see, to put right, or to erase. */
export const requestKinds = ['access', 'correction', 'erasure'] as const
export type RequestKind = (typeof requestKinds)[number]

/** Under which law the controller answers: AVG, or for police data Wpg. */
export const regimes = ['avg', 'wpg'] as const
export type Regime = (typeof regimes)[number]

/** No name: who asks stands on the answer alone. */
export const requestInput = z.object({
  kind: z.enum(requestKinds, 'field.choice'),
  receivedOn: day,
})
export type RequestInput = z.infer<typeof requestInput>

export const requestView = z.object({
  id: z.uuid(),
  kind: z.enum(requestKinds),
  regime: z.enum(regimes),
  receivedOn: day,
  dueOn: day.describe('The last day to answer on, inclusive'),
  answeredOn: day.nullable(),
})
export type RequestView = z.infer<typeof requestView>
export const requestList = page(requestView)
