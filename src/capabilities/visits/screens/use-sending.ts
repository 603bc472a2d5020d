import { useCallback, useEffect, useRef, useState } from 'react'
import { ConnectionLost } from '../../../web/api.ts'
import { accountOf, useMe } from '../../../web/session.ts'
import { investigatorRoles } from '../rules/capacities.ts'
import { waits } from './kept-visit.ts'
import { sendVisit } from './send-visit.ts'
import type { HeldVisit } from './use-held-visit.ts'

/** Typing pauses this long before what was typed is sent; on this device it is kept at once. */
const PAUSE_MS = 1_000
/** How soon what did not get through is sent again. */
const AGAIN_AFTER_MS = 4_000

/** Sends what waits: when typing pauses, when the network is back, and again after a while. */
export function useSending(id: string, { kept, latest, commit }: HeldVisit) {
  const me = useMe()
  const account = accountOf(me)
  const mayInvestigate = investigatorRoles.some((role) => role === me.role)
  const [problem, setProblem] = useState<unknown>(null)
  const [isSending, setIsSending] = useState(false)
  const busy = useRef(false)
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
  }, [account, commit, id, latest, mayInvestigate])

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
  return { send, isSending, isWaiting, problem, setProblem }
}
