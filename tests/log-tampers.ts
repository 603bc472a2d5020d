import { createHash } from 'node:crypto'
import { vkeyText } from '../src/log/public.ts'
import { type LogImage, makeImage, sampleLeaf } from './log-image.ts'

/** Ways to tamper with a 64-entry log, as a whole rather than by a flipped bit. */
export type Tamper = { name: string; image: LogImage; earlier?: string }

const ENTRIES = 'tile/entries/000.p/64'
const TILE = 'tile/0/000.p/64'

/** A log of 64 entries, the key it is signed with, and tampered copies of it. */
export async function makeTampers(): Promise<{ good: LogImage; vkey: string; tampers: Tamper[] }> {
  const original = await makeImage([64])
  const good = original.image
  const otherKey = await makeImage([64])
  const otherLeaves = await makeImage([64], 1, original.key)
  const leaves = Array.from({ length: 64 }, (_, i) => sampleLeaf(i))
  const swapped = leaves.toSpliced(3, 2, ...leaves.slice(3, 5).reverse())
  const earlier = noteOf(good)

  const withFile = (path: string, bytes: Buffer): LogImage => new Map(good).set(path, bytes)
  const without = (path: string): LogImage => new Map([...good].filter(([name]) => name !== path))
  const cut = (path: string): LogImage =>
    withFile(path, at(good, path).subarray(0, at(good, path).length - 1))
  const withLeaves = (changed: Buffer[]): LogImage =>
    withFile(ENTRIES, bundle(changed)).set(TILE, tile(changed))
  const mixed = (from: LogImage, ...paths: string[]): LogImage => {
    const image = new Map(good)
    for (const path of paths) image.set(path, at(from, path))
    return image
  }
  return {
    good,
    vkey: vkeyText(original.key),
    tampers: [
      { name: 'two entries swapped', image: withFile(ENTRIES, bundle(swapped)) },
      { name: 'two entries swapped, tile too', image: withLeaves(swapped) },
      { name: 'two hashes swapped', image: withFile(TILE, tile(swapped)) },
      { name: 'an entry dropped', image: withFile(ENTRIES, bundle(leaves.toSpliced(9, 1))) },
      { name: 'an entry dropped, tile too', image: withLeaves(leaves.toSpliced(9, 1)) },
      { name: 'an entry inserted', image: withFile(ENTRIES, bundle(leaves.toSpliced(9, 0, sampleLeaf(99)))) },
      { name: 'an entry inserted, tile too', image: withLeaves(leaves.toSpliced(9, 0, sampleLeaf(99))) },
      { name: 'an entry replaced, tile too', image: withLeaves(leaves.toSpliced(9, 1, sampleLeaf(99))) },
      { name: 'entries truncated', image: cut(ENTRIES) },
      { name: 'tile truncated', image: cut(TILE) },
      { name: 'checkpoint truncated', image: cut('checkpoint') },
      { name: 'entries missing', image: without(ENTRIES) },
      { name: 'tile missing', image: without(TILE) },
      { name: 'signed by another key of the same name', image: otherKey.image },
      { name: 'checkpoint by another key of the same name', image: mixed(otherKey.image, 'checkpoint') },
      { name: 'entries and tile of another log', image: mixed(otherLeaves.image, ENTRIES, TILE) },
      { name: 'checkpoint of another log under the same key', image: mixed(otherLeaves.image, 'checkpoint') },
      { name: 'split view: another tree signed for someone else', image: otherLeaves.image, earlier },
      {
        name: 'split view: shorter than was signed before',
        image: (await makeImage([63], 0, original.key)).image,
        earlier,
      },
    ],
  }
}

export function noteOf(image: LogImage): string {
  return at(image, 'checkpoint').toString()
}

/** A copy with one bit of one file changed. */
export function flipBit(image: LogImage, path: string, offset: number, bit: number): LogImage {
  const bytes = Buffer.from(at(image, path))
  bytes[offset] = (bytes[offset] ?? 0) ^ (1 << bit)
  return new Map(image).set(path, bytes)
}

function at(image: LogImage, path: string): Buffer {
  const bytes = image.get(path)
  if (bytes === undefined) throw new Error(`the log has no ${path}`)
  return bytes
}

function bundle(leaves: readonly Buffer[]): Buffer {
  return Buffer.concat(leaves.flatMap((leaf) => [Buffer.from([leaf.length >> 8, leaf.length & 255]), leaf]))
}

function tile(leaves: readonly Buffer[]): Buffer {
  return Buffer.concat(leaves.map((leaf) => createHash('sha256').update('\0').update(leaf).digest()))
}
