import { describe, expect, it } from 'vitest'
import { brandKey, compareBrands } from './brands.ts'
import { coloursIn } from './colours.ts'
import { distinctiveWords } from './distinctive.ts'
import { gramsIn, materialsIn, stonesIn } from './materials.ts'
import { compareModels } from './models.ts'

describe('compareBrands', () => {
  it.each([
    ['Apple', 'APPLE', 'same'],
    ['Apple iPhone', 'apple', 'same'],
    ['iPhone', 'Apple', 'same'],
    ['Samsung Electronics', 'Samsung', 'same'],
    ['Hewlett-Packard', 'HP', 'same'],
    ['Batavus', 'Batavsu', 'same'],
    ['Koga-Miyata', 'Koga', 'same'],
    ['Bosch', 'Makita', 'other'],
    ['LG', 'HP', 'other'],
    ['onbekend', 'Apple', 'unknown'],
    [null, 'Apple', 'unknown'],
    ['', '', 'unknown'],
    ['constructor', '__proto__', 'other'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(compareBrands(a, b)).toBe(expected)
    expect(compareBrands(b, a)).toBe(expected)
  })

  it('takes the key from the model when the brand was left out', () => {
    expect(brandKey({ brand: null, model: 'iPhone 13' })).toBe('apple')
    expect(brandKey({ model: 'zegelring' })).toBe('-')
  })
})

describe('compareModels', () => {
  it.each([
    ['iPhone 13', 'iphone 13 128GB', 'same'],
    ['Apple iPhone 13', 'iPhone 13', 'same'],
    ['S 21', 'S21', 'same'],
    ['iPhone 13', 'iPhone 13 Pro', 'other'],
    ['iPhone 13', 'iPhone 12', 'other'],
    ['Orange', 'Orange C8', 'unknown'],
    ['Orange Plus', 'Orange', 'same'],
    [null, 'Orange', 'unknown'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(compareModels(a, b, 'Apple')).toBe(expected)
    expect(compareModels(b, a, 'Apple')).toBe(expected)
  })
})

it('reads colours in Dutch, English and the makers’ words', () => {
  expect([...coloursIn('mat zwart')]).toEqual(['black'])
  expect([...coloursIn('Midnight')]).toEqual(['black'])
  expect([...coloursIn('donkerblauw')]).toEqual(['blue'])
  expect([...coloursIn('Space Grey')]).toEqual(['grey'])
  expect(coloursIn('constructor').size).toBe(0)
})

it('reads material, stones and weight from a sentence', () => {
  expect([...materialsIn('gouden ring 14 karaat')]).toEqual(['gold'])
  expect([...stonesIn('met 2 briljantjes en een saffier')].sort()).toEqual(['diamond', 'sapphire'])
  expect(gramsIn('ketting, 12,4 gram')).toBe(12.4)
  expect(gramsIn('1.2 kg koper')).toBe(1200)
  expect(gramsIn('128 GB')).toBeNull()
  expect(gramsIn(null)).toBeNull()
})

it('leaves out of the telling words what is said of every such thing', () => {
  const words = distinctiveWords({
    brand: 'Gazelle',
    description: 'Gazelle damesfiets, zwart, in goede staat, kinderzitje',
  })
  expect([...words]).toEqual([['kinderzit', 'kinderzitje']])
})
