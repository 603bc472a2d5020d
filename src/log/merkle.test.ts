import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  consistencyPath,
  EMPTY_ROOT,
  inclusionPath,
  isConsistent,
  leafHash,
  type NodeReader,
  rootOfHashes,
} from './merkle.ts'
import { hashOfLeaf, isExtension, isIncluded, Peaks } from './verify/tree.ts'

// The reference tree of Certificate Transparency (certificate-transparency/go/merkletree, RFC 6962).
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = INPUTS.map((hex) => Buffer.from(hex, 'hex'))

describe('RFC 6962 reference tree', () => {
  test.each(ROOTS.map((root, size) => [size, root] as const))('root of %i leaves', (size, root) => {
    expect(rootOfHashes(leaves.slice(0, size).map(leafHash)).toString('hex')).toBe(root)
  })

  test('the verifier has the same roots', () => {
    const peaks = new Peaks()
    expect(peaks.root().toString('hex')).toBe(ROOTS[0])
    leaves.forEach((leaf, i) => {
      peaks.add(0, hashOfLeaf(leaf))
      expect(peaks.root().toString('hex')).toBe(ROOTS[i + 1])
    })
  })

  test('inclusion path of leaf 5 of 8, consistency path 6 to 8', async () => {
    const node = nodesOf(leaves.map(leafHash))
    expect((await inclusionPath(5, 8, node)).map((hash) => hash.toString('hex'))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect((await consistencyPath(6, 8, node)).map((hash) => hash.toString('hex'))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })
})

const SIZE_MAX = 40
const hashes = Array.from({ length: SIZE_MAX }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)))

test('every inclusion proof up to 40 leaves holds for its leaf and for no other', async () => {
  for (let size = 1; size <= SIZE_MAX; size++) {
    const tree = { size, root: rootOfHashes(hashes.slice(0, size)) }
    for (let index = 0; index < size; index++) {
      const path = await inclusionPath(index, size, nodesOf(hashes))
      expect(isIncluded({ index, hash: at(index) }, tree, path)).toBe(true)
      expect(isIncluded({ index: (index + 1) % size, hash: at(index) }, tree, path)).toBe(size === 1)
      expect(isIncluded({ index, hash: EMPTY_ROOT }, tree, path)).toBe(false)
      expect(isIncluded({ index, hash: at(index) }, tree, [...path, EMPTY_ROOT])).toBe(false)
      expect(isIncluded({ index, hash: at(index) }, tree, path.slice(1))).toBe(size === 1)
    }
  }
})

test('every consistency proof up to 40 leaves holds, for its own pair of trees only', async () => {
  for (let size = 0; size <= SIZE_MAX; size++) {
    const now = { size, root: rootOfHashes(hashes.slice(0, size)) }
    for (let oldSize = 0; oldSize <= size; oldSize++) {
      const old = { size: oldSize, root: rootOfHashes(hashes.slice(0, oldSize)) }
      const path = await consistencyPath(oldSize, size, nodesOf(hashes))
      const other = { size: oldSize, root: createHash('sha256').update('other').digest() }
      for (const check of [isConsistent, isExtension]) {
        expect(check(old, now, path)).toBe(true)
        expect(check(other, now, path)).toBe(false)
        // Whatever there is continues the empty tree.
        expect(check(old, { size, root: other.root }, path)).toBe(oldSize === 0 && size > 0)
        expect(check(old, now, [...path, EMPTY_ROOT])).toBe(false)
        expect(check(old, now, path.slice(1))).toBe(path.length === 0)
      }
    }
  }
})

function nodesOf(all: readonly Buffer[]): NodeReader {
  return (height, index) => rootOfHashes(all.slice(index * 2 ** height, (index + 1) * 2 ** height))
}

function at(index: number): Buffer {
  return hashes[index] ?? EMPTY_ROOT
}
