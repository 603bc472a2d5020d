import { expect, test } from 'vitest'
import { isPersonWhoAsks, mayBeSamePerson, patternsSince, placeOf } from './look-patterns.ts'

test.each([
  ['Bram Denkbeeld', 'B. Denkbeeld', true],
  ['Bram Denkbeeld', 'BRAM DENKBEELD', true],
  ['Zoë van Dijk', 'Z. van Dijk', true],
  ['Zoe Çelik', 'Zoë Celik', true],
  ['Bram Denkbeeld', 'Anna Denkbeeld', false],
  ['Bram Denkbeeld', 'Bram Verzonnen', false],
  // One word is no name: too many people share it.
  ['Denkbeeld', 'Denkbeeld', false],
  ['', '', false],
])('%j and %j: %j', (one, other, same) => {
  expect(mayBeSamePerson(one, other)).toBe(same)
  expect(mayBeSamePerson(other, one)).toBe(same)
})

test.each([
  ['Maria Jansen', 'M. Jansen', true],
  ['Maria Anna Jansen', 'Maria Jansen', true],
  ['Jan de Vries', 'J. de Vries', true],
  ['Jan Jansen', 'Janneke Jansen', false],
  // The same first letter is enough to ask about a look, not to give data away.
  ['Marco Jansen', 'Maria Jansen', false],
  ['Maria Jansen', 'Maria Pietersen', false],
  ['Maria Jansen', '', false],
])('what is kept of %2$j goes to %1$j: %3$j', (asks, kept, may) => {
  expect(isPersonWhoAsks(asks, kept)).toBe(may)
})

test('a place is a postcode, however it is written', () => {
  expect(placeOf({ postcode: '7511 aa', town: 'Enschede' })).toBe(
    placeOf({ postcode: '7511AA', town: 'ENSCHEDE' }),
  )
  expect(placeOf({ postcode: '7511AB', town: 'Enschede' })).not.toBe(
    placeOf({ postcode: '7511AA', town: 'Enschede' }),
  )
})

test('patterns go back a quarter unless somebody says from when', () => {
  expect(patternsSince(undefined, '2026-11-27')).toBe('2026-08-29')
  expect(patternsSince('2026-01-01', '2026-11-27')).toBe('2026-01-01')
})
