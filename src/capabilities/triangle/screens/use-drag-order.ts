import { useCallback, useEffect, useRef } from 'react'

/** Lets the rows of a list be dragged: tells from which place to which. The buttons of a row do the same for a keyboard. */
export function useDragOrder(onMove: (from: number, to: number) => void) {
  const latest = useRef(onMove)
  useEffect(() => {
    latest.current = onMove
  })
  return useCallback((rows: HTMLOListElement | null) => {
    if (rows === null) return undefined
    let from = -1
    const placeOf = ({ target }: Event) =>
      target instanceof Element ? [...rows.children].findIndex((row) => row.contains(target)) : -1
    const begin = (event: Event) => {
      from = placeOf(event)
    }
    // What may be dropped here says so by not leaving it to the browser.
    const over = (event: Event) => event.preventDefault()
    const drop = (event: Event) => {
      event.preventDefault()
      const to = placeOf(event)
      if (from !== -1 && to !== -1) latest.current(from, to)
      from = -1
    }
    rows.addEventListener('dragstart', begin)
    rows.addEventListener('dragover', over)
    rows.addEventListener('drop', drop)
    return () => {
      rows.removeEventListener('dragstart', begin)
      rows.removeEventListener('dragover', over)
      rows.removeEventListener('drop', drop)
    }
  }, [])
}
