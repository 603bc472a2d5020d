import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import type { VisitRecord } from './contract.ts'
import { openPhoto } from './photos.ts'
import { typesetVisit } from './print/typeset-visit.ts'
import { visitPaper } from './print/visit-paper.ts'
import { readVisit } from './read-visit.ts'

/**
 * The report of a visit as a tagged PDF, with the photos that stand under a finding or in the sample; each photo is a recorded
 * look. Null: none of the caller's organisation, or it was not begun.
 */
export async function makeReport(
  tx: Transaction,
  caller: Caller,
  keys: KeyFiles,
  { id, now }: { id: string; now: Date },
): Promise<Buffer | null> {
  const visit = await readVisit(tx, caller, id, now)
  if (visit === null || visit.begunAt === null) return null
  const shown = photosIn(visit.record)
  const photos = new Map<string, Buffer>()
  for (const { id: photoId } of visit.photos.filter((photo) => shown.has(photo.id))) {
    const jpeg = await openPhoto(tx, keys, { visitId: id, id: photoId })
    if (jpeg !== null) photos.set(photoId, jpeg)
  }
  const at = new Date(visit.endedAt ?? now)
  return typesetVisit(visitPaper(visit, [...photos.keys()]), [...photos.values()], at)
}

function photosIn({ findings, paper }: VisitRecord): Set<string> {
  const evidence = findings.flatMap((finding) => finding.evidence.map(({ ref }) => ref ?? ''))
  return new Set([...evidence, ...(paper?.sample.flatMap(({ photoIds }) => photoIds) ?? [])])
}
