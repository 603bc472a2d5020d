import { useCallback, useRef, useState } from 'react'
import { forgetWork, keepPart } from '../../../web/sealed-parts.ts'
import { type KeptVisit, waits } from './kept-visit.ts'

/** A visit in the state of the page and on this device: each change is in both, and is forgotten here once it ended and was sent. */
export function useHeldVisit(account: string, id: string) {
  const [kept, setKept] = useState<KeptVisit | null>(null)
  const latest = useRef<KeptVisit | null>(null)
  /** Shows it as it was kept before. */
  const show = useCallback((held: KeptVisit) => {
    latest.current = held
    setKept(held)
  }, [])
  const put = useCallback(
    async (next: KeptVisit) => {
      show(next)
      const { visit } = next
      if (visit.state === 'ended' && !waits(next)) await forgetWork(account, id)
      else if (visit.begunAt !== null) await keepPart({ account, work: id, part: 'visit' }, next, waits(next))
    },
    [account, id, show],
  )
  const commit = useCallback(
    async (change: (one: KeptVisit) => KeptVisit) => {
      if (latest.current !== null) await put(change(latest.current))
    },
    [put],
  )
  return { kept, latest, show, put, commit }
}
export type HeldVisit = ReturnType<typeof useHeldVisit>
