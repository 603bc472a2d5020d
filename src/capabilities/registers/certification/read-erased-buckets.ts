import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readEntries, readLeaf, RootOfLeaves } from '../../../log/public.ts'

const ENTRY_END = Buffer.from('"type":"entry"}')

export type ErasedBuckets = {
  /** Names of buckets whose key was destroyed on purpose: no backup may bring these back. */
  buckets: ReadonlySet<string>
  /** How many leaves the checkpoint here covers; 0 without a log. */
  size: number
  /** False when tiles are missing or damaged: then there may be more erasures than these. */
  whole: boolean
}

/**
 * What the tiles of a municipality's log say was erased. Reads the whole log against the root of its checkpoint, not against
 * a signature: an erasure too many is seen and can be mended, one too few brings people back.
 */
export async function readErasedBuckets(tiles: string): Promise<ErasedBuckets> {
  const buckets = new Set<string>()
  const [, sizeText = '', root = ''] = (await readCheckpoint(tiles)).split('\n')
  const size = Number(sizeText)
  if (!Number.isSafeInteger(size) || size === 0)
    return { buckets, size: 0, whole: sizeText === '' || size === 0 }
  const tree = new RootOfLeaves()
  let count = 0
  try {
    for await (const body of readEntries(tiles, { from: 0, to: size, size })) {
      tree.add(body)
      count++
      // Nearly all leaves are entries: only the few others are read.
      if (body.subarray(-ENTRY_END.length).equals(ENTRY_END)) continue
      const leaf = readLeaf(body)
      if (leaf?.type === 'erasure') buckets.add(leaf.bucket)
    }
  } catch {
    // A tile that can't be read: what was found still counts, and that it is not everything is said.
    return { buckets, size, whole: false }
  }
  return { buckets, size, whole: count === size && tree.root().toString('base64') === root }
}

async function readCheckpoint(tiles: string): Promise<string> {
  try {
    return await readFile(join(tiles, 'checkpoint'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
