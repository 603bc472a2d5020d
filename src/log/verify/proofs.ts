import { openCheckpoint, parseVkey } from './note.ts'
import { hashOfLeaf, isExtension, isIncluded } from './tree.ts'

/** Whether this leaf stands at this place in the tree of a checkpoint signed by this key. */
export function verifyInclusion(input: {
  checkpoint: string
  vkey: string
  leaf: Buffer
  index: number
  proof: readonly Buffer[]
}): boolean {
  const opened = openCheckpoint(input.checkpoint, parseVkey(input.vkey))
  if (!opened.ok) return false
  return isIncluded({ index: input.index, hash: hashOfLeaf(input.leaf) }, opened.head, input.proof)
}

/** Whether the log of the later checkpoint continues that of the earlier one, both signed by this key. */
export function verifyConsistency(input: {
  earlier: string
  later: string
  vkey: string
  proof: readonly Buffer[]
}): boolean {
  const vkey = parseVkey(input.vkey)
  const earlier = openCheckpoint(input.earlier, vkey)
  const later = openCheckpoint(input.later, vkey)
  return earlier.ok && later.ok && isExtension(earlier.head, later.head, input.proof)
}
