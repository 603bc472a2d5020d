import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type ReadLeaf, readLeaf } from './leaf.ts'
import { type LogReport, verifyLog } from './verify-log.ts'

export type AdoptionLeaf = Extract<ReadLeaf, { type: 'adoption' }> & { index: number }
const HASH_BYTES = 32
const COMMON_ENDS = ['"type":"entry"}', '"type":"look"}'].map((end) => Buffer.from(end))

/**
 * What a signed log says: a hash per leaf (32 MB for a million of them), what was erased and what was adopted. A leaf that
 * waits for its signature excuses nothing yet: a superuser can write one.
 */
export class LogLeaves {
  report: LogReport | null = null
  /** Where in the log an erasure stands: of a bucket, and of one entry by its branch token. */
  readonly erasedBuckets = new Map<string, number>()
  readonly erasedTokens = new Map<string, number>()
  readonly adoptions: AdoptionLeaf[] = []
  readonly #erasedLooks: { from: number; to: number }[] = []
  #hashes = Buffer.alloc(0)

  get size(): number {
    return this.report?.size ?? 0
  }

  /** Reads and verifies the log of a folder; nothing at all when it never signed. */
  async read(folder: string, vkey: string, onProgress: (done: number) => void): Promise<void> {
    if (!existsSync(join(folder, 'checkpoint'))) return
    const onLeaf = (index: number, bytes: Buffer) => {
      this.#keep(index, bytes)
      this.#note(index, bytes)
      if (index % 1_000 === 0) onProgress(index)
    }
    this.report = await verifyLog({ place: folder, vkey, onLeaf })
  }

  /** Whether the log holds these bytes at this index; undefined where the log itself is damaged. */
  holds(index: number, body: Buffer): boolean | undefined {
    const known = this.#hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)
    if (known.length < HASH_BYTES || known.every((byte) => byte === 0)) return undefined
    return known.equals(hash('sha256', body, 'buffer'))
  }

  /** Whether an adoption says that the database lost the leaf at this index. */
  isAdopted(index: number): boolean {
    return this.adoptions.some(({ from, to }) => index >= from && index < to)
  }

  /** Whether an erasure says that the look at this index is forgotten. */
  isErasedLook(index: number): boolean {
    return this.#erasedLooks.some(({ from, to }) => index >= from && index < to)
  }

  #keep(index: number, bytes: Buffer): void {
    const end = (index + 1) * HASH_BYTES
    if (this.#hashes.length < end) {
      const larger = Buffer.alloc(Math.max(end, this.#hashes.length * 2))
      this.#hashes.copy(larger)
      this.#hashes = larger
    }
    hash('sha256', bytes, 'buffer').copy(this.#hashes, index * HASH_BYTES)
  }

  #note(index: number, bytes: Buffer): void {
    // Nearly all leaves are entries or looks: only the few others are read here.
    if (COMMON_ENDS.some((end) => bytes.subarray(-end.length).equals(end))) return
    const leaf = readLeaf(bytes)
    if (leaf?.type === 'erasure') this.erasedBuckets.set(leaf.bucket, index)
    if (leaf?.type === 'entry-erasure') this.erasedTokens.set(leaf.branchToken, index)
    if (leaf?.type === 'look-erasure') this.#erasedLooks.push(leaf)
    if (leaf?.type === 'adoption') this.adoptions.push({ ...leaf, index })
  }
}
