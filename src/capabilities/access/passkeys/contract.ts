import { z } from 'zod'
import { requiredLine } from '../../../platform/contract.ts'
import { secretText } from '../joining/contract.ts'

const base64url = (max: number) =>
  z
    .string('field.text')
    .max(max, 'field.too-long')
    .regex(/^[\w-]+$/, 'field.text')

/** A secret that the recovery code gives: 256 bits. */
export const recoverySecret = base64url(43).min(43, 'field.text')

/** `label` is what the authenticator shows beside the passkey; it is kept there and not here. */
export const newPasskeyInput = z.object({ label: requiredLine(64) })
export const passkeyChallengeInput = z.discriminatedUnion('deed', [
  newPasskeyInput.extend({ deed: z.literal('sign-up') }),
  newPasskeyInput.extend({ deed: z.literal('recover'), recoverySecret }),
  // Of an invitation the authenticator shows who is invited.
  z.object({ deed: z.literal('join'), invitation: secretText }),
  z.object({ deed: z.literal('sign-in') }),
])
export type PasskeyChallengeInput = z.infer<typeof passkeyChallengeInput>

/** Options as WebAuthn's `parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON` take them. */
export const passkeyOffer = z.object({ options: z.looseObject({}) })

// What WebAuthn's `toJSON` gives, without what extensions answered: the vault key is nobody's business here.
const credentialId = base64url(1400)
const clientData = base64url(4000)
/** A passkey that was just made. */
export const madePasskeyInput = z.object({
  credentialId,
  clientData,
  attestation: base64url(20_000),
  transports: z
    .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'], 'field.choice'))
    .max(7, 'field.too-long')
    .default([]),
})
export type MadePasskey = z.infer<typeof madePasskeyInput>
export const passkeyInput = z.discriminatedUnion('deed', [
  madePasskeyInput.extend({ deed: z.enum(['sign-up', 'recover'], 'field.choice') }),
  madePasskeyInput.extend({
    deed: z.literal('join'),
    invitation: secretText,
    /** Of a link for another device: older passkeys and their sessions end. */
    replacesOthers: z.boolean('field.choice').default(false),
  }),
])
export type PasskeyInput = z.infer<typeof passkeyInput>
/** A passkey that was just used. */
export const passkeySessionInput = z.object({
  credentialId,
  clientData,
  authenticatorData: base64url(4000),
  signature: base64url(2000),
})
export type PasskeySessionInput = z.infer<typeof passkeySessionInput>

/** One of the caller's own passkeys. */
export const passkeyView = z.object({
  id: z.string(),
  /** Browser and system on which it was made; empty when they did not say. */
  device: z.string(),
  madeAt: z.string(),
  lastUsedAt: z.string(),
})
export const passkeyList = z.object({ items: z.array(passkeyView) })
export type PasskeyView = z.infer<typeof passkeyView>
export type PasskeyList = z.infer<typeof passkeyList>
