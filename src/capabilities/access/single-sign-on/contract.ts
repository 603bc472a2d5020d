import { z } from 'zod'
import { organisationKinds } from '../../../kernel/codes.ts'
import { requiredLine } from '../../../platform/contract.ts'

/** An invited person who signs in at the broker of the organisation; the secret is that of the invitation's link. */
export const attemptInput = z.object({
  provider: requiredLine(40),
  invitation: requiredLine(200),
  language: z.enum(['nl', 'en'], 'field.choice').default('nl'),
})
/** By whom people of organisations of a kind can sign in. */
export const providerList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.object({ nl: z.string(), en: z.string() }),
      organisationKind: z.enum(organisationKinds),
    }),
  ),
})
/** Where the browser goes next; the cookie that came along belongs to it. */
export const attemptView = z.object({ address: z.string() })
