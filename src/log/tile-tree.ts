import { hash } from 'node:crypto'
import { TILE_WIDTH } from './layout.ts'
import { EMPTY_ROOT, HASH_BYTES, nodeHash, rootOfHashes } from './merkle.ts'

/** A full tile that the tree has just completed. */
export type FullTile = { level: number; index: number; hashes: Buffer }

type Level = { hashes: Buffer; width: number; index: number }

/**
 * A growing Merkle tree of which only the right edge is kept: per tile level the hashes of its partial tile,
 * 8 kB at most. A tree of a million leaves needs three levels.
 */
export class TileTree {
  size = 0
  readonly #levels: Level[] = []

  /**
   * Continues a tree of `fullTiles` complete level-0 tiles. `edge[l]` holds the hashes of the partial tile
   * at level l + 1.
   */
  static from(fullTiles: number, edge: readonly Buffer[]): TileTree {
    const tree = new TileTree()
    tree.size = fullTiles * TILE_WIDTH
    tree.#level(0).index = fullTiles
    edge.forEach((hashes, i) => {
      const level = tree.#level(i + 1)
      hashes.copy(level.hashes)
      level.width = hashes.length / HASH_BYTES
      level.index = Math.floor(fullTiles / TILE_WIDTH ** (i + 1))
    })
    return tree
  }

  /** Adds a leaf by its hash; gives the tiles that it completes, lowest level first. */
  add(leafHash: Buffer): FullTile[] {
    this.size++
    const completed: FullTile[] = []
    let carried = leafHash
    for (let l = 0; ; l++) {
      const level = this.#level(l)
      carried.copy(level.hashes, level.width * HASH_BYTES)
      if (++level.width < TILE_WIDTH) return completed
      completed.push({ level: l, index: level.index, hashes: level.hashes })
      carried = tileRoot(level.hashes)
      this.#levels[l] = { hashes: newTile(), width: 0, index: level.index + 1 }
    }
  }

  /** The right edge: the hashes of each level's partial tile, level 0 first; empty where there is none. */
  edge(): Buffer[] {
    return this.#levels.map((level) => Buffer.from(level.hashes.subarray(0, level.width * HASH_BYTES)))
  }

  /** The RFC 6962 root of all leaves so far. */
  root(): Buffer {
    let root: Buffer | undefined
    // From the lowest level up: each complete subtree stands to the left of all that is below it.
    for (const level of this.#levels) {
      for (const peak of peaks(level)) root = root === undefined ? peak : nodeHash(peak, root)
    }
    return root ?? EMPTY_ROOT
  }

  #level(l: number): Level {
    return (this.#levels[l] ??= { hashes: newTile(), width: 0, index: 0 })
  }
}

/** The complete subtrees of a partial tile, smallest (rightmost) first. */
function peaks(level: Level): Buffer[] {
  const found: Buffer[] = []
  let end = level.width
  for (let width = 1; end > 0; width *= 2) {
    if (end % (width * 2) === 0) continue
    found.push(rootOfHashes(splitHashes(level.hashes.subarray((end - width) * HASH_BYTES, end * HASH_BYTES))))
    end -= width
  }
  return found
}

/** Cuts a tile into its hashes. */
export function splitHashes(bytes: Buffer): Buffer[] {
  const hashes: Buffer[] = []
  for (let i = 0; i < bytes.length; i += HASH_BYTES) hashes.push(bytes.subarray(i, i + HASH_BYTES))
  return hashes
}

/** The root of a complete tile, worked out in one scratch copy (255 hashes: 0.2 ms). */
function tileRoot(tile: Buffer): Buffer {
  const row = Buffer.from(tile)
  const message = Buffer.alloc(1 + 2 * HASH_BYTES, 1)
  for (let width = TILE_WIDTH; width > 1; width /= 2) {
    for (let i = 0; i < width; i += 2) {
      row.copy(message, 1, i * HASH_BYTES, (i + 2) * HASH_BYTES)
      row.write(hash('sha256', message, 'binary'), (i / 2) * HASH_BYTES, 'latin1')
    }
  }
  return row.subarray(0, HASH_BYTES)
}

function newTile(): Buffer {
  return Buffer.alloc(TILE_WIDTH * HASH_BYTES)
}
