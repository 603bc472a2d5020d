import { useCallback, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ApiProblem, callApi } from '../../../web/api.ts'
import { type Tap, withoutSent, withTap } from '../rules/follow-taps.ts'
import { forgetTap, keepTap, keptTaps } from './tap-store.ts'

/** How soon a tap that did not get through is sent again. */
const AGAIN_AFTER_MS = 3_000

/** Refused for good, whoever sends it when: repeating helps nothing. */
const isFinal = (error: unknown) => error instanceof ApiProblem && [400, 403, 404, 409].includes(error.status)

/**
 * Who is there, tapped on this device. Each tap is kept here, sent, and sent again until the server has it; what waits is
 * still known after a reload. Taps of one dealer follow each other; the last counts.
 */
export function useTaps(account: string, meetingId: string) {
  const client = useQueryClient()
  const [waiting, setWaiting] = useState<Tap[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const queue = useRef<Tap[]>([])
  const isSending = useRef(false)
  const change = useCallback((next: Tap[]) => {
    queue.current = next
    setWaiting(next)
  }, [])

  const flush = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      for (let tap = queue.current[0]; tap !== undefined; tap = queue.current[0]) {
        const { dealerId, isThere, tappedAt } = tap
        const path = `/v1/meetings/${meetingId}/attendances/${dealerId}`
        try {
          await callApi('PUT', path, { body: { isThere, tappedAt } })
        } catch (error) {
          if (!isFinal(error)) throw error
          setFailure(error)
        }
        await forgetTap({ ...tap, account, meetingId })
        // What the server says now counts before the tap is let go: the row does not jump back in between.
        await client.invalidateQueries({ queryKey: ['guests', meetingId] })
        change(withoutSent(queue.current, tap))
      }
    } catch {
      // No connection, or a server that can't now: the tap waits, and the page says so.
    } finally {
      isSending.current = false
    }
  }, [account, change, client, meetingId])

  useEffect(() => {
    let current = true
    void keptTaps(account, meetingId).then((kept) => {
      if (!current) return
      change(
        queue.current.reduce(
          withTap,
          kept.map(({ dealerId, isThere, tappedAt }) => ({ dealerId, isThere, tappedAt })),
        ),
      )
      void flush()
    })
    const again = () => void flush()
    const timer = setInterval(() => queue.current.length > 0 && again(), AGAIN_AFTER_MS)
    addEventListener('online', again)
    return () => {
      current = false
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [account, change, flush, meetingId])

  const tap = async (dealerId: string, isThere: boolean) => {
    const made = { dealerId, isThere, tappedAt: new Date().toISOString() }
    setFailure(null)
    change(withTap(queue.current, made))
    await keepTap({ ...made, account, meetingId })
    await flush()
  }
  return { waiting, failure, tap }
}
