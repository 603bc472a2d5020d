import { z } from 'zod'
import { roles } from '../../kernel/codes.ts'
import { page, requiredLine } from '../../platform/contract.ts'

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

const base64url = (max: number) =>
  z
    .string('field.text')
    .max(max, 'field.too-long')
    .regex(/^[\w-]+$/, 'field.text')

/** A secret that the recovery code gives: 256 bits. */
export const recoverySecret = base64url(43).min(43, 'field.text')

/** `label` is what the authenticator shows beside the passkey; it is kept there and not here. */
const newPasskey = { label: requiredLine(64) }
export const passkeyChallengeInput = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('sign-up'), ...newPasskey }),
  z.object({ deed: z.literal('recover'), ...newPasskey, recoverySecret }),
  z.object({ deed: z.literal('sign-in') }),
])
export type PasskeyChallengeInput = z.infer<typeof passkeyChallengeInput>

/** Options as WebAuthn's `parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON` take them. */
export const passkeyOffer = z.object({ options: z.looseObject({}) })

// What WebAuthn's `toJSON` gives, without what extensions answered: the vault key is nobody's business here.
const credentialId = base64url(1400)
const clientData = base64url(4000)
export const passkeyInput = z.object({
  deed: z.enum(['sign-up', 'recover'], 'field.choice'),
  credentialId,
  clientData,
  attestation: base64url(20_000),
  transports: z
    .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'], 'field.choice'))
    .max(7, 'field.too-long')
    .default([]),
})
export type PasskeyInput = z.infer<typeof passkeyInput>
export const passkeySessionInput = z.object({
  credentialId,
  clientData,
  authenticatorData: base64url(4000),
  signature: base64url(2000),
})
export type PasskeySessionInput = z.infer<typeof passkeySessionInput>
