import { createHash, hash } from 'node:crypto'

/** Merkle hashing of RFC 6962 and the proof checks of RFC 9162, written for checking only. */
const node = Buffer.alloc(65, 1)

/** The hash of a leaf on its own. */
export function hashOfLeaf(leaf: Buffer): Buffer {
  return createHash('sha256').update('\0').update(leaf).digest()
}

/** The hash of two subtrees. */
export function hashOfNode(left: Buffer, right: Buffer): Buffer {
  left.copy(node, 1)
  right.copy(node, 33)
  return Buffer.from(hash('sha256', node, 'binary'), 'latin1')
}

/** Folds a row of hashes, a power of two of them, in place; the root stands at its beginning. */
export function foldRow(row: Buffer, width: number): Buffer {
  for (let left = width; left > 1; left /= 2) {
    for (let i = 0; i < left; i += 2) {
      row.copy(node, 1, i * 32, i * 32 + 64)
      row.write(hash('sha256', node, 'binary'), i * 16, 'latin1')
    }
  }
  return row.subarray(0, 32)
}

/** The complete subtrees that a tree so far consists of, tallest first, each with its height. */
export class Peaks {
  readonly #peaks: { height: number; hash: Buffer }[]

  constructor(from?: Peaks) {
    this.#peaks = from === undefined ? [] : [...from.#peaks]
  }

  /** Adds a complete subtree on the right; all before it must be at least as tall. */
  add(height: number, hash: Buffer): void {
    let top = { height, hash }
    for (let last = this.#peaks.at(-1); last?.height === top.height; last = this.#peaks.at(-1)) {
      this.#peaks.pop()
      top = { height: top.height + 1, hash: hashOfNode(last.hash, top.hash) }
    }
    this.#peaks.push(top)
  }

  /** Adds the first `count` leaf hashes of a row. */
  addRow(hashes: Buffer, count: number): void {
    for (let i = 0; i < count; i++) this.add(0, Buffer.from(hashes.subarray(i * 32, i * 32 + 32)))
  }

  root(): Buffer {
    const last = this.#peaks.at(-1)
    if (last === undefined) return createHash('sha256').digest()
    return this.#peaks.slice(0, -1).reduceRight((right, peak) => hashOfNode(peak.hash, right), last.hash)
  }
}

/** RFC 9162, 2.1.3.2: whether the path leads from the leaf to the root. */
export function isIncluded(
  leaf: { index: number; hash: Buffer },
  tree: { size: number; root: Buffer },
  path: readonly Buffer[],
): boolean {
  if (!Number.isSafeInteger(leaf.index) || leaf.index < 0 || leaf.index >= tree.size) return false
  let fn = BigInt(leaf.index)
  let sn = BigInt(tree.size - 1)
  let root = leaf.hash
  for (const sibling of path) {
    if (sn === 0n || sibling.length !== 32) return false
    if (fn % 2n === 1n || fn === sn) {
      root = hashOfNode(sibling, root)
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n]
    } else {
      root = hashOfNode(root, sibling)
    }
    ;[fn, sn] = [fn >> 1n, sn >> 1n]
  }
  return sn === 0n && root.equals(tree.root)
}

/** RFC 6962, 2.1.2 read backwards: whether the path shows that the old tree is the beginning of the new one. */
export function isExtension(
  old: { size: number; root: Buffer },
  now: { size: number; root: Buffer },
  path: readonly Buffer[],
): boolean {
  if (old.size > now.size || path.some((sibling) => sibling.length !== 32)) return false
  if (old.size === now.size) return path.length === 0 && old.root.equals(now.root)
  if (old.size === 0) return path.length === 0 && old.root.equals(new Peaks().root())
  const rest = [...path]
  const roots = subproof(old.size, now.size, true, { rest, oldRoot: old.root })
  return roots !== undefined && rest.length === 0 && roots[0].equals(old.root) && roots[1].equals(now.root)
}

type Subproof = { rest: Buffer[]; oldRoot: Buffer }

/** Gives the roots that a proof's part makes of the old and the new subtree. */
function subproof(old: number, size: number, whole: boolean, proof: Subproof): [Buffer, Buffer] | undefined {
  if (old === size) {
    const known = whole ? proof.oldRoot : proof.rest.shift()
    return known && [known, known]
  }
  let half = 1
  while (half * 2 < size) half *= 2
  if (old <= half) {
    const left = subproof(old, half, whole, proof)
    const right = proof.rest.shift()
    return left && right && [left[0], hashOfNode(left[1], right)]
  }
  const rightPair = subproof(old - half, size - half, false, proof)
  const left = proof.rest.shift()
  return rightPair && left && [hashOfNode(left, rightPair[0]), hashOfNode(left, rightPair[1])]
}
