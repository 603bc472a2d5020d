import { useEffect, useState } from 'react'

/** The time on this device, moving on each minute, so that what is left of a term stays true on an open screen. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
