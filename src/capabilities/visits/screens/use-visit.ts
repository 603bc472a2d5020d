import { useCallback, useEffect, useState } from 'react'
import { ConnectionLost, getJson } from '../../../web/api.ts'
import { keepAppOffline } from '../../../web/offline-app.ts'
import { keepMe } from '../../../web/offline-session.ts'
import { keepPart, loadPart } from '../../../web/sealed-parts.ts'
import { accountOf, useMe } from '../../../web/session.ts'
import type { RegisterAtHand, VisitRecord, VisitView } from '../contract.ts'
import { choose, endedAt, freshVisit, type KeptVisit, type WaitingDeed } from './kept-visit.ts'
import { withServer } from './send-visit.ts'
import { useHeldVisit } from './use-held-visit.ts'
import { useSending } from './use-sending.ts'
import { type KeptPhoto, partOfPhoto } from './visit-photo.ts'

export type VisitHere = NonNullable<ReturnType<typeof useVisit>['here']>

/**
 * A visit on this device: each change is kept sealed here at once, sent, and sent again until the server has it, also after
 * a reload without a network. Once it has ended and the server has all of it, this device forgets it.
 */
export function useVisit(id: string) {
  const me = useMe()
  const account = accountOf(me)
  const held = useHeldVisit(account, id)
  const sending = useSending(id, held)
  const [register, setRegister] = useState<RegisterAtHand | null>(null)
  const { show, put, commit, latest } = held
  const { send, setProblem } = sending

  const open = useCallback(async () => {
    const local = await loadPart<KeptVisit>({ account, work: id, part: 'visit' }).catch(() => null)
    if (local !== null && latest.current === null) show(local)
    if (local !== null) setRegister(await loadPart<RegisterAtHand>({ account, work: id, part: 'register' }))
    try {
      const visit = await getJson<VisitView>(`/v1/visits/${id}`)
      if (latest.current === null) await put(freshVisit(visit, new Date().toISOString()))
      else await commit((one) => withServer(one, visit))
      setProblem(null)
      if (visit.state === 'begun') {
        await keepMe(me)
        void keepAppOffline()
        const items = await getJson<RegisterAtHand>(`/v1/visits/${id}/register`)
        await keepPart({ account, work: id, part: 'register' }, items, false)
        setRegister(items)
      }
    } catch (error) {
      if (latest.current === null || !(error instanceof ConnectionLost)) setProblem(error)
    }
    await send()
  }, [account, commit, id, latest, me, put, send, setProblem, show])
  useEffect(() => {
    const soon = setTimeout(() => void open())
    return () => clearTimeout(soon)
  }, [open])

  const { kept } = held
  const here = kept && {
    kept,
    register,
    isSending: sending.isSending,
    isWaiting: sending.isWaiting,
    isOver: endedAt(kept) !== null,
    ...deedsOn({ account, id, commit, send }),
  }
  return { here, problem: sending.problem, again: open }
}

type On = Pick<ReturnType<typeof useHeldVisit>, 'commit'> & {
  account: string
  id: string
  send: () => Promise<void>
}

/** What can be done on a visit, with a network or without. */
function deedsOn({ account, id, commit, send }: On) {
  const keyOf = (photoId: string) => ({ account, work: id, part: partOfPhoto(photoId) })
  return {
    /** Changes what is noted. */
    note: (change: (record: VisitRecord) => VisitRecord) =>
      void commit((one) => ({ ...one, record: change(one.record) })),
    /** Does something that weighs, now or as soon as there is a network. */
    deed: async (deed: WaitingDeed) => {
      await commit((one) => ({ ...one, deeds: [...one.deeds, deed] }))
      await send()
    },
    addPhoto: async (photo: KeptPhoto) => {
      await keepPart(keyOf(photo.id), photo, true)
      await commit((one) => ({ ...one, photosWaiting: [...one.photosWaiting, photo.id] }))
    },
    photo: (photoId: string) => loadPart<KeptPhoto>(keyOf(photoId)),
    /** Settles a conflict: for these parts with what the other device wrote. */
    choose: async (takeTheirs: ReadonlySet<string>) => {
      await commit((one) => choose(one, takeTheirs))
      await send()
    },
  }
}
