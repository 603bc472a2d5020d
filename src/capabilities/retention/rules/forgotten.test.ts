import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deeds, type Forgotten, stores } from '../../../platform/forgetting-contract.ts'
import { addUp, firstMonth, isJump } from './forgotten.ts'

const line: fc.Arbitrary<Forgotten> = fc.record({
  store: fc.constantFrom(...stores),
  deed: fc.constantFrom(...deeds),
  municipality: fc.constantFrom(null, 'enschede', 'hengelo'),
  month: fc.constantFrom(null, '2030-11', '2030-12', '2031-01'),
  count: fc.integer({ min: 1, max: 1_000 }),
})
const sum = (lines: readonly Forgotten[]) => lines.reduce((total, { count }) => total + count, 0)

test('adding up loses nothing, says nothing twice, and does not depend on the order', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const added = addUp(lines)
      expect(sum(added)).toBe(sum(lines))
      const keys = added.map(({ store, deed, municipality, month }) =>
        [store, deed, municipality, month].join(),
      )
      expect(new Set(keys).size).toBe(keys.length)
      expect(addUp([...lines].reverse())).toEqual(added)
    }),
  )
})

test('the first month is the oldest that has any', () => {
  const of = (month: string | null): Forgotten => ({
    store: 'leads',
    deed: 'destroyed',
    municipality: null,
    month,
    count: 1,
  })
  expect(firstMonth([of('2031-01'), of(null), of('2030-12'), of('2030-12')])).toHaveLength(2)
  expect(firstMonth([of(null)])).toEqual([])
})

test.each([
  [null, '2099-01-01', false],
  ['2026-11-26', '2026-11-27', false],
  ['2026-11-27', '2026-11-20', false],
  ['2026-11-27', '2027-01-28', false],
  ['2026-11-27', '2027-01-29', true],
  ['2026-11-27', '2027-11-27', true],
])('last run %s, now %s: a jump %s', (last, today, jump) => {
  expect(isJump(last, today)).toBe(jump)
})
