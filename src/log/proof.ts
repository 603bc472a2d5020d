import { consistencyPath, inclusionPath } from './merkle.ts'
import { nodeReader } from './tile-reader.ts'

/** The inclusion proof of a leaf in the tree of `size` leaves, from at most a tile per level on each side. */
export async function inclusionProof(dir: string, index: number, size: number): Promise<Buffer[]> {
  return inclusionPath(index, size, nodeReader(dir, size))
}

/** The proof that the tree of `old` leaves is a prefix of the tree of `size`. */
export async function consistencyProof(dir: string, old: number, size: number): Promise<Buffer[]> {
  return consistencyPath(old, size, nodeReader(dir, size))
}
