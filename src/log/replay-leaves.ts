import { TILE_WIDTH } from './layout.ts'
import { leafHash } from './merkle.ts'
import { type FullTile, TileTree } from './tile-tree.ts'

/** Gives the leaves [from, to) in order of their index, all of them. */
export type ReadLeaves = (from: number, to: number) => AsyncIterable<Buffer> | Promise<Buffer[]>

/** A full entry bundle and the tiles that its last leaf completes. */
export type FullBundle = { index: number; entries: Buffer[]; tiles: FullTile[] }

// Bounds memory: 4,096 leaves of 600 bytes are 2.5 MB, of the largest size 268 MB.
const LEAVES_PER_READ = 4096

/** A tree being grown from leaves, with the entries of its last, partial bundle. */
export class LeafReplay {
  readonly tree: TileTree
  entries: Buffer[] = []

  constructor(tree = new TileTree()) {
    this.tree = tree
  }

  /** Reads on up to leaf `to`; hands over each bundle that gets full. */
  async run(
    to: number,
    readLeaves: ReadLeaves,
    onBundle: (bundle: FullBundle) => Promise<void> | void,
  ): Promise<void> {
    while (this.tree.size < to) {
      const end = Math.min(to, this.tree.size + LEAVES_PER_READ)
      for await (const leaf of await readLeaves(this.tree.size, end)) {
        if (this.tree.size === end) throw new Error(`readLeaves gave more than ${end} leaves`)
        this.entries.push(leaf)
        const tiles = this.tree.add(leafHash(leaf))
        if (this.entries.length < TILE_WIDTH) continue
        await onBundle({ index: this.tree.size / TILE_WIDTH - 1, entries: this.entries, tiles })
        this.entries = []
      }
      if (this.tree.size < end) throw new Error(`readLeaves stopped at ${this.tree.size} of ${end} leaves`)
    }
  }
}
