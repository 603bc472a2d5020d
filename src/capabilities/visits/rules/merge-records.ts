/** A record of a visit as its parts: each answer, person, scan, finding and page is a part with a name of its own. */
export type Parts = Readonly<Record<string, unknown>>

export type Clash = {
  part: string
  /** What this device holds; undefined: it took the part away. */
  mine: unknown
  /** What the server holds by now. */
  theirs: unknown
}
export type Merged = { parts: Record<string, unknown>; clashes: Clash[] }

/**
 * Brings together what two devices made of one record: `base` is what this device had from the server, `mine` what it holds
 * now, `theirs` what the server holds now. A part that one side changed is taken from that side; a part that both changed,
 * and not into the same, is a clash that a person decides on. Until then `parts` holds mine: nothing of either is lost.
 */
export function mergeRecords(base: Parts, mine: Parts, theirs: Parts): Merged {
  const parts: Record<string, unknown> = {}
  const clashes: Clash[] = []
  for (const part of new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)])) {
    const iChanged = !isEqual(mine[part], base[part])
    const theyChanged = !isEqual(theirs[part], base[part])
    const value = iChanged ? mine[part] : theirs[part]
    if (iChanged && theyChanged && !isEqual(mine[part], theirs[part]))
      clashes.push({ part, mine: mine[part], theirs: theirs[part] })
    if (value !== undefined) parts[part] = value
  }
  return { parts, clashes }
}

/** The record after a person chose, for some of the clashes, what the other device wrote. */
export function settle({ parts, clashes }: Merged, takeTheirs: ReadonlySet<string>): Record<string, unknown> {
  const settled = { ...parts }
  for (const { part, theirs } of clashes) {
    if (!takeTheirs.has(part)) continue
    if (theirs === undefined) delete settled[part]
    else settled[part] = theirs
  }
  return settled
}

/** Equal as JSON, whatever the order of the keys. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const one = a as Parts
  const other = b as Parts
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => isEqual(one[key], other[key]))
}
