import { useCallback, useEffect, useRef, useState } from 'react'
import { ConnectionLost, getJson } from '../../../web/api.ts'
import { keepAppOffline } from '../../../web/offline-app.ts'
import { keepMe } from '../../../web/offline-session.ts'
import { forgetWork, keepPart, loadPart } from '../../../web/sealed-parts.ts'
import { accountOf, useMe } from '../../../web/session.ts'
import type { RegisterAtHand, VisitRecord, VisitView } from '../contract.ts'
import { investigatorRoles } from '../rules/capacities.ts'
import { choose, endedAt, freshVisit, type KeptVisit, type WaitingDeed, waits } from './kept-visit.ts'
import { sendVisit, withServer } from './send-visit.ts'
import { type KeptPhoto, partOfPhoto } from './visit-photo.ts'

/** Typing pauses this long before what was typed is sent; on this device it is kept at once. */
const PAUSE_MS = 1_000
/** How soon what did not get through is sent again. */
const AGAIN_AFTER_MS = 4_000

export type VisitHere = NonNullable<ReturnType<typeof useVisit>['here']>

/**
 * A visit on this device: each change is kept sealed here at once, sent, and sent again until the server has it, also after
 * a reload without a network. Once it has ended and the server has all of it, this device forgets it.
 */
export function useVisit(id: string) {
  const me = useMe()
  const account = accountOf(me)
  const mayInvestigate = investigatorRoles.some((role) => role === me.role)
  const [kept, setKept] = useState<KeptVisit | null>(null)
  const [register, setRegister] = useState<RegisterAtHand | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [isSending, setIsSending] = useState(false)
  const latest = useRef<KeptVisit | null>(null)
  const busy = useRef(false)

  const put = useCallback(
    async (next: KeptVisit) => {
      latest.current = next
      setKept(next)
      const { visit } = next
      if (visit.state === 'ended' && !waits(next)) await forgetWork(account, id)
      else if (visit.begunAt !== null) await keepPart({ account, work: id, part: 'visit' }, next, waits(next))
    },
    [account, id],
  )
  const commit = useCallback(
    async (change: (one: KeptVisit) => KeptVisit) => {
      if (latest.current !== null) await put(change(latest.current))
    },
    [put],
  )

  const send = useCallback(async () => {
    if (busy.current || latest.current === null || !waits(latest.current)) return
    busy.current = true
    setIsSending(true)
    try {
      await sendVisit({ account, id, mayInvestigate, now: () => latest.current!, commit })
      setProblem(null)
    } catch (error) {
      // Without a connection it waits, and the page says so; a refusal is shown.
      setProblem(error instanceof ConnectionLost ? null : error)
    } finally {
      busy.current = false
      setIsSending(false)
    }
  }, [account, commit, id, mayInvestigate])

  useEffect(() => {
    let current = true
    const open = async () => {
      const local = await loadPart<KeptVisit>({ account, work: id, part: 'visit' }).catch(() => null)
      if (!current) return
      if (local !== null) {
        latest.current = local
        setKept(local)
        setRegister(await loadPart<RegisterAtHand>({ account, work: id, part: 'register' }))
      }
      try {
        const visit = await getJson<VisitView>(`/v1/visits/${id}`)
        if (!current) return
        if (local === null) await put(freshVisit(visit, new Date().toISOString()))
        else await commit((one) => withServer(one, visit))
        if (visit.state === 'begun') {
          await keepMe(me)
          void keepAppOffline()
          const items = await getJson<RegisterAtHand>(`/v1/visits/${id}/register`)
          await keepPart({ account, work: id, part: 'register' }, items, false)
          if (current) setRegister(items)
        }
      } catch (error) {
        if (current && (local === null || !(error instanceof ConnectionLost))) setProblem(error)
      }
      await send()
    }
    void open()
    return () => {
      current = false
    }
  }, [account, commit, id, me, put, send])

  // What waits is sent when typing pauses, when the network is back, and again after a while.
  const isWaiting = kept !== null && waits(kept)
  useEffect(() => {
    if (!isWaiting) return
    const again = () => void send()
    const soon = setTimeout(again, PAUSE_MS)
    const timer = setInterval(again, AGAIN_AFTER_MS)
    addEventListener('online', again)
    return () => {
      clearTimeout(soon)
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [isWaiting, kept, send])

  const here = kept && {
    kept,
    register,
    isSending,
    isWaiting,
    isOver: endedAt(kept) !== null,
    /** Changes what is noted. */
    note: (change: (record: VisitRecord) => VisitRecord) =>
      void commit((one) => ({ ...one, record: change(one.record) })),
    /** Does something that weighs, now or as soon as there is a network. */
    deed: async (deed: WaitingDeed) => {
      await commit((one) => ({ ...one, deeds: [...one.deeds, deed] }))
      await send()
    },
    addPhoto: async (photo: KeptPhoto) => {
      await keepPart({ account, work: id, part: partOfPhoto(photo.id) }, photo, true)
      await commit((one) => ({ ...one, photosWaiting: [...one.photosWaiting, photo.id] }))
    },
    photo: (photoId: string) => loadPart<KeptPhoto>({ account, work: id, part: partOfPhoto(photoId) }),
    choose: async (takeTheirs: ReadonlySet<string>) => {
      await commit((one) => choose(one, takeTheirs))
      await send()
    },
  }
  return { here, problem, again: send }
}
