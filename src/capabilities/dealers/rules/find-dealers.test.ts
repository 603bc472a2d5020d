import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noFacts } from '../../../../tests/dealer-facts.ts'
import { branchKinds } from '../../../kernel/codes.ts'
import { dealerStates, type ListedDealer } from '../contract.ts'
import {
  countMunicipalities,
  countStates,
  type DealerFilter,
  dealerOrders,
  findDealers,
  lastSignOfLife,
  sortDealers,
} from './find-dealers.ts'

const one: ListedDealer = {
  id: '01900000-0000-7000-8000-000000000001',
  version: 1,
  name: 'Café Één Goud',
  kind: 'gold-buyer',
  size: null,
  kvkNumber: '99123456',
  branchNumber: '991234560001',
  street: 'Verzonnenweg',
  houseNumber: '12a',
  postcode: '7511 AB',
  town: 'Glanerbrug',
  municipality: 'enschede',
  municipalityName: 'Enschede',
  email: null,
  phone: null,
  origin: 'trade-register',
  isFocus: true,
  state: 'not-reached',
  since: '2026-01-05',
  facts: noFacts,
}
const days = fc.constantFrom('2026-01-05', '2026-02-01', '2026-03-09')
const places = { almelo: 'Almelo', borne: 'Borne', enschede: 'Enschede' } as const
const dealer: fc.Arbitrary<ListedDealer> = fc
  .record({
    id: fc.uuid(),
    name: fc.constantFrom('Goud', 'Fietsen', 'Éclair', 'Antiek 2', 'Antiek 10'),
    kind: fc.constantFrom(...branchKinds),
    isFocus: fc.boolean(),
    town: fc.constantFrom('Almelo', 'Borne', 'Delden'),
    municipality: fc.constantFrom('almelo', 'borne', 'enschede'),
    state: fc.constantFrom(...dealerStates),
    since: days,
    lastEntryOn: fc.option(days),
  })
  .map(({ lastEntryOn, municipality, ...rest }) => ({
    ...one,
    ...rest,
    municipality,
    municipalityName: places[municipality as keyof typeof places],
    facts: { ...noFacts, lastEntryOn },
  }))
const dealers = fc.array(dealer, { maxLength: 30 })
const filter = fc.record(
  {
    q: fc.constantFrom('goud', 'antiek', 'eclair', 'delden', '99 12', ' '),
    gemeente: fc.constantFrom('almelo', 'borne', 'elders'),
    staat: fc.constantFrom(...dealerStates),
    soort: fc.constantFrom(...branchKinds),
    focus: fc.constant('1' as const),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<DealerFilter>

describe('finding dealers', () => {
  it.each([
    'cafe een',
    'ÉÉN',
    'verzonnenweg 12A',
    '7511ab',
    '7511 AB',
    'glanerbrug',
    '99123456',
    '9912 3456 0001',
    'enschede goud',
  ])('finds by %s', (q) => {
    expect(findDealers([one], { q })).toEqual([one])
  })
  it.each(['zilver', 'café zilver', '99123457', '7511 AC'])('does not find by %s', (q) => {
    expect(findDealers([one], { q })).toEqual([])
  })

  it('asks every part of a filter: all that is found answers to each, all that is left out fails one', () => {
    fc.assert(
      fc.property(dealers, filter, (all, asked) => {
        const found = findDealers(all, asked)
        const parts = Object.entries(asked).map(([part, value]) => findDealers(all, { [part]: value }))
        expect(found).toEqual(all.filter((each) => parts.every((part) => part.includes(each))))
      }),
    )
  })
})

describe('the order', () => {
  it('keeps each dealer once, and never puts one before another that comes first', () => {
    fc.assert(
      fc.property(dealers, fc.option(fc.constantFrom(...dealerOrders), { nil: undefined }), (all, order) => {
        const sorted = sortDealers(all, order)
        expect(sorted.toSorted(byId)).toEqual(all.toSorted(byId))
        expect(sortDealers(all.toReversed(), order)).toEqual(sorted)
      }),
    )
  })

  it('reads numbers in names as numbers, and puts who never gave a sign first', () => {
    const named = ['Antiek 10', 'Antiek 2'].map((name, n) => ({ ...one, name, id: String(n) }))
    expect(sortDealers(named, undefined).map(({ name }) => name)).toEqual(['Antiek 2', 'Antiek 10'])
    const signed = [{ ...one, facts: { ...noFacts, lastEntryOn: '2026-02-01' } }, one]
    expect(sortDealers(signed, 'teken')[0]).toBe(one)
  })
})

it('counts every dealer in one state and in one municipality', () => {
  fc.assert(
    fc.property(dealers, (all) => {
      const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)
      expect(sum(Object.values(countStates(all)))).toBe(all.length)
      const places = countMunicipalities(all)
      expect(sum(places.map(({ dealers: count }) => count))).toBe(all.length)
      expect(places.every(({ connected, dealers: count }) => connected <= count)).toBe(true)
      const { connected, registering, quiet } = countStates(all)
      expect(sum(places.map((place) => place.connected))).toBe(connected + registering + quiet)
    }),
  )
})

it('takes the last day on which the dealer itself did something, never a letter of ours', () => {
  expect(lastSignOfLife({ ...noFacts, reachedOn: '2026-03-01', invitedOn: '2026-03-01' })).toBeNull()
  expect(lastSignOfLife({ ...noFacts, joinedOn: '2026-02-01', attendedOn: '2026-02-03' })).toBe('2026-02-03')
})

const byId = (a: ListedDealer, b: ListedDealer) => (a.id < b.id ? -1 : 1)
