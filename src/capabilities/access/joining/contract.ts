import { z } from 'zod'
import { roles } from '../../../kernel/codes.ts'
import { requiredLine } from '../../../platform/contract.ts'

/** The secret of an invitation, from behind the # of its link: 256 bits as base64url. */
export const secretText = z.string('field.text').regex(/^[\w-]{43}$/, 'field.text')
export const invitationSecretInput = z.object({ invitation: secretText })

/** What an invitation says to whoever shows its secret. */
export const invitationView = z.object({
  kind: z.enum(['join', 'new-device']),
  organisation: z.object({ kind: z.string(), name: z.string() }),
  /** Null of a link for another device. */
  role: z.enum(roles).nullable(),
  /** Whom it is for. */
  name: z.string(),
  /** Null when a command of the operator made it. */
  invitedBy: z.string().nullable(),
  /** Made by its own holder, on another device. */
  isOwn: z.boolean(),
  expiresAt: z.string(),
})
export type InvitationView = z.infer<typeof invitationView>

/** A link for another device of the caller; `secret` goes behind the #. */
export const deviceLink = z.object({ secret: z.string(), expiresAt: z.string() })
export type DeviceLink = z.infer<typeof deviceLink>

/** A number of the trade register as people type it, with spaces or dots. */
const digits = (count: number, message: string) =>
  z
    .string('field.text')
    .max(30, 'field.too-long')
    .transform((typed) => typed.replaceAll(/[\s.]/g, ''))
    .refine((typed) => typed === '' || new RegExp(`^\\d{${count}}$`).test(typed), message)

/** Connects a dealer of the inventory. The numbers only when they are not known yet. */
export const connectionInput = z.object({
  dealerId: z.uuid('field.choice'),
  version: z.int().min(1).describe('Of the dealer, as the caller saw it'),
  kvkNumber: digits(8, 'connect.field.kvk-number.wrong').default(''),
  branchNumber: digits(12, 'connect.field.branch-number.wrong').default(''),
  ownerName: requiredLine(80),
  meetingId: z.uuid('field.choice').nullable().default(null),
})
export type ConnectionInput = z.infer<typeof connectionInput>

export const connectionOutcomes = ['connected', 'branch-added', 'link-again'] as const
export const connectionMade = z.object({
  outcome: z.enum(connectionOutcomes),
  organisation: z.string(),
  /** The owner's link, shown this once; null where somebody of the business can sign in already. */
  link: z.string().nullable(),
  expiresAt: z.string().nullable(),
})
export type ConnectionMade = z.infer<typeof connectionMade>

/** How far a dealer is with coming in: asked for while the link is on the screen. */
export const connectionView = z.object({
  ownerSince: z.string().nullable(),
  linkUntil: z.string().nullable(),
  firstEntryAt: z.string().nullable(),
})
export type ConnectionView = z.infer<typeof connectionView>
