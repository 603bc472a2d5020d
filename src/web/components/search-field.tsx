import { useEffect, useRef, useState } from 'react'
import { TextInput } from './inputs.tsx'

/** Search as you type: this long after the last key. */
const PAUSE_MS = 200

/** Searches as you type; what is searched for lives in the address. `isAsked`: someone pressed `/` elsewhere. */
export function SearchField(props: {
  label: string
  current: string
  isAsked: boolean
  onSearch: (q: string) => void
}) {
  const { label, current, isAsked, onSearch } = props
  const [typed, setTyped] = useState(current)
  const input = useRef<HTMLInputElement>(null)
  const search = useRef(onSearch)
  useEffect(() => {
    search.current = onSearch
  })
  useEffect(() => {
    if (isAsked) input.current?.focus()
  }, [isAsked])
  // "Back" changes the address: the field follows, unless someone is typing in it.
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(current)
  }, [current])
  useEffect(() => {
    if (typed.trim() === current) return
    const timer = setTimeout(() => search.current(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, current])
  return (
    <TextInput
      ref={input}
      name="q"
      type="search"
      label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      className="is-search"
    />
  )
}
