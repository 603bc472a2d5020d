import { z } from 'zod'
import { roles } from '../../../kernel/codes.ts'

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
