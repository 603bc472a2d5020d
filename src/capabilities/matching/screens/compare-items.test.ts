import { expect, test } from 'vitest'
import type { IdentifierKind } from '../../../identifiers/public.ts'
import { compareWords, pairNumbers } from './compare-items.ts'

test.each([
  ['Gazelle', 'gazelle ', 'same'],
  ['mat zwart', 'zwart', 'similar'],
  ['Ultimate C8', 'Ultimate C8, dames', 'similar'],
  ['Citroën', 'citroen', 'same'],
  ['zwart', 'wit', 'different'],
  [null, 'wit', 'unknown'],
  ['zwart', null, 'unknown'],
  ['-', 'wit', 'unknown'],
] as const)('%s beside %s is %s', (stolen, bought, likeness) => {
  expect(compareWords(stolen, bought)).toBe(likeness)
})

const number = (kind: IdentifierKind, value: string) => ({ kind, value, display: value, valid: null })

test('puts the likest numbers side by side, the best pair first', () => {
  const pairs = pairNumbers(
    [number('imei', '356759040123458'), number('imei', '356759040123466'), number('serial', 'C39X')],
    [number('imei', '356759040123464'), number('imei', '356759040123458')],
  )
  expect(pairs.map(({ stolen, bought }) => [stolen?.value, bought?.value])).toEqual([
    ['356759040123458', '356759040123458'],
    ['356759040123466', '356759040123464'],
    ['C39X', undefined],
  ])
})

test('leaves numbers of another kind apart unless they are equal', () => {
  const apart = pairNumbers([number('frame', 'BA4187326')], [number('serial', 'BA4187327')])
  expect(apart).toHaveLength(2)
  const together = pairNumbers([number('frame', 'BA4187326')], [number('serial', 'BA4187326')])
  expect(together).toHaveLength(1)
})
