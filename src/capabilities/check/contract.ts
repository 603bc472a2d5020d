import { z } from 'zod'
import { identifierKinds, inputLengthMax } from '../../identifiers/public.ts'

/** A number as someone reads it on a thing. `kind` is only a hint: without it every kind that it may be is looked up. */
export const checkInput = z.object({
  value: z
    .string('field.text')
    .max(inputLengthMax, 'field.too-long')
    .refine((text) => text.trim() !== '', 'field.required'),
  kind: z.enum(identifierKinds, 'field.choice').optional(),
  work: z
    .string('field.text')
    .max(300, 'field.too-long')
    .optional()
    .describe(
      'Proof of work, when an earlier answer asked for it: the challenge, a dot and the number found',
    ),
})
export type CheckInput = z.infer<typeof checkInput>

export const checkResults = ['registered-stolen', 'not-registered', 'not-valid'] as const
export type CheckResult = (typeof checkResults)[number]

/** Why a number can't be right. */
export const notValidReasons = [
  'model-number',
  'check-digit',
  'look-alike-letters',
  'placeholder',
  'too-short',
  'too-long',
  'wrong-length',
  'wrong-characters',
  'unknown-country',
  'randomised',
  'hallmark',
] as const
export type NotValidReason = (typeof notValidReasons)[number]

export const checkView = z.object({
  result: z.enum(checkResults),
  reason: z.enum(notValidReasons).optional().describe('Why the number can not be right; only with not-valid'),
  dataUntil: z.string().describe('The answer holds for what was registered until this moment'),
})
