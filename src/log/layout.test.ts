import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashesAtLevel, indexPath, partialTiles, tilePath, tileWidth } from './layout.ts'
import { pathOf, widthOf } from './verify/log-files.ts'

test.each([
  [0, '000'],
  [999, '999'],
  [1000, 'x001/000'],
  [1234067, 'x001/x234/067'],
  [1_000_000_000, 'x001/x000/x000/000'],
])('index %i is %s', (index, path) => {
  expect(indexPath(index)).toBe(path)
})

test('paths of full and partial tiles and of entry bundles', () => {
  expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067')
  expect(tilePath({ level: 3, index: 0, width: 8 })).toBe('tile/3/000.p/8')
  expect(tilePath({ level: 'entries', index: 273, width: 112 })).toBe('tile/entries/273.p/112')
  expect(() => tilePath({ level: 0, index: 0, width: 0 })).toThrow(RangeError)
  expect(() => tilePath({ level: 0, index: -1, width: 1 })).toThrow(RangeError)
})

test('the examples of tlog-tiles: a tree of 70,000 and one of 256', () => {
  expect([0, 1, 2].map((level) => Math.floor(hashesAtLevel(70_000, level) / 256))).toEqual([273, 1, 0])
  expect(partialTiles(70_000)).toEqual([
    { level: 0, index: 273, width: 112 },
    { level: 'entries', index: 273, width: 112 },
    { level: 1, index: 1, width: 17 },
    { level: 2, index: 0, width: 1 },
  ])
  expect(partialTiles(256)).toEqual([{ level: 1, index: 0, width: 1 }])
  expect(partialTiles(0)).toEqual([])
})

test('the verifier, written apart, looks in the same places', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 40 }), fc.integer({ min: 1, max: 256 }), (index, width) => {
      expect(pathOf({ kind: '0', index, width })).toBe(tilePath({ level: 0, index, width }))
      const size = index + 1
      for (const level of [0, 1, 2]) {
        const last = Math.floor(index / 256 ** (level + 1))
        expect(widthOf(size, level, last)).toBe(tileWidth(size, level, last))
      }
    }),
  )
})
