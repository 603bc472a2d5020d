/** Where a municipality stands on the tile map of Twente: `x` in half tiles, `y` in rows (mockups/worklist). */
export type Tile = { municipality: string; name: string; x: number; y: number }

// In the order of reading. Soft hyphens say where a name may break in a narrow tile.
export const tiles: readonly Tile[] = [
  { municipality: 'twenterand', name: 'Twente\u00adrand', x: 3, y: 0 },
  { municipality: 'tubbergen', name: 'Tubber\u00adgen', x: 5, y: 0 },
  { municipality: 'dinkelland', name: 'Dinkel\u00adland', x: 7, y: 0 },
  { municipality: 'hellendoorn', name: 'Hellen\u00addoorn', x: 0, y: 1 },
  { municipality: 'wierden', name: 'Wierden', x: 2, y: 1 },
  { municipality: 'almelo', name: 'Almelo', x: 4, y: 1 },
  { municipality: 'borne', name: 'Borne', x: 6, y: 1 },
  { municipality: 'oldenzaal', name: 'Olden\u00adzaal', x: 8, y: 1 },
  { municipality: 'rijssen-holten', name: 'Rijssen-Holten', x: 1, y: 2 },
  { municipality: 'hof-van-twente', name: 'Hof van Twente', x: 3, y: 2 },
  { municipality: 'hengelo', name: 'Hengelo', x: 5, y: 2 },
  { municipality: 'enschede', name: 'En\u00adsche\u00adde', x: 7, y: 2 },
  { municipality: 'losser', name: 'Losser', x: 9, y: 2 },
  { municipality: 'haaksbergen', name: 'Haaks\u00adbergen', x: 4, y: 3 },
]

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const
export type Arrow = (typeof arrows)[number]
export const isArrow = (key: string): key is Arrow => arrows.some((arrow) => arrow === key)

/**
 * The tile that an arrow leads to among those that can be chosen. Left and right follow the rows as one reads, so that
 * every tile can be reached whichever are left out; up and down go to the nearest in the next row that has one. Without
 * a tile that way, the tile itself.
 */
export function neighbour(from: string, arrow: Arrow, among: ReadonlySet<string>): string {
  const open = tiles.filter(({ municipality }) => among.has(municipality))
  const at = open.findIndex(({ municipality }) => municipality === from)
  const start = open[at]
  if (start === undefined) return from
  if (arrow === 'ArrowLeft' || arrow === 'ArrowRight') {
    return open[at + (arrow === 'ArrowRight' ? 1 : -1)]?.municipality ?? from
  }
  const rows = (tile: Tile) => (tile.y - start.y) * (arrow === 'ArrowDown' ? 1 : -1)
  const near = (tile: Tile) => rows(tile) * 100 + Math.abs(tile.x - start.x)
  const thatWay = open.filter((tile) => rows(tile) > 0).toSorted((a, b) => near(a) - near(b))
  return thatWay[0]?.municipality ?? from
}

/** The lowest count of each shade above none: one by one up to four, else four equal parts of the highest. */
export function shadeSteps(counts: readonly number[]): [number, number, number, number] {
  const size = Math.max(1, Math.ceil(Math.max(0, ...counts) / 4))
  return [1, 1 + size, 1 + 2 * size, 1 + 3 * size]
}

/** The shade of a count, 0 (none) to 4. */
export function shadeOf(count: number, steps: readonly number[]): number {
  return steps.filter((from) => count >= from).length
}
