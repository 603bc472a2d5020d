import { describe, expect, it } from 'vitest'
import { formatCents, formatLong, formatMonth, formatShort, formatShortDay } from './format.ts'

const at = '2026-11-24T13:05:03Z'
const now = new Date('2026-11-24T13:05:00Z')

describe('dates and money', () => {
  it.each([
    [formatCents(112500, 'nl'), '€ 1.125,00'],
    [formatCents(112500, 'en'), '€1,125.00'],
    [formatShort(at, 'nl', now), '24 nov, 14:05'],
    [formatShort('2025-03-30T11:00:00Z', 'nl', now), '30 mrt 2025, 13:00'],
    [formatShortDay('2026-12-01', 'nl', now), 'di 1 dec'],
    [formatShortDay('2027-01-23', 'nl', now), 'za 23 jan 2027'],
    [formatLong(at, 'nl'), 'Dinsdag 24 november 2026, 14:05'],
    [formatLong(at, 'en'), 'Tuesday 24 November 2026, 14:05'],
    [formatMonth('2026-11', 'nl'), 'November 2026'],
  ])('%s is written %s', (written, expected) => {
    expect(written.replace(/\u00a0/g, ' ')).toBe(expected)
  })
})
