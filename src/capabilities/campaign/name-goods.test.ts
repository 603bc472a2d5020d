import { expect, test } from 'vitest'
import { findRange, nameGoods } from './name-goods.ts'

test.each([
  ['Apple', 'iPhone 13', 'apple', 'iphone 13'],
  ['APPLE', 'iphone-13 128GB', 'apple', 'iphone 13'],
  [null, 'iPhone 13', 'apple', 'iphone 13'],
  ['iPhone', '13', 'apple', 'iphone 13'],
  ['Gazelle', 'Orange C8', 'gazelle', 'orange c8'],
  ['Sony', 'Sony PlayStation 5', 'sony', 'playstation 5'],
])('%s, %s counts as %s, %s', (brand, model, maker, words) => {
  expect(nameGoods({ brand, model })).toEqual({ brand: maker, model: words })
})

test.each([
  ['onbekend', 'ring'],
  [null, 'ring'],
  ['Apple', null],
  ['Apple', '128GB'],
  ['', ''],
])('%s, %s is no model', (brand, model) => {
  expect(nameGoods({ brand, model })).toBeNull()
})

const ranges = [
  { brand: 'apple', model: 'iphone 13' },
  { brand: 'apple', model: 'iphone 13 pro' },
  { brand: 'samsung', model: 'galaxy s21' },
  { brand: 'sony', model: 'alpha a7 iii' },
  { brand: 'sony', model: 'alpha a7 iii body' },
]
test.each([
  ['Apple', 'iPhone 13 256 GB', 'iphone 13'],
  ['Apple', 'iPhone 13 Pro', 'iphone 13 pro'],
  ['Samsung', 'S21', 'galaxy s21'],
  ['Appel', 'iPhone 13', 'iphone 13'],
])('%s, %s is compared with %s', (brand, model, found) => {
  expect(findRange(ranges, { brand, model })?.model).toBe(found)
})

test('what could be several models, or none, is compared with nothing', () => {
  expect(findRange(ranges, { brand: 'Sony', model: 'A7 III' })).toBeNull()
  expect(findRange(ranges, { brand: 'Apple', model: 'iPhone 14' })).toBeNull()
  expect(findRange(ranges, { brand: 'Samsung', model: 'iPhone 13' })).toBeNull()
})
