import { z } from 'zod'
import { roles } from '../../kernel/codes.ts'
import { page } from '../../platform/contract.ts'

export const demoSignInInput = z.object({
  role: z.enum(roles, 'field.choice'),
  // From the sign-in page, which works without script: where someone was, and in which language they read.
  returnTo: z.string().max(300).optional(),
  language: z.enum(['nl', 'en']).optional(),
})

/** The appointment in which a session goes on. */
export const capacityInput = z.object({ appointmentId: z.uuid('field.choice') })

export const branchView = z.object({
  branchNumber: z.string(),
  name: z.string(),
  kind: z.string(),
  street: z.string(),
  houseNumber: z.string(),
  postcode: z.string(),
  town: z.string(),
  municipality: z.string(),
  municipalityName: z.string(),
})
export type BranchView = z.infer<typeof branchView>

/** Who is signed in and what the shell shows. */
export const meView = z.object({
  role: z.enum(roles),
  name: z.string(),
  organisation: z.object({ kind: z.string(), code: z.string(), name: z.string() }),
  branches: z.array(branchView),
  /** Whether they may invite people, give roles and take them. */
  manages: z.boolean(),
  /** In which of one's appointments one may act today; one of them is that of this session. Empty for a token. */
  capacities: z.array(
    z.object({
      id: z.string(),
      role: z.enum(roles),
      organisation: z.string(),
      manages: z.boolean(),
      standsInFor: z.string().nullable(),
      endsAt: z.string().nullable(),
      isCurrent: z.boolean(),
    }),
  ),
  /** Who acts, or soon will, beside the one who is signed in. */
  standIns: z.array(
    z.object({ name: z.string(), role: z.enum(roles), startsAt: z.string(), endsAt: z.string() }),
  ),
  demo: z.boolean(),
})
export type MeView = z.infer<typeof meView>

export const dealerView = z.object({
  kvkNumber: z.string(),
  name: z.string(),
  branches: z.array(
    branchView.extend({
      joinedOn: z.string(),
      lastPurchaseOn: z.string().nullable(),
      purchaseCount: z.int(),
    }),
  ),
})
export const dealerList = page(dealerView)
export type DealerView = z.infer<typeof dealerView>
