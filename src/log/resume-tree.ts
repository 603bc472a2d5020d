import type { Guard } from './guard.ts'
import { hashesAtLevel, TILE_WIDTH, tileWidth } from './layout.ts'
import { HASH_BYTES } from './merkle.ts'
import { type FullBundle, LeafReplay, type ReadLeaves } from './replay-leaves.ts'
import { readTile } from './tile-reader.ts'
import { TileTree } from './tile-tree.ts'

/**
 * Picks the tree up where the guard left it without rereading the log: the right edge from the tiles, and
 * the leaves of the last bundle from their source. Undefined when the two do not make the guard's root.
 *
 * The bundle of the last signed leaf is always reread, also when it is full: a database that was restored and
 * grew again past the guard's size differs in just those leaves.
 */
export async function resumeTree(
  dir: string,
  guard: Guard,
  readLeaves: ReadLeaves,
): Promise<{ replay: LeafReplay; bundles: FullBundle[] } | undefined> {
  const fullTiles = guard.size === 0 ? 0 : Math.ceil(guard.size / TILE_WIDTH) - 1
  const edge = await readEdge(dir, fullTiles, guard.size)
  if (edge === undefined) return undefined
  const replay = new LeafReplay(TileTree.from(fullTiles, edge))
  const bundles: FullBundle[] = []
  await replay.run(guard.size, readLeaves, (bundle) => {
    bundles.push(bundle)
  })
  return replay.tree.root().equals(guard.root) ? { replay, bundles } : undefined
}

/** The partial tiles of levels 1 and up as they were at `fullTiles` bundles, cut from those of `size` leaves. */
async function readEdge(dir: string, fullTiles: number, size: number): Promise<Buffer[] | undefined> {
  const edge: Buffer[] = []
  for (let level = 1; hashesAtLevel(fullTiles * TILE_WIDTH, level) > 0; level++) {
    const count = hashesAtLevel(fullTiles * TILE_WIDTH, level)
    const index = Math.floor(count / TILE_WIDTH)
    const width = count % TILE_WIDTH
    const tile = { level, index, width: tileWidth(size, level, index) }
    const bytes = width === 0 ? Buffer.alloc(0) : await readTile(dir, tile)
    if (bytes === undefined) return undefined
    edge.push(bytes.subarray(0, width * HASH_BYTES))
  }
  return edge
}
