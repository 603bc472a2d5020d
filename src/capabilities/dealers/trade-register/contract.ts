import { z } from 'zod'
import { day } from '../../../platform/contract.ts'

/** Where a place of business stands, as far as the register says. */
export const tradeAddress = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('domestic'),
    street: z.string(),
    houseNumber: z.string().nullable(),
    postcode: z.string().nullable(),
    town: z.string(),
  }),
  z.object({ kind: z.literal('foreign'), lines: z.array(z.string()), country: z.string() }),
])
export type TradeAddress = z.infer<typeof tradeAddress>

/** What we use of one place of business in the trade register; null is: the register doesn't say. Owners never. */
export const tradeEntry = z.object({
  kvkNumber: z.string(),
  branchNumber: z.string().nullable(),
  name: z.string(),
  isMain: z.boolean().nullable(),
  address: tradeAddress.nullable(),
  isShielded: z.boolean().describe('The register knows the address and does not hand it out'),
  startedOn: day.nullable(),
  endedOn: day.nullable(),
  isEnded: z.boolean(),
  nonMailing: z.boolean().nullable().describe('Wants no unasked advertisement by post'),
  activities: z.array(z.string()),
  staff: z.int().nullable().describe('People who work there'),
})
export type TradeEntry = z.infer<typeof tradeEntry>

/** Why the register gave no answer. `not-set-up`: this server has no key for it. */
export const silenceReasons = [
  'timeout',
  'rate-limited',
  'outage',
  'refused-key',
  'unreadable',
  'not-set-up',
] as const
export type SilenceReason = (typeof silenceReasons)[number]

export const tradeAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('found'), entries: z.array(tradeEntry), more: z.boolean() }),
  z.object({ outcome: z.literal('not-found') }),
  z.object({
    outcome: z.literal('unavailable'),
    why: z.enum(silenceReasons),
    retryAfterSeconds: z.int().nullable(),
  }),
])
export type TradeAnswer = z.infer<typeof tradeAnswer>
export type Silence = Extract<TradeAnswer, { outcome: 'unavailable' }>

/** The port to the trade register of the Chamber of Commerce. Never throws for what the register does. */
export type TradeRegister = {
  /** Every place of business of one business (8 digits), ended ones too. */
  byKvkNumber: (kvkNumber: string) => Promise<TradeAnswer>
  /** One place of business (12 digits), with its whole address. */
  byBranchNumber: (branchNumber: string) => Promise<TradeAnswer>
  /** Places of business that go by a name in a town; addresses without postcode. */
  byName: (name: string, town: string) => Promise<TradeAnswer>
}
