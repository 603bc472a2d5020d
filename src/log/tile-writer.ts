import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readIfThere, replaceFile } from './durable-files.ts'
import { encodeBundle } from './entry-bundle.ts'
import { partialTiles, TILE_WIDTH, type Tile, tilePath } from './layout.ts'
import type { FullBundle, LeafReplay } from './replay-leaves.ts'

/** Writes tiles and entry bundles into a log folder and remembers which folders still need a sync. */
export class TileWriter {
  readonly #dir: string
  readonly #isPrivate: boolean
  readonly touched = new Set<string>()
  written = 0
  readonly #filled: string[] = []

  constructor(dir: string, isPrivate = false) {
    this.#dir = dir
    this.#isPrivate = isPrivate
  }

  /** Writes a full entry bundle and the full tiles that came with it. */
  async writeBundle(bundle: FullBundle): Promise<void> {
    const entries: Tile = { level: 'entries', index: bundle.index, width: TILE_WIDTH }
    const bytes = encodeBundle(bundle.entries)
    await settleAll([
      this.#write(entries, bytes),
      ...bundle.tiles.map((tile) => this.#write({ ...tile, width: TILE_WIDTH }, tile.hashes)),
    ])
  }

  /** Writes the partial tiles of the tree as it stands and its partial entry bundle. */
  async writePartials(replay: LeafReplay): Promise<void> {
    const edge = replay.tree.edge()
    // All bytes before the first write: one that can't be made must not leave others being written.
    const tiles = partialTiles(replay.tree.size).map((tile) => {
      const bytes = tile.level === 'entries' ? encodeBundle(replay.entries) : edge[tile.level]
      if (bytes === undefined) throw new Error(`the tree has no level ${tile.level}`)
      return { tile, bytes }
    })
    await settleAll(tiles.map(({ tile, bytes }) => this.#write(tile, bytes)))
  }

  /** Removes the partial tiles of tiles that are now full; only after a checkpoint needs them no more. */
  async dropFilledPartials(): Promise<void> {
    for (const path of this.#filled) await rm(`${path}.p`, { recursive: true, force: true })
  }

  /**
   * A file that is there with the same content is left alone. One with other content is either damaged, or
   * from a run that never got as far as a signature: the caller has proven the leaves against the guard.
   */
  async #write(tile: Tile, bytes: Buffer): Promise<void> {
    const path = join(this.#dir, tilePath(tile))
    if (tile.width === TILE_WIDTH) this.#filled.push(path)
    const present = await readIfThere(path)
    if (present?.equals(bytes)) {
      // Perhaps left by a run that was killed before it synced the folder.
      this.touched.add(dirname(path))
      return
    }
    await replaceFile(path, bytes, this.touched, this.#isPrivate)
    this.written++
  }
}

/** Waits for all writes, also after one failed: nothing goes on writing behind the caller's back. */
async function settleAll(writes: Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(writes)) if (result.status === 'rejected') throw result.reason
}
