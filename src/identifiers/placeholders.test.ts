import { expect, it } from 'vitest'
import { isPlaceholder } from './placeholders.ts'

it.each([
  '000000',
  '123456789',
  'n.v.t.',
  'N.V.T',
  'onbekend',
  'geen',
  'idk',
  'tbd',
  '-',
  '??',
  '',
  '0123456789',
  '987654321',
  'XXXXX',
  'To be filled by O.E.M.',
  'geen serienummer',
])('%s stands for no number', (text) => {
  expect(isPlaceholder(text)).toBe(true)
})

it.each(['TBD4711', 'GEEN12', '000001', '1234567891', 'MISSING77', '2345678', '0', 'A1'])(
  '%s is a number',
  (text) => {
    expect(isPlaceholder(text)).toBe(false)
  },
)
