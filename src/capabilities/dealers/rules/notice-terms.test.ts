import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../../../kernel/dates.ts'
import { addWorkingDays } from '../../../kernel/working-days.ts'
import { noticeKinds } from './notice-fields.ts'
import { daysLate, decideBy, lastDayInTime, noticeTerms } from './notice-terms.ts'

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2014-01-01', n))
const after = fc.constantFrom('move' as const, 'stop' as const)
const isWorking = (day: Day) => addWorkingDays(addDays(day, -1), 1) === day
const workingDaysIn = (from: Day, until: Day) =>
  Array.from({ length: daysBetween(from, until) }, (_, n) => addDays(from, n + 1)).filter(isWorking).length

describe('the last day in time', () => {
  test.each([
    ['start', '2026-12-01', '2026-11-28'],
    ['move', '2026-11-24', '2026-11-27'],
    // Over a weekend: Saturday and Sunday are no two working days.
    ['move', '2026-11-26', '2026-11-30'],
    ['move', '2026-11-27', '2026-12-01'],
    // Christmas.
    ['stop', '2026-12-24', '2026-12-29'],
  ] as const)('%s on %s: %s', (kind, happensOn, expected) => {
    expect(lastDayInTime(kind, happensOn)).toBe(expected)
  })

  test('before a start: three calendar days, whatever days they are', () =>
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(daysBetween(lastDayInTime('start', day), day)).toBe(3)
      }),
    ))

  test('after a move or stop: at least three days, two of them working days, ending on one, and no later than needed', () =>
    fc.assert(
      fc.property(anyDay, after, (day, kind) => {
        const last = lastDayInTime(kind, day)
        expect(daysBetween(day, last)).toBeGreaterThanOrEqual(3)
        expect(isWorking(last)).toBe(true)
        expect(workingDaysIn(day, last)).toBeGreaterThanOrEqual(2)
        const before = addDays(last, -1)
        expect(daysBetween(day, before) >= 3 && isWorking(before) && workingDaysIn(day, before) >= 2).toBe(
          false,
        )
      }),
    ))

  test('late is counted from the day after it, and never before', () =>
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(...noticeKinds),
        fc.integer({ min: -400, max: 400 }),
        (day, kind, n) => {
          const received = addDays(lastDayInTime(kind, day), n)
          expect(daysLate(kind, day, received)).toBe(Math.max(0, n))
          expect(noticeTerms(kind, day, received).isInTime).toBe(n <= 0)
        },
      ),
    ))

  test('a decision comes on the fifth working day', () => expect(decideBy('2026-11-27')).toBe('2026-12-04'))
})
