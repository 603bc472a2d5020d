import { randomBytes } from 'node:crypto'
import type { Day } from '../../../kernel/dates.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { seal, unseal } from '../../../platform/sealed-box.ts'
import type { OwnerContact } from '../contract.ts'

/** What the database keeps of a list's own key: under which file it is wrapped, and wrapped. */
export type WrappedKey = { bucket: string; wrapped_key: Buffer }

/** A key for one list, wrapped under that of the month in which it is sent: destroying a month's key forgets them all. */
export function makeListKey(keys: KeyFiles, listId: string, today: Day): WrappedKey & { key: Buffer } {
  const bucket = today.slice(0, 7)
  const key = randomBytes(32)
  return { key, bucket, wrapped_key: seal(keys.key(`goods-lists/${bucket}`), key, listId) }
}

/** The key of a list, or null when its month was destroyed. */
export function openListKey(
  keys: KeyFiles,
  listId: string,
  { bucket, wrapped_key }: WrappedKey,
): Buffer | null {
  const outer = keys.find(`goods-lists/${bucket}`)
  return outer && unseal(outer, wrapped_key, listId)
}

const ownerContext = (listId: string) => `owner of ${listId}`

export function sealOwner(key: Buffer, listId: string, contact: OwnerContact): Buffer {
  return seal(key, Buffer.from(JSON.stringify(contact)), ownerContext(listId))
}

export function unsealOwner(key: Buffer, listId: string, box: Buffer): OwnerContact {
  return JSON.parse(unseal(key, box, ownerContext(listId)).toString()) as OwnerContact
}
