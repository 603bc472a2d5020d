import type { Draft } from '../../../web/drafts.ts'
import type { Thing } from '../rules/thing.ts'
import type { FormPicture } from './picture-fields.tsx'
import { type ThingValues, valuesOf } from './thing-form-values.ts'
import type { Kept } from './vault.ts'
import { fromBase64Url, toBase64Url } from './vault-crypto.ts'

/** A form as it begins: of which thing, on which version of it, and what stands in the fields. */
export type ThingStart = { id: string; version: number; values: ThingValues; pictures: FormPicture[] }
/** The same as it waits on the device: new pictures as text. */
export type ThingDraft = Omit<ThingStart, 'pictures'> & {
  pictures: (Omit<FormPicture, 'jpeg'> & { jpeg?: string })[]
}

export function draftOf({ pictures, ...start }: ThingStart): ThingDraft {
  return {
    ...start,
    pictures: pictures.map(({ jpeg, ...picture }) =>
      jpeg ? { ...picture, jpeg: toBase64Url(jpeg) } : picture,
    ),
  }
}

/** Where the form begins: at its draft, else at the thing as it is known, else empty under the id. */
export function startOf(draft: Draft<ThingDraft> | null, id: string, known: Kept<Thing> | null): ThingStart {
  if (draft === null) {
    const pictures = known?.value.pictures ?? []
    return { id, version: known?.version ?? 0, values: valuesOf(known?.value ?? null), pictures }
  }
  return {
    ...draft.value,
    pictures: draft.value.pictures.map(({ jpeg, ...picture }) =>
      jpeg ? { ...picture, jpeg: fromBase64Url(jpeg) } : picture,
    ),
  }
}
