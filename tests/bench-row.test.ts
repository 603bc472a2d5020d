import { expect, test } from 'vitest'
import { median, percentile, spreadOf } from '../bench/row.ts'

test('median, percentile and spread', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(() => median([])).toThrow(RangeError)
  expect(percentile([...Array(100).keys()], 0.99)).toBe(98)
  expect(spreadOf([3, 1, 2])).toEqual([1, 3])
})
