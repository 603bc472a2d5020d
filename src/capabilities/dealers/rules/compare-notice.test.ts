import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareAddress, compareText } from './compare-notice.ts'

const at = (street: string, houseNumber: string | null, postcode: string | null, town: string) => ({
  street,
  houseNumber,
  postcode,
  town,
})

test.each([
  ['Juwelier Zilver', 'juwelier  zilver', 'same'],
  ['Café d’Or', 'CAFE DOR', 'same'],
  ['Juwelier Zilver', 'Juwelier Goud', 'different'],
  ['Juwelier Zilver', null, 'unknown'],
  ['-', 'x', 'unknown'],
] as const)('%s and %s: %s', (one, other, expected) => expect(compareText(one, other)).toBe(expected))

test.each([
  [at('Ring', '3', '7551 AB', 'Hengelo'), at('Ringweg', '3', '7551AB', 'Hengelo OV'), 'similar'],
  [at('Ring', '3', '7551 AB', 'Hengelo'), at('RING', '3', '7551AB', 'Hengelo OV'), 'same'],
  [at('Ring', '3', '7551 AB', 'Hengelo'), at('Ring', '3 a', '7551 AB', 'Hengelo'), 'different'],
  [at('Ring', '3', '7551 AB', 'Hengelo'), at('Ring', '3', null, 'HENGELO'), 'same'],
  [at('Ring', '3', null, 'Hengelo'), at('Ring', '3', null, 'Borne'), 'different'],
  [at('Ring', '3', null, 'Hengelo'), null, 'unknown'],
] as const)('%j and %j: %s', (one, other, expected) => {
  expect(compareAddress(one, other)).toBe(expected)
  expect(compareAddress(other, one)).toBe(expected)
})

test('order does not matter, and nothing is like itself but the same', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(compareText(a, b)).toBe(compareText(b, a))
      expect(compareText(a, a)).not.toBe('different')
    }),
  ))
