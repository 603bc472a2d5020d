import { join } from 'node:path'
import { readIfThere } from './durable-files.ts'
import { decodeBundle } from './entry-bundle.ts'
import { TILE_WIDTH, type Tile, tilePath, tileWidth } from './layout.ts'
import { HASH_BYTES, type NodeReader, rootOfHashes } from './merkle.ts'
import { splitHashes } from './tile-tree.ts'

/**
 * A tile of the tree of some size: the file itself, or, since a log drops partial tiles once the full one is
 * there, the first part of the full tile. Undefined when neither is there or the file has another length.
 */
export async function readTile(dir: string, tile: Tile & { level: number }): Promise<Buffer | undefined> {
  const bytes = tile.width * HASH_BYTES
  const own = await readIfThere(join(dir, tilePath(tile)))
  if (own?.length === bytes) return own
  if (tile.width === TILE_WIDTH) return undefined
  const full = await readIfThere(join(dir, tilePath({ ...tile, width: TILE_WIDTH })))
  return full?.length === TILE_WIDTH * HASH_BYTES ? full.subarray(0, bytes) : undefined
}

/** Reads tree nodes from the tiles of a tree of `size` leaves, each tile once. */
export function nodeReader(dir: string, size: number): NodeReader {
  const tiles = new Map<string, Promise<Buffer>>()
  const load = async (level: number, index: number): Promise<Buffer> => {
    const tile = { level, index, width: tileWidth(size, level, index) }
    const bytes = await readTile(dir, tile)
    if (bytes === undefined) throw new Error(`no tile ${tilePath(tile)} in ${dir}`)
    return bytes
  }
  return async (height, index) => {
    const level = Math.floor(height / 8)
    const width = 2 ** (height % 8)
    const first = index * width
    const tileIndex = Math.floor(first / TILE_WIDTH)
    const key = `${level}/${tileIndex}`
    let bytes = tiles.get(key)
    if (bytes === undefined) tiles.set(key, (bytes = load(level, tileIndex)))
    const start = (first - tileIndex * TILE_WIDTH) * HASH_BYTES
    return rootOfHashes(splitHashes((await bytes).subarray(start, start + width * HASH_BYTES)))
  }
}

/** The entries [from, to) of a log of `size`, read back from its entry bundles; throws when one is missing. */
export async function* readEntries(
  dir: string,
  range: { from: number; to: number; size: number },
): AsyncGenerator<Buffer> {
  const { from, to, size } = range
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index++) {
    const start = index * TILE_WIDTH
    const entries = await readBundle(dir, { level: 'entries', index, width: tileWidth(size, 0, index) })
    for (let i = Math.max(0, from - start); i < entries.length && start + i < to; i++) {
      const entry = entries[i]
      if (entry !== undefined) yield entry
    }
  }
}

async function readBundle(dir: string, tile: Tile): Promise<Buffer[]> {
  for (const width of [tile.width, TILE_WIDTH]) {
    const path = tilePath({ ...tile, width })
    const bytes = await readIfThere(join(dir, path))
    const entries = bytes === undefined ? undefined : decodeBundle(bytes)
    if (entries?.length === width) return entries.slice(0, tile.width)
  }
  throw new Error(`no entry bundle ${tilePath(tile)} in ${dir}`)
}
