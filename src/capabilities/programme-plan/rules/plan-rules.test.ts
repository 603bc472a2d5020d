import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDay } from '../../../kernel/dates.ts'
import { type DealerState, dealerStates } from '../../dealers/public.ts'
import { countDealers, countMonths, DEALERS_SHOWN_MIN, groupSmall } from './count-dealers.ts'
import { standingOf } from './milestone-standing.ts'
import { milestonesOf } from './year-plan.ts'

const places = ['almelo', 'borne', 'dinkelland', 'enschede', 'tubbergen'].map((slug) => ({
  slug,
  name: slug,
}))
const dealersOf = (counts: Record<string, Partial<Record<DealerState, number>>>) =>
  Object.entries(counts).flatMap(([municipality, states]) =>
    Object.entries(states).flatMap(([state, count]) =>
      Array.from({ length: count }, () => ({ municipality, state: state as DealerState })),
    ),
  )

describe('counts per municipality', () => {
  test('connected is whoever joined and goes on; who stopped counts apart', () => {
    const dealers = dealersOf({
      enschede: { 'not-reached': 2, connected: 1, registering: 3, quiet: 4, stopped: 5 },
    })
    expect(countDealers(dealers, places)[3]).toMatchObject({
      total: 10,
      connected: 8,
      states: { stopped: 5 },
    })
  })
  test('a municipality of two stands with the next smallest, under both names', () => {
    const counts = countDealers(
      dealersOf({
        almelo: { registering: 30 },
        borne: { registering: 9 },
        dinkelland: { quiet: 4 },
        enschede: { registering: 60 },
        tubbergen: { quiet: 1, registering: 1 },
      }),
      places,
    )
    const rows = groupSmall(counts)
    expect(rows.map(({ municipalities }) => municipalities.map(({ slug }) => slug))).toEqual([
      ['almelo'],
      ['borne'],
      ['enschede'],
      ['dinkelland', 'tubbergen'],
    ])
    expect(rows.at(-1)).toMatchObject({ total: 6, connected: 6, states: { quiet: 5, registering: 1 } })
  })
  test('one small one is not left alone: what the others lack would be its count', () => {
    const counts = countDealers(
      dealersOf({ almelo: { quiet: 30 }, borne: { quiet: 9 }, tubbergen: { quiet: 2 } }),
      [places[0]!, places[1]!, places[4]!],
    )
    expect(groupSmall(counts).map(({ municipalities }) => municipalities.length)).toEqual([1, 2])
  })
  test('the own municipality alone stays as it is', () => {
    const own = countDealers(dealersOf({ tubbergen: { quiet: 2 } }), [places[4]!])
    expect(groupSmall(own)).toEqual(own)
  })
  test('whatever the counts: nobody is lost, and no row of a region is about fewer than five, unless the whole region is', () => {
    const state = fc.constantFrom(...dealerStates)
    const dealer = fc.record({ municipality: fc.constantFrom(...places.map(({ slug }) => slug)), state })
    fc.assert(
      fc.property(fc.array(dealer, { maxLength: 60 }), (dealers) => {
        const rows = groupSmall(countDealers(dealers, places))
        const sizes = rows.map(({ states }) => Object.values(states).reduce((sum, count) => sum + count, 0))
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(dealers.length)
        expect(rows.flatMap(({ municipalities }) => municipalities)).toHaveLength(places.length)
        if (rows.length > 1) expect(Math.min(...sizes)).toBeGreaterThanOrEqual(DEALERS_SHOWN_MIN)
      }),
    )
  })
})

describe('months', () => {
  type Dates = Parameters<typeof countMonths>[0][number]
  const dealer: Dates = { listedOn: '2025-10-01', endedOn: null, joinedOn: null, firstEntryOn: null }
  const dealers: Dates[] = [
    dealer,
    { ...dealer, joinedOn: '2026-09-30', firstEntryOn: '2026-11-02' },
    { ...dealer, joinedOn: '2026-02-01', endedOn: '2026-10-15' },
  ]
  test('a day counts from its month on, who ended counts until then, and this month as of today', () => {
    const months = countMonths(dealers, '2026-11-27')
    expect(months.map(({ month }) => month)).toHaveLength(12)
    expect(months.slice(-3)).toEqual([
      { month: '2026-09', total: 3, connected: 2, registering: 0 },
      { month: '2026-10', total: 2, connected: 1, registering: 0 },
      { month: '2026-11', total: 2, connected: 1, registering: 1 },
    ])
    expect(countMonths(dealers, '2026-11-01').at(-1)).toMatchObject({ month: '2026-11', registering: 0 })
    expect(months[0]).toEqual({ month: '2025-12', total: 3, connected: 0, registering: 0 })
  })
  test('what is counted of a month does not change when more happens later', () => {
    const later = [...dealers, { ...dealer, listedOn: '2026-12-01', joinedOn: '2026-12-02' }]
    const november = (of: Dates[], on: string) => countMonths(of, on).find(({ month }) => month === '2026-11')
    expect(november(later, '2027-03-05')).toEqual(november(dealers, '2026-11-30'))
  })
})

describe('milestones', () => {
  const planned = { plannedOn: '2026-10-01', doneOn: null }
  test.each([
    ['2026-09-30', { is: 'ahead', days: 1 }],
    ['2026-10-01', { is: 'today' }],
    ['2026-10-02', { is: 'late', days: 1 }],
    ['2027-10-01', { is: 'late', days: 365 }],
  ])('on %s', (today, standing) => expect(standingOf(planned, today)).toEqual(standing))
  test('done is done, however late', () =>
    expect(standingOf({ ...planned, doneOn: '2026-12-01' }, '2026-12-31')).toEqual({
      is: 'done',
      on: '2026-12-01',
    }))
  test('the usual year has its days in order, all within the year', () => {
    const days = milestonesOf(2027).map(({ plannedOn }) => plannedOn)
    expect(days.every((day) => isDay(day) && day.startsWith('2027-'))).toBe(true)
    expect(days).toEqual(days.toSorted())
  })
})
