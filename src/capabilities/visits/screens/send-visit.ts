import { ApiProblem, callApi, getJson } from '../../../web/api.ts'
import { keepPart, loadPart } from '../../../web/sealed-parts.ts'
import type { VisitView } from '../contract.ts'
import { completeRecord } from '../rules/record-parts.ts'
import { hasRecordToSend, type KeptVisit, meet, splitHere, type WaitingDeed, waits } from './kept-visit.ts'
import { type KeptPhoto, partOfPhoto, postPhoto } from './visit-photo.ts'

type Change = (kept: KeptVisit) => KeptVisit
export type Sending = {
  account: string
  id: string
  /** In a capacity that may investigate. */
  mayInvestigate: boolean
  /** The visit as this device holds it now. */
  now: () => KeptVisit
  /** Changes it, on this device too. */
  commit: (change: Change) => Promise<void>
}

/**
 * Sends what the server does not have yet: photos, the record, then deeds in their order. Each step is kept as soon as it is
 * done, so that after a lost answer it is done again and stands once (ids and versions are of this device). Throws what the
 * server refused, and `ConnectionLost`; what waits then waits. A conflict ends it: a person chooses first.
 */
export async function sendVisit(sending: Sending): Promise<void> {
  const { id, now, commit } = sending
  if (!waits(now()) || now().conflict !== null) return
  for (const photo of now().photosWaiting) await sendPhoto(sending, photo)
  if (!(await sendRecord(sending))) return
  for (const deed of now().deeds) {
    const after = await sendDeed(sending, deed)
    // At once, or what was stopped or ended here would show as going on until the server is asked again.
    await commit((kept) => ({
      ...(after === null ? kept : withServer(kept, after)),
      deeds: kept.deeds.filter((one) => one.id !== deed.id),
    }))
  }
  const visit = await getJson<VisitView>(`/v1/visits/${id}`)
  const sentAt = new Date().toISOString()
  await commit((kept) => ({ ...withServer(kept, visit), sentAt }))
}

/** What the server says now; what was changed here meanwhile stays and waits. */
export function withServer(kept: KeptVisit, visit: VisitView): KeptVisit {
  return { ...meet(kept, visit.version, visit.record), visit }
}

async function sendPhoto({ account, id, commit }: Sending, photoId: string): Promise<void> {
  const key = { account, work: id, part: partOfPhoto(photoId) }
  const photo = await loadPart<KeptPhoto>(key)
  if (photo !== null) {
    await postPhoto(id, photo)
    await keepPart(key, photo, false)
  }
  await commit((kept) => ({
    ...kept,
    photosWaiting: kept.photosWaiting.filter((one) => one !== photoId),
  }))
}

/** A colleague was first, with other words or with a suspicion. */
const elsewhere = ['changed-elsewhere', 'suspicion-arose']

/** True once the server has the record; false when a person must choose first. */
async function sendRecord(sending: Sending): Promise<boolean> {
  const { id, now, commit } = sending
  while (hasRecordToSend(now())) {
    const record = completeRecord(now().record)
    const { version } = now().base
    try {
      const body = { version, record }
      const visit = await callApi<VisitView>('PUT', `/v1/visits/${id}/record`, { body })
      await commit((one) => ({ ...one, visit, base: { version: visit.version, record } }))
    } catch (error) {
      if (!(error instanceof ApiProblem) || !elsewhere.includes(error.reason ?? '')) throw error
      const visit = await getJson<VisitView>(`/v1/visits/${id}`)
      if (error.reason === 'suspicion-arose' && !sending.mayInvestigate) {
        await commit((one) => ({ ...one, visit }))
        throw error
      }
      await commit((one) =>
        withServer(error.reason === 'suspicion-arose' ? splitHere(one, visit) : one, visit),
      )
      if (now().conflict !== null) return false
    }
  }
  return true
}

const paths = { suspicion: 'suspicions', note: 'investigation-notes', ending: 'endings' } as const

/** The visit as it is after the deed; null where a deed does not change it. */
async function sendDeed({ id, now }: Sending, { kind, body }: WaitingDeed): Promise<VisitView | null> {
  const version = kind === 'ending' ? { version: now().base.version } : {}
  const path = `/v1/visits/${id}/${paths[kind]}`
  try {
    const after = await callApi<VisitView | undefined>('POST', path, { body: { ...body, ...version } })
    return after ?? null
  } catch (error) {
    const done = kind === 'note' ? null : await doneBefore(id, kind, error)
    if (done === null) throw error
    return done
  }
}

/** A lost answer: the deed was done, and the second one is refused for that. */
async function doneBefore(
  id: string,
  kind: 'suspicion' | 'ending',
  error: unknown,
): Promise<VisitView | null> {
  if (!(error instanceof ApiProblem) || error.status !== 409) return null
  const visit = await getJson<VisitView>(`/v1/visits/${id}`)
  const isDone = kind === 'ending' ? visit.endedAt !== null : visit.questionsStoppedAt !== null
  return isDone ? visit : null
}
