import { expect, test } from 'vitest'
import { holdingLeft } from './holding-left.ts'

test.each([
  // Winter: Amsterdam is one hour ahead of UTC.
  ['2026-11-26', '2026-11-24T13:05:00Z', { over: false, days: 2, hours: 9, soon: false }],
  ['2026-11-24', '2026-11-24T13:05:00Z', { over: false, days: 0, hours: 9, soon: true }],
  ['2026-11-24', '2026-11-24T22:59:59Z', { over: false, days: 0, hours: 0, soon: true }],
  ['2026-11-24', '2026-11-24T23:00:00Z', { over: true }],
  ['2026-11-01', '2026-11-24T13:05:00Z', { over: true }],
  // The night in which the clock goes back has one hour more.
  ['2026-10-25', '2026-10-24T22:00:00Z', { over: false, days: 1, hours: 1, soon: false }],
])('kept until %s, seen at %s', (keepUntil, now, left) => {
  expect(holdingLeft(keepUntil, new Date(now))).toEqual(left)
})
