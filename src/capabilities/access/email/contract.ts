import { z } from 'zod'
import { line } from '../../../platform/contract.ts'

// Short enough for the seal's column; what an address looks like beyond an @ the confirmation shows.
export const emailAddressInput = z.object({
  address: line(200).regex(/^[^\s@,;:<>()"\\[\]]+@[^\s@,;:<>()"\\[\]]+$/, 'field.email-address'),
})
export const emailCodeInput = z.object({
  code: z
    .string('field.text')
    .trim()
    .regex(/^\d{6}$/, 'field.code'),
})
/** `address` counts; `waiting` will once its code is typed in, until `codeEndsAt`. */
export const emailAddressView = z.object({
  address: z.string().nullable(),
  waiting: z.string().nullable(),
  codeEndsAt: z.string().nullable(),
})
export type EmailAddressView = z.infer<typeof emailAddressView>
