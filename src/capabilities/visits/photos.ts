import { createHash } from 'node:crypto'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Transaction } from '../../platform/database.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import { reEncodePicture } from '../../platform/re-encode-picture.ts'
import { seal, unseal } from '../../platform/sealed-box.ts'
import type { PhotoView } from './contract.ts'
import { lockVisit } from './lock-visit.ts'

const PHOTOS_MAX = 60

export type SentPhoto = { id: string; takenAt: string; words: string; bytes: Buffer }
type Added =
  | Ok<{ photo: PhotoView }>
  | Refusal<
      | 'not-found'
      | 'not-a-picture'
      | 'step-not-possible'
      | 'visit-ended'
      | 'suspicion-arose'
      | 'too-many-pictures'
    >

/**
 * Adds a photo: drawn anew from its pixels, sealed under the key of the month, with the SHA-256 of the JPEG that is kept. Sent twice it
 * is there once. After the ending only a photo that the record names comes in: it was on its way.
 */
export async function addPhoto(
  tx: Transaction,
  keys: KeyFiles,
  { visitId, sent, now }: { visitId: string; sent: SentPhoto; now: Date },
): Promise<Added> {
  const drawn = await reEncodePicture(sent.bytes)
  if (!drawn.ok) return drawn
  const visit = await lockVisit(tx, visitId)
  if (visit === null) return { ok: false, reason: 'not-found' }
  if (visit.begunAt === null) return { ok: false, reason: 'step-not-possible' }
  const there = await listIds(tx, visitId)
  if (!there.includes(sent.id)) {
    if (visit.state === 'ended' && !JSON.stringify(visit.record).includes(sent.id))
      return { ok: false, reason: 'visit-ended' }
    const { questionsStoppedAt } = visit
    if (questionsStoppedAt !== null && Date.parse(sent.takenAt) > Date.parse(questionsStoppedAt))
      return { ok: false, reason: 'suspicion-arose' }
    if (there.length >= PHOTOS_MAX) return { ok: false, reason: 'too-many-pictures' }
  }
  const keyMonth = dayInAmsterdam(now).slice(0, 7)
  const photo: PhotoView = {
    id: sent.id,
    sha256: createHash('sha256').update(drawn.jpeg).digest('hex'),
    width: drawn.width,
    height: drawn.height,
    bytes: drawn.jpeg.length,
    takenAt: sent.takenAt,
    words: sent.words,
  }
  const { takenAt, ...rest } = photo
  const row = { ...rest, visit_id: visitId, taken_at: takenAt, key_month: keyMonth }
  const box = seal(keys.key(`visit-photos/${keyMonth}`), drawn.jpeg, photo.id)
  const [answer] = await tx<{ outcome: 'added' | 'known' | 'not-found' }[]>`
    select visits.add_photo(${tx.json(row)}, ${box}) as outcome`
  return answer!.outcome === 'not-found' ? { ok: false, reason: 'not-found' } : { ok: true, photo }
}

async function listIds(tx: Transaction, visitId: string): Promise<string[]> {
  return (await tx<{ id: string }[]>`select id from visits.photo where visit_id = ${visitId}`).map(
    ({ id }) => id,
  )
}

/** A photo as JPEG; the look is recorded with it. Null: none that the caller may see, or forgotten. */
export async function openPhoto(
  tx: Transaction,
  keys: KeyFiles,
  { visitId, id }: { visitId: string; id: string },
): Promise<Buffer | null> {
  const [row] = await tx<{ keyMonth: string; box: Buffer }[]>`
    select key_month as "keyMonth", box from visits.open_photo(${id}, ${visitId})`
  const key = row && keys.find(`visit-photos/${row.keyMonth}`)
  return key ? unseal(key, row.box, id) : null
}
