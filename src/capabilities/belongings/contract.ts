import { z } from 'zod'
import { page } from '../../platform/contract.ts'

// Everything a citizen keeps comes in sealed: the server checks how long a box is, and can't know what is in it.

/** A sealed box of a thing: about 100 kB of text. */
export const BOX_BYTES_MAX = 131_072
/** A sealed picture: the device makes pictures smaller before it seals them. */
export const PICTURE_BYTES_MAX = 524_288
/** Most things and pictures of one citizen. */
export const BOXES_MAX = 2_000
export const PICTURES_MAX = 500

/** Bytes as base64url. */
const sealed = (bytes_max: number) =>
  z
    .string('field.text')
    .min(1, 'field.required')
    .max(Math.ceil((bytes_max * 4) / 3), 'field.too-long')
    .regex(/^[\w-]+$/, 'field.text')

/** The data key of the vault, wrapped under the recovery code or under what a passkey derives. */
export const wrappedKey = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recovery'), box: sealed(200) }),
  z.object({ kind: z.literal('passkey'), credentialId: z.string().min(1).max(1400), box: sealed(200) }),
])
export type WrappedKey = z.infer<typeof wrappedKey>
export const vaultKeys = z.object({ keys: z.array(wrappedKey) })
export type VaultKeys = z.infer<typeof vaultKeys>

const recoverySecret = z.string('field.text').regex(/^[\w-]{43}$/, 'field.text')
/** A vault begins with a way back: the key under the recovery code, and the secret that lets its holder sign in anew. */
export const newVaultInput = z.object({ keys: z.array(wrappedKey).min(1).max(2), recoverySecret })
export type NewVaultInput = z.infer<typeof newVaultInput>
/** Keys that take the place of those of the same kind. */
export const vaultKeysInput = z.object({
  keys: z.array(wrappedKey).min(1).max(2),
  recoverySecret: recoverySecret.optional(),
})
export type VaultKeysInput = z.infer<typeof vaultKeysInput>

export const boxView = z.object({ id: z.uuid(), version: z.int(), box: z.string() })
export const boxList = page(boxView)
export type BoxView = z.infer<typeof boxView>
export type BoxList = z.infer<typeof boxList>
export const boxListQuery = z.object({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

/** `version` is the one that was read, 0 for a new thing: what another device changed meanwhile is not overwritten. */
export const boxInput = z.object({ version: z.int('field.number').min(0), box: sealed(BOX_BYTES_MAX) })
export type BoxInput = z.infer<typeof boxInput>
export const boxVersion = z.object({ version: z.int() })

export const pictureInput = z.object({ box: sealed(PICTURE_BYTES_MAX) })
export const pictureView = z.object({ box: z.string() })

export const boxParams = z.object({ id: z.uuid('field.text') })
export const pictureParams = z.object({ id: z.uuid('field.text'), pictureId: z.uuid('field.text') })
