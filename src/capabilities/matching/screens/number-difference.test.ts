import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberDifference, type Run } from './number-difference.ts'

const marked = (runs: Run[]) => runs.map(({ text, different }) => (different ? `[${text}]` : text)).join('')

test.each([
  ['BA 4187326', 'BA 4178326', { kind: 'swap', first: '8', second: '7' }, 'BA 41[87]326', 'BA 41[78]326'],
  ['35 675904 012345 8', '35-675904-012345-8', { kind: 'equal' }, '35 675904 012345 8', '35-675904-012345-8'],
  ['GZ 1O2', 'GZ 102', { kind: 'look-alike', from: 'O', to: '0' }, 'GZ 1[O]2', 'GZ 1[0]2'],
  ['GZ 132', 'GZ 172', { kind: 'substitution', from: '3', to: '7' }, 'GZ 1[3]2', 'GZ 1[7]2'],
  ['AB 1234', 'AB 134', { kind: 'missing', sign: '2' }, 'AB 1[2]34', 'AB 134'],
  ['AB 134', 'AB 1234', { kind: 'extra', sign: '2' }, 'AB 134', 'AB 1[2]34'],
  ['IO 11', '10 1I', { kind: 'places', count: 3 }, '[IO] 1[1]', '[10] 1[I]'],
  ['AB 12345', 'AB 9', { kind: 'places', count: 5 }, 'AB [12345]', 'AB [9]'],
])('%s and %s', (stolen, bought, difference, inStolen, inBought) => {
  const found = numberDifference(stolen, bought)
  expect(found.difference).toEqual(difference)
  expect(marked(found.stolen)).toBe(inStolen)
  expect(marked(found.bought)).toBe(inBought)
})

test('shows every character of both numbers, marked or not', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (stolen, bought) => {
      const found = numberDifference(stolen, bought)
      expect(found.stolen.map((run) => run.text).join('')).toBe(stolen)
      expect(found.bought.map((run) => run.text).join('')).toBe(bought)
    }),
    { numRuns: 500 },
  )
})
