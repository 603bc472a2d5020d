import { describe, expect, it } from 'vitest'
import { instantOf, localOf } from './local-time.ts'

describe('the clock in Amsterdam', () => {
  it.each([
    ['2026-11-24T14:05', '2026-11-24T14:05:00+01:00'],
    ['2026-07-01T09:30', '2026-07-01T09:30:00+02:00'],
    ['2026-10-25T02:30', '2026-10-25T02:30:00+02:00'],
    ['2026-03-29T02:30', '2026-03-29T02:30:00+01:00'],
    ['morgen', 'morgen'],
  ])('%s is the instant %s', (local, instant) => {
    expect(instantOf(local)).toBe(instant)
  })

  it('shows an instant as the field does', () => {
    expect(localOf(new Date('2026-11-24T13:05:59Z'))).toBe('2026-11-24T14:05')
    expect(localOf(new Date('2026-06-30T22:15:00Z'))).toBe('2026-07-01T00:15')
  })
})
