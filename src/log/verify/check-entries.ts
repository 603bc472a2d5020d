import { hash } from 'node:crypto'
import type { TreeContext } from './check-tile.ts'
import { entryStarts, pathOf } from './log-files.ts'

/** An entry bundle as it was read, and how many of its entries belong to the tree. */
export type Bundle = { index: number; width: number; bytes: Buffer; fileWidth: number }

/**
 * Works out the leaf hashes of a bundle; undefined when it holds no such entries.
 *
 * RFC 6962 hashes 0x00 || entry. The byte before an entry is the low half of its length: it is set to 0 for
 * the moment, so that nothing is copied.
 */
export function hashEntries(
  context: TreeContext,
  bundle: Bundle,
): { hashes: Buffer; starts: number[] } | undefined {
  const { bytes, width, fileWidth, index } = bundle
  const starts = entryStarts(bytes)
  const where = pathOf({ kind: 'entries', index, width: fileWidth })
  if (starts === undefined) {
    context.problems.add({ where, what: 'has lengths that do not fit its bytes' })
    return undefined
  }
  if (starts.length - 1 !== fileWidth) {
    context.problems.add({ where, what: `has ${starts.length - 1} entries, not ${fileWidth}` })
    return undefined
  }
  const hashes = Buffer.allocUnsafe(width * 32)
  for (let i = 0; i < width; i++) {
    const start = starts[i] ?? 0
    const before = bytes[start - 1] ?? 0
    bytes[start - 1] = 0
    hashes.write(hash('sha256', bytes.subarray(start - 1, entryEnd(starts, i)), 'binary'), i * 32, 'latin1')
    bytes[start - 1] = before
  }
  return { hashes, starts }
}

/** Checks every other width of a bundle that is there against it, as far as both reach. */
export async function checkOtherBundles(
  context: TreeContext,
  bundle: Bundle,
  starts: number[],
): Promise<void> {
  const { index, bytes, width, fileWidth } = bundle
  for (const other of context.present.get(pathOf({ kind: 'entries', index, width: 256 })) ?? []) {
    if (other === fileWidth) continue
    const where = pathOf({ kind: 'entries', index, width: other })
    const found = await context.source.read(where, Number.POSITIVE_INFINITY)
    if (found === undefined) continue
    const shared = bytes.subarray(0, entryEnd(starts, Math.min(width, other) - 1))
    const same = found.subarray(0, shared.length).equals(shared)
    const whole = other > width || found.length === shared.length
    if (!same || !whole) context.problems.add({ where, what: 'has other entries than the log' })
  }
}

/** Where entry `i` ends: two bytes before the next one begins. */
export function entryEnd(starts: readonly number[], i: number): number {
  return (starts[i + 1] ?? 2) - 2
}
