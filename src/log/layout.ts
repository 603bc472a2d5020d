/** Where things stand in a log folder: the paths of C2SP tlog-tiles. Pure. */
export const TILE_WIDTH = 256
export const CHECKPOINT_PATH = 'checkpoint'

/** A tile or, with level 'entries', an entry bundle; width 256 is a full one. */
export type Tile = { level: number | 'entries'; index: number; width: number }

/** `tile/<L>/<N>[.p/<W>]`, for example `tile/0/x001/x234/067.p/8`. */
export function tilePath(tile: Tile): string {
  if (tile.width < 1 || tile.width > TILE_WIDTH)
    throw new RangeError(`a tile is 1 to 256 wide, not ${tile.width}`)
  const partial = tile.width === TILE_WIDTH ? '' : `.p/${tile.width}`
  return `tile/${tile.level}/${indexPath(tile.index)}${partial}`
}

/** Zero-padded groups of three digits, all but the last with an `x`: 1234067 is `x001/x234/067`. */
export function indexPath(index: number): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`not a tile index: ${index}`)
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/.{3}/g) ?? []
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** How many hashes stand at a level of a tree: `floor(size / 256^level)`. */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level)
}

/** The width that tile `index` of a level has in a tree of `size` leaves; 0 when it doesn't exist there. */
export function tileWidth(size: number, level: number, index: number): number {
  return Math.min(TILE_WIDTH, Math.max(0, hashesAtLevel(size, level) - index * TILE_WIDTH))
}

/** The partial tiles of a tree: one per level at most, and the partial entry bundle. */
export function partialTiles(size: number): Tile[] {
  const tiles: Tile[] = []
  for (let level = 0; hashesAtLevel(size, level) > 0; level++) {
    const count = hashesAtLevel(size, level)
    const width = count % TILE_WIDTH
    if (width === 0) continue
    const index = Math.floor(count / TILE_WIDTH)
    tiles.push({ level, index, width })
    if (level === 0) tiles.push({ level: 'entries', index, width })
  }
  return tiles
}
