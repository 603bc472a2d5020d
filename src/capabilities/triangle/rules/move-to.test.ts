import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveTo } from './move-to.ts'

test.each([
  [['a', 'b', 'c'], 'c', 0, ['c', 'a', 'b']],
  [['a', 'b', 'c'], 'a', 1, ['b', 'a', 'c']],
  [['a', 'b', 'c'], 'a', -1, ['a', 'b', 'c']],
  [['a', 'b', 'c'], 'b', 9, ['a', 'c', 'b']],
])('%j with %s at %i is %j', (list, item, to, moved) => {
  expect(moveTo(list, item, to)).toEqual(moved)
})

test('nothing is lost or doubled, and the rest keeps its order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { minLength: 1 }),
      fc.nat(),
      fc.integer({ min: -3, max: 20 }),
      (list, n, to) => {
        const item = list[n % list.length]!
        const moved = moveTo(list, item, to)
        expect(moved.toSorted((a, b) => a - b)).toEqual(list.toSorted((a, b) => a - b))
        expect(moved.filter((one) => one !== item)).toEqual(list.filter((one) => one !== item))
      },
    ),
  )
})
