import { z } from 'zod'
import { identifierKinds } from '../identifiers/public.ts'
import { requiredLine } from './contract.ts'

/** One number on the goods, as typed; the server parses and canonicalises it. */
export const identifierInput = z.object({
  kind: z.enum(identifierKinds, 'field.choice'),
  value: requiredLine(200),
})

export const identifierView = z.object({
  kind: z.enum(identifierKinds),
  value: z.string(),
  display: z.string().describe('Grouped as people read it'),
  valid: z.boolean().nullable().describe('The check digit agrees; null: the kind has none'),
})
