import { callApi } from '../../../web/api.ts'
import { addressOf, shrinkPicture } from '../../belongings/screens/shrink-picture.ts'

/** A photo as this device keeps it: the bytes as text, as what is sealed is JSON. */
export type KeptPhoto = { id: string; takenAt: string; words: string; jpeg: string }

export const partOfPhoto = (photoId: string) => `photo:${photoId}`

/** Draws a picture anew, smaller and without where and with what it was taken, ready to be kept. Throws for no picture. */
export async function takePhoto(file: Blob, words: string): Promise<KeptPhoto> {
  const { jpeg } = await shrinkPicture(file)
  const address = addressOf(jpeg)
  return {
    id: crypto.randomUUID(),
    takenAt: new Date().toISOString(),
    words,
    jpeg: address.slice(address.indexOf(',') + 1),
  }
}

/** The address of a kept photo for <img>. */
export const shownPhoto = ({ jpeg }: KeptPhoto) => `data:image/jpeg;base64,${jpeg}`

/** Sends a photo; sent twice it stands once, by its id. */
export async function postPhoto(visitId: string, { id, takenAt, words, jpeg }: KeptPhoto): Promise<void> {
  const form = new FormData()
  form.append('id', id)
  form.append('takenAt', takenAt)
  form.append('words', words)
  const bytes = Uint8Array.from(atob(jpeg), (character) => character.charCodeAt(0))
  form.append('picture', new Blob([bytes], { type: 'image/jpeg' }), 'photo.jpg')
  await callApi('POST', `/v1/visits/${visitId}/photos`, { form })
}
