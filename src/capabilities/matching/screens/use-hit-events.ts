import { useEffect, useRef, useState } from 'react'

/** `lost`: what is on the screen may be old; it comes back by itself. */
export type Connection = 'connecting' | 'live' | 'lost'

/** The server pings every 15 s; silence for this long means that the line is down though nobody said so. */
const SILENCE_MS_MAX = 45_000
/** A stream ends now and then and is opened again within seconds; longer is worth a word. */
const QUIET_MS = 6_000
const RETRY_MS = 3_000

/** Listens for changes of the inbox, and goes on trying when the connection breaks. */
export function useHitEvents(onChange: () => void): Connection {
  const [connection, setConnection] = useState<Connection>('connecting')
  const changed = useRef(onChange)
  useEffect(() => {
    changed.current = onChange
  })
  useEffect(() => listen(setConnection, () => changed.current()), [])
  return connection
}

function listen(setConnection: (connection: Connection) => void, onChange: () => void): () => void {
  let source: EventSource
  const timers = { silence: 0, lost: 0, retry: 0 }
  const wait = (name: keyof typeof timers, ms: number, then: () => void) => {
    clearTimeout(timers[name])
    timers[name] = window.setTimeout(then, ms)
  }
  const stop = () => {
    for (const timer of Object.values(timers)) clearTimeout(timer)
    source.close()
  }
  const heard = () => {
    clearTimeout(timers.lost)
    timers.lost = 0
    setConnection('live')
    wait('silence', SILENCE_MS_MAX, reopen)
  }
  const reopen = () => {
    if (timers.lost === 0) wait('lost', QUIET_MS, () => setConnection('lost'))
    source.close()
    wait('retry', RETRY_MS, open)
  }
  function open() {
    source = new EventSource('/v1/hits/events')
    source.addEventListener('open', heard)
    source.addEventListener('ping', heard)
    // A new stream begins with what changed before it, so nothing that came in meanwhile is missed.
    source.addEventListener('hits', () => {
      heard()
      onChange()
    })
    source.addEventListener('error', reopen)
  }
  open()
  return stop
}
