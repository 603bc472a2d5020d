import { useEffect, useRef, useState } from 'react'
import { ApiProblem, callApi } from './api.ts'

/** How long nothing is typed before it is kept. */
const PAUSE_MS = 700

export type Keeping = {
  state: 'kept' | 'keeping' | 'unkept' | 'changed-elsewhere'
  keptAt: Date
  /** Keeps what is typed now; the version that stands then, or null when it could not be kept. */
  flush: () => Promise<number | null>
  /** The draft is gone: nothing more is kept. */
  stop: () => void
}
type Kept = { version: number; changedAt: string }
type Draft<Saved> = {
  /** Where the draft is put, with the version that it is written over. */
  address: string
  was: Kept
  /** What is sent besides the version; the same text is the same draft. */
  typed: object
  /** What the answer says of the draft as it was kept. */
  onSaved: (saved: Saved) => Kept
}

/** Keeps a draft at the server while it is typed, one write at a time, each over the version before it. */
export function useKeepDraft<Saved>({ address, was, typed: given, onSaved }: Draft<Saved>): Keeping {
  const [state, setState] = useState<Keeping['state']>('kept')
  const [keptAt, setKeptAt] = useState(() => new Date(was.changedAt))
  const typed = JSON.stringify(given)
  const [keptText, setKeptText] = useState(typed)
  const now = useRef({ typed, kept: typed, version: was.version, stopped: false })
  const writing = useRef<Promise<unknown>>(Promise.resolve())

  const write = async () => {
    const { typed: text, kept, version, stopped } = now.current
    if (stopped || text === kept) return
    setState('keeping')
    try {
      const body = { ...(JSON.parse(text) as object), version }
      const { version: next, changedAt } = onSaved(await callApi<Saved>('PUT', address, { body }))
      now.current.version = next
      now.current.kept = text
      setKeptText(text)
      setKeptAt(new Date(changedAt))
      setState('kept')
    } catch (error) {
      const elsewhere = error instanceof ApiProblem && error.reason === 'changed-elsewhere'
      if (elsewhere) now.current.stopped = true
      setState(elsewhere ? 'changed-elsewhere' : 'unkept')
    }
  }
  const flush = async () => {
    writing.current = writing.current.then(write)
    await writing.current
    return now.current.typed === now.current.kept ? now.current.version : null
  }
  const latest = useRef(flush)
  useEffect(() => {
    now.current.typed = typed
    latest.current = flush
  })
  useEffect(() => {
    const timer = setTimeout(() => void latest.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  // Leaving the page keeps what was typed last.
  useEffect(() => () => void latest.current(), [])
  // Typed a moment ago is not kept yet.
  const shown = state === 'kept' && typed !== keptText ? 'keeping' : state
  return { state: shown, keptAt, flush, stop: () => (now.current.stopped = true) }
}
