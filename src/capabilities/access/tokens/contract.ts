import { z } from 'zod'
import { roles } from '../../../kernel/codes.ts'
import { day, requiredLine } from '../../../platform/contract.ts'

export const tokenView = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  /** '<resource>:read' or '<resource>:write'; null is everything the role may. */
  scopes: z.array(z.string()).nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  lastUsedOn: z.string().nullable(),
})
export type TokenView = z.infer<typeof tokenView>
/** `scopes`: what a token of the caller's role can be allowed. */
export const tokenList = z.object({ items: z.array(tokenView), scopes: z.array(z.string()) })
export type TokenList = z.infer<typeof tokenList>

export const tokenInput = z.object({
  name: requiredLine(60),
  scopes: z
    .array(z.string().max(80, 'field.choice'), 'field.choice')
    .min(1, 'field.choice')
    .max(100, 'field.choice'),
  /** The last day on which it works. */
  lastDay: day,
})
export type TokenInput = z.infer<typeof tokenInput>
/** The token itself, shown this once. */
export const tokenMade = z.object({ id: z.string(), token: z.string(), expiresAt: z.string() })
export type TokenMade = z.infer<typeof tokenMade>
