import { createHash, createPublicKey } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { LogImage } from '../log-image.ts'

/**
 * Checks a small log (one bundle) with @sigstore/verify: its signature check and its inclusion check for every
 * entry. The package exports neither, hence the deep import; its version is pinned in package.json.
 */
type Entry = {
  canonicalizedBody: Buffer
  inclusionProof: { logIndex: string; hashes: Buffer[]; checkpoint: { envelope: string } }
}
type Checkpoint = { origin: string; logSize: bigint; logHash: Buffer }
type Log = { logID: Buffer; publicKey: ReturnType<typeof createPublicKey>; baseURL: string }

const require = createRequire(import.meta.url)
const dist = dirname(require.resolve('@sigstore/verify'))
const { verifyCheckpoint }: { verifyCheckpoint: (entry: Entry, logs: Log[]) => Checkpoint } = require(
  join(dist, 'tlog/checkpoint.js'),
)
const {
  verifyMerkleInclusion,
}: { verifyMerkleInclusion: (entry: Entry, checkpoint: Checkpoint) => void } = require(
  join(dist, 'tlog/merkle.js'),
)

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** `good`, or `tampered:` and why. */
export function checkWithSigstore(
  image: LogImage,
  vkey: string,
  options: { leafCheck: boolean; earlier?: string },
): string {
  try {
    checkHead(image, vkey, image.get('checkpoint')?.toString() ?? '', options.leafCheck)
    if (options.earlier !== undefined) checkHead(image, vkey, options.earlier, options.leafCheck)
    return 'good'
  } catch (error) {
    return `tampered: ${error instanceof Error ? error.message : String(error)}`
  }
}

function checkHead(image: LogImage, vkey: string, envelope: string, leafCheck: boolean): void {
  const proofFor = (hashes: Buffer[], index: number) => ({
    logIndex: String(index),
    hashes,
    checkpoint: { envelope },
  })
  const log = logOf(vkey)
  const checkpoint = verifyCheckpoint(
    { canonicalizedBody: Buffer.alloc(0), inclusionProof: proofFor([], 0) },
    [log],
  )
  if (checkpoint.origin !== log.baseURL) throw new Error('the checkpoint is of another log')
  const size = Number(checkpoint.logSize)
  const tile = hashesOf(image, size)
  const entries = entriesOf(image)
  if (leafCheck && entries.length < size) throw new Error(`${entries.length} entries, not ${size}`)
  for (let index = 0; index < size; index++) {
    const hashes = pathTo(index, tile.slice(0, size))
    const body = entries[index] ?? Buffer.alloc(0)
    if (leafCheck)
      verifyMerkleInclusion({ canonicalizedBody: body, inclusionProof: proofFor(hashes, index) }, checkpoint)
  }
}

function logOf(vkey: string): Log {
  const [name = '', id = '', ...key] = vkey.split('+')
  const raw = Buffer.from(key.join('+'), 'base64').subarray(1)
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' })
  return { logID: Buffer.from(id, 'hex'), publicKey, baseURL: name }
}

/** The leaf hashes in the only level-0 tile, whatever its width. */
function hashesOf(image: LogImage, size: number): Buffer[] {
  const path = [...image.keys()].find((name) => name.startsWith('tile/0/000'))
  const tile = image.get(path ?? '')
  if (tile === undefined || tile.length % 32 !== 0 || tile.length < size * 32) throw new Error('no such tile')
  return Array.from({ length: tile.length / 32 }, (_, i) => tile.subarray(i * 32, i * 32 + 32))
}

function entriesOf(image: LogImage): Buffer[] {
  const path = [...image.keys()].find((name) => name.startsWith('tile/entries/000'))
  let rest = image.get(path ?? '')
  if (rest === undefined) throw new Error('no entry bundle')
  const entries: Buffer[] = []
  while (rest.length > 0) {
    const end = 2 + rest.readUInt16BE(0)
    if (end > rest.length) throw new Error('an entry runs over the end of its bundle')
    entries.push(rest.subarray(2, end))
    rest = rest.subarray(end)
  }
  return entries
}

/** RFC 6962, 2.1.1, word for word. */
function pathTo(m: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...pathTo(m, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathTo(m - k, leaves.slice(k)), rootOf(leaves.slice(0, k))]
}

function rootOf(leaves: Buffer[]): Buffer {
  const [only] = leaves
  if (leaves.length === 1 && only !== undefined) return only
  const k = split(leaves.length)
  return createHash('sha256')
    .update('\u0001')
    .update(rootOf(leaves.slice(0, k)))
    .update(rootOf(leaves.slice(k)))
    .digest()
}

function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}
