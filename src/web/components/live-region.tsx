import { useEffect, useState } from 'react'

type Listener = (text: string) => void
const listeners = new Set<Listener>()

/** Lets a screen reader say what happened without moving the focus. */
export function announce(text: string): void {
  for (const listener of listeners) listener(text)
}

/** Where announcements are read from; once, in the shell. */
export function LiveRegion() {
  const [text, setText] = useState('')
  useEffect(() => {
    listeners.add(setText)
    return () => {
      listeners.delete(setText)
    }
  }, [])
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  )
}
