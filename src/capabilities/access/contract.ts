import { z } from 'zod'
import { roles } from '../../kernel/codes.ts'
import { page, pageQuery } from '../../platform/contract.ts'

export const demoSignInInput = z.object({
  role: z.enum(roles, 'field.choice'),
  // From the sign-in page, which works without script: where someone was, and in which language they read.
  returnTo: z.string().max(300).optional(),
  language: z.enum(['nl', 'en']).optional(),
})

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

/** One look at personal data: who, in what capacity, when, why, what. */
export const accessLogEntry = z.object({
  id: z.string(),
  at: z.string(),
  accountName: z.string(),
  role: z.string(),
  organisation: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subject: z.string(),
  purposeCode: z.string(),
  purposeText: z.string().nullable(),
})
export const accessLogList = page(accessLogEntry)
export const accessLogQuery = pageQuery.extend({
  role: z.enum(roles).optional(),
  from: z.string().optional(),
})
export type AccessLogEntry = z.infer<typeof accessLogEntry>
