import type { ReadCode } from './read-codes.ts'

/** How often the same code must be seen in a moving picture; one look may be a smudge. */
const SIGHTINGS_MIN = 2
/** How long others in the same view get to be read too, once one was. */
const SETTLE_ms = 600

export type Collector = {
  /** Takes what one frame showed at a time in ms; gives all codes of this view once it has settled, else null. */
  add: (codes: ReadCode[], at_ms: number) => ReadCode[] | null
  /** Forgets what was told, so that the same codes are told again. */
  restart: () => void
}

/** Gathers the codes of one view over several frames, so that someone can choose between them. */
export function collectCodes(): Collector {
  const seen = new Map<string, { code: ReadCode; times: number }>()
  const told = new Set<string>()
  let since_ms: number | null = null
  const sightedOften = () => [...seen].filter(([, { times }]) => times >= SIGHTINGS_MIN)

  return {
    add(codes, at_ms) {
      for (const code of codes) {
        const key = `${code.format} ${code.text}`
        seen.set(key, { code, times: (seen.get(key)?.times ?? 0) + 1 })
      }
      const fresh = sightedOften().filter(([key]) => !told.has(key))
      if (fresh.length === 0) return null
      since_ms ??= at_ms
      if (at_ms - since_ms < SETTLE_ms) return null
      const settled = sightedOften()
      for (const [key] of settled) told.add(key)
      seen.clear()
      since_ms = null
      return settled.map(([, { code }]) => code)
    },
    restart() {
      seen.clear()
      told.clear()
      since_ms = null
    },
  }
}
