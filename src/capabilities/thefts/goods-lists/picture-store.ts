import { newId } from '../../../kernel/ids.ts'
import type { z } from 'zod'
import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { inTransaction } from '../../../platform/database.ts'
import { seal, unseal } from '../../../platform/sealed-box.ts'
import type { PictureSubject, pictureView } from '../contract.ts'
import type { TheftDependencies } from '../record-theft-report.ts'
import { openListKey, type WrappedKey } from './owner-keys.ts'
import { reEncodePicture } from '../../../platform/re-encode-picture.ts'

type Added = { ok: true; picture: z.infer<typeof pictureView> }
type Refused = Refusal<'not-found' | 'step-not-possible' | 'too-many-pictures' | 'not-a-picture'>

/** Adds a picture to an item: drawn anew, and sealed under the key of its list. */
export async function addPicture(
  { database, keys }: TheftDependencies,
  caller: Caller,
  { listId, itemId }: { listId: string; itemId: string },
  shows: PictureSubject,
  sent: Buffer,
): Promise<Added | Refused> {
  const drawn = await reEncodePicture(sent)
  if (!drawn.ok) return drawn
  const picture = { id: newId(), shows, width: drawn.width, height: drawn.height }
  return inTransaction(database, caller, async (tx): Promise<Added | Refused> => {
    const kept = await tx`select from thefts.listed_item where id = ${itemId} and list_id = ${listId}`
    const [wrapped] = await tx<WrappedKey[]>`select * from thefts.open_list_owner(${listId}, 'own', null)`
    const key = kept.length > 0 && wrapped ? openListKey(keys, listId, wrapped) : null
    if (key === null) return { ok: false, reason: 'not-found' }
    const box = seal(key, drawn.jpeg, picture.id)
    const [row] = await tx<{ outcome: 'added' | Refused['reason'] }[]>`
      select thefts.add_listed_picture(${itemId}, ${tx.json({ ...picture, bytes: drawn.jpeg.length })}, ${box}) as outcome`
    return row!.outcome === 'added' ? { ok: true, picture } : { ok: false, reason: row!.outcome }
  })
}

/** Takes a picture back that the caller sent, until police took the list in. */
export async function removePicture(
  { database }: TheftDependencies,
  caller: Caller,
  listId: string,
  pictureId: string,
): Promise<{ ok: true } | Refusal<'not-found' | 'step-not-possible'>> {
  return inTransaction(database, caller, async (tx) => {
    const [row] = await tx<{ outcome: 'removed' | 'not-found' | 'step-not-possible' }[]>`
      select thefts.remove_listed_picture(${pictureId}, ${listId}) as outcome`
    return row!.outcome === 'removed' ? { ok: true } : { ok: false, reason: row!.outcome }
  })
}

/** A picture as JPEG; a look of police is recorded in the same transaction. Null: none that the caller may see. */
export async function openPicture(
  { database, keys }: TheftDependencies,
  caller: Caller,
  listId: string,
  pictureId: string,
): Promise<Buffer | null> {
  return inTransaction(database, caller, async (tx) => {
    const [row] = await tx<(WrappedKey & { list_id: string; box: Buffer })[]>`
      select * from thefts.open_listed_picture(${pictureId})`
    const key = row?.list_id === listId ? openListKey(keys, listId, row) : null
    return row && key ? unseal(key, row.box, pictureId) : null
  })
}
