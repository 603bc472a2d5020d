import { leafHash } from './merkle.ts'
import { TileTree } from './tile-tree.ts'

/** The RFC 6962 root of leaves that come one by one, in order. */
export class RootOfLeaves {
  readonly #tree = new TileTree()

  add(leaf: Buffer): void {
    this.#tree.add(leafHash(leaf))
  }

  root(): Buffer {
    return this.#tree.root()
  }
}
