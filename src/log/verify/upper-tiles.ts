import { checkTile, type TreeContext } from './check-tile.ts'
import { foldRow } from './tree.ts'

type Level = { index: number; filled: number; hashes: Buffer }

/** The tiles above level 0: takes the roots of full tiles, and checks each tile here as it gets full. */
export class UpperTiles {
  readonly #context: TreeContext
  readonly #levels: Level[] = []

  constructor(context: TreeContext) {
    this.#context = context
  }

  /** Adds the root of the next full tile of `level - 1`. */
  async add(root: Buffer, level = 1): Promise<void> {
    const tile = (this.#levels[level - 1] ??= { index: 0, filled: 0, hashes: Buffer.alloc(256 * 32) })
    root.copy(tile.hashes, 32 * tile.filled++)
    if (tile.filled < 256) return
    await checkTile(this.#context, { level, index: tile.index, hashes: tile.hashes })
    const next = foldRow(tile.hashes, 256)
    await this.add(next, level + 1)
    this.#levels[level - 1] = { index: tile.index + 1, filled: 0, hashes: Buffer.alloc(256 * 32) }
  }

  /** Checks the partial tiles that are left. */
  async finish(): Promise<void> {
    for (const [i, { index, filled, hashes }] of this.#levels.entries()) {
      if (filled === 0) continue
      await checkTile(this.#context, { level: i + 1, index, hashes: hashes.subarray(0, filled * 32) })
    }
  }
}
