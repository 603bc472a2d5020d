import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useSay } from '../language.tsx'
import { isArrow, neighbour, shadeOf, shadeSteps, tiles } from '../region-tiles.ts'
import './region-map.css'

/** What a tile link carries: its place in the order of tabs and whether it is chosen. */
export type TileAttributes = {
  className: string
  tabIndex: number
  'aria-current': 'true' | undefined
  'data-tile': string
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent) => void
}
type RegionMapProps = {
  /** What is counted, before the legend: "Handelaren:". */
  legend: string
  counts: { municipality: string; name: string; count: number }[]
  chosen?: string | undefined
  /** Makes the link of a tile, so that the choice lives in the address. */
  render: (municipality: string, attributes: TileAttributes, content: ReactNode) => ReactNode
}

/**
 * Twente as tiles in their rough place: the shade says how many, the number too. One stop for the keyboard; arrows go to
 * a neighbour, Enter chooses. A table with the same numbers belongs beside it.
 */
export function RegionMap({ legend, counts, chosen, render }: RegionMapProps) {
  const say = useSay()
  const known = new Map(counts.map((one) => [one.municipality, one]))
  const among = new Set(tiles.map(({ municipality }) => municipality).filter((one) => known.has(one)))
  const [at, setAt] = useState(chosen)
  const stop = at !== undefined && among.has(at) ? at : [...among][0]
  const steps = shadeSteps(counts.map(({ count }) => count))
  const move = (event: KeyboardEvent) => {
    if (!isArrow(event.key) || event.altKey || event.ctrlKey || stop === undefined) return
    event.preventDefault()
    const next = neighbour(stop, event.key, among)
    const map = event.currentTarget.closest('.region-map')
    map?.querySelector<HTMLElement>(`[data-tile="${next}"]`)?.focus()
  }
  return (
    <nav className="region-map" aria-label={say('region-map.label')}>
      <ul className="tile-grid">
        {tiles.map(({ municipality, name, x, y }) => {
          const one = known.get(municipality)
          const place = { gridColumn: `${x + 1} / span 2`, gridRow: y + 1 }
          if (one === undefined) {
            return (
              <li key={municipality} style={place} className="tile is-outside">
                <span>{name}</span>
              </li>
            )
          }
          const attributes: TileAttributes = {
            className: `tile is-shade-${shadeOf(one.count, steps)}`,
            tabIndex: municipality === stop ? 0 : -1,
            'aria-current': municipality === chosen ? 'true' : undefined,
            'data-tile': municipality,
            onFocus: () => setAt(municipality),
            onKeyDown: move,
          }
          const content = (
            <>
              <span>{name}</span> <b>{one.count}</b>
            </>
          )
          return (
            <li key={municipality} style={place}>
              {render(municipality, attributes, content)}
            </li>
          )
        })}
      </ul>
      <Legend legend={legend} steps={steps} />
    </nav>
  )
}

function Legend({ legend, steps }: { legend: string; steps: readonly number[] }) {
  const say = useSay()
  const words = ['0', ...steps.map((from, n) => range(from, steps[n + 1]))]
  function range(from: number, next: number | undefined): string {
    if (next === undefined) return say('region-map.from', { from })
    return next - 1 === from ? String(from) : `${from}–${next - 1}`
  }
  return (
    <p className="map-legend">
      {legend}
      {words.map((word, shade) => (
        <span key={word}>
          <i className={`is-shade-${shade}`} aria-hidden="true" />
          {word}
        </span>
      ))}
    </p>
  )
}
