import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RuleView } from '../contract.ts'
import { LEGAL_TERM, policeTerms } from './police-terms.ts'

const rule = (operationalMonths: number, destroyMonths: number, from = '2014-07-01'): RuleView => ({
  topic: 'police-data',
  value: { operationalMonths, destroyMonths },
  from,
  until: null,
  preset: null,
  legalBasis: 'x',
  source: 'x',
})

test('without a rule the law: five years, then five more', () => {
  const terms = policeTerms([{ rules: [] }], '2030-03-31')
  expect(terms).toMatchObject(LEGAL_TERM)
  // The begin of the day in Amsterdam, in summer and in winter time.
  expect(terms.removedBefore.toISOString()).toBe('2025-03-30T22:00:00.000Z')
  expect(policeTerms([], '2030-01-15').destroyedBefore.toISOString()).toBe('2020-01-14T23:00:00.000Z')
})

test('the shortest term of the region counts, and a rule counts from its day', () => {
  const places = [{ rules: [rule(60, 120)] }, { rules: [rule(48, 96), rule(12, 24, '2031-01-01')] }]
  expect(policeTerms(places, '2030-12-31')).toMatchObject({ operationalMonths: 48, destroyMonths: 96 })
  expect(policeTerms(places, '2031-01-01')).toMatchObject({ operationalMonths: 12, destroyMonths: 24 })
})

test('nothing is destroyed that was not removed first, whatever the rules say', () => {
  const months = fc.integer({ min: 1, max: 240 })
  fc.assert(
    fc.property(fc.array(fc.tuple(months, months), { maxLength: 5 }), (given) => {
      const places = given.map(([operational, destroy]) => ({ rules: [rule(operational, destroy)] }))
      const { removedBefore, destroyedBefore } = policeTerms(places, '2030-06-15')
      expect(destroyedBefore.getTime()).toBeLessThanOrEqual(removedBefore.getTime())
    }),
  )
})
