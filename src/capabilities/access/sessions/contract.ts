import { z } from 'zod'
import { roles } from '../../../kernel/codes.ts'

/** One of the caller's own sessions. */
export const sessionView = z.object({
  id: z.string(),
  method: z.enum(['demo', 'passkey', 'sso']),
  /** Browser and system; empty when they did not say. */
  device: z.string(),
  role: z.enum(roles),
  organisation: z.string(),
  startedAt: z.string(),
  lastUsedAt: z.string(),
  /** When it ends if it is not used any more. */
  endsAt: z.string(),
  isThisOne: z.boolean(),
})
export type SessionView = z.infer<typeof sessionView>

export const sessionList = z.object({
  items: z.array(sessionView),
  /** How long a session of the caller's role lasts without use, and at most. */
  idleMinutes: z.int(),
  longestHours: z.int(),
})
export type SessionList = z.infer<typeof sessionList>

export const confirmWays = ['passkey', 'demo', 'sign-in'] as const
/** How the holder of a session can show to be there: with a passkey, a button of the demo, or by signing in again. */
export type ConfirmWay = (typeof confirmWays)[number]
export const confirmationOffer = z.object({
  ways: z.array(z.enum(confirmWays)),
  /** What the passkey signs; null where a passkey is no way. */
  options: z.looseObject({}).nullable(),
})
export type ConfirmationOffer = z.infer<typeof confirmationOffer>
