import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimal, parseMoney, typedDecimal, typedMoney } from './parse-typed.ts'

describe('an amount as people type it', () => {
  it.each([
    ['125', 12500],
    ['125,5', 12550],
    ['125,50', 12550],
    ['€ 1.125,00', 112500],
    ['1.125', 112500],
    ['125.50', 12550],
    ['125,-', 12500],
    [' 0 ', 0],
  ])('%s is %i cents', (text, cents) => {
    expect(parseMoney(text)).toBe(cents)
  })

  it.each(['', 'gratis', '-5', '1,125', '12,345', '1.12.5', '1e3'])('%j is no amount', (text) => {
    expect(parseMoney(text)).toBeNaN()
  })

  it('reads back what the field shows', () => {
    const property = fc.property(fc.nat(1_000_000_000), (cents) => parseMoney(typedMoney(cents)) === cents)
    expect(fc.check(property).failed).toBe(false)
  })
})

describe('a weight as people type it', () => {
  it.each([
    ['4,2', 4.2],
    ['4.2', 4.2],
    ['18', 18],
    ['4,2 gram', 4.2],
    ['4,2g', 4.2],
  ])('%s is %d', (text, value) => {
    expect(parseDecimal(text)).toBe(value)
    expect(parseDecimal(typedDecimal(value))).toBe(value)
  })

  it.each(['zwaar', '-1', '1,2,3'])('%j is no weight', (text) => {
    expect(parseDecimal(text)).toBeNaN()
  })
})
