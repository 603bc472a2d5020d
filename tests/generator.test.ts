import { describe, expect, it } from 'vitest'
import { lookAlike, makeHistory, makeImei, makeRng, oneEdit, spaced } from '../seeds/generator/public.ts'
import { compact, editBetween, fold, isBsn, parseIdentifier } from '../src/identifiers/public.ts'
import { purchaseInput } from '../src/capabilities/registers/contract.ts'
import { theftReportInput } from '../src/capabilities/thefts/contract.ts'

const options = { purchaseCount: 300, stolenItemCount: 80, until: new Date('2026-11-24T12:00:00Z'), days: 90 }

describe('the fictional Twente', () => {
  const history = makeHistory(makeRng(7), options)

  it('is the same for the same seed and another for another', () => {
    expect(makeHistory(makeRng(7), options)).toEqual(history)
    expect(makeHistory(makeRng(8), options)).not.toEqual(history)
  })

  it('fits the contracts of purchases and theft reports', () => {
    expect(history.purchases).toHaveLength(300)
    expect(history.thefts.reduce((sum, theft) => sum + theft.items.length, 0)).toBe(80)
    for (const purchase of history.purchases) expect(purchaseInput.safeParse(purchase).error).toBeUndefined()
    for (const theft of history.thefts) expect(theftReportInput.safeParse(theft).error).toBeUndefined()
  })

  it('gives goods numbers that hold and nobody a BSN', () => {
    for (const { items, seller } of history.purchases) {
      for (const { kind, value } of items.flatMap((item) => item.identifiers ?? [])) {
        const parsed = parseIdentifier(kind, value)
        expect(parsed.ok && parsed.valid !== false).toBe(true)
      }
      expect(isBsn(seller?.documentNumber ?? '')).toBe(false)
    }
  })

  it('references are unique, and nothing happens after its end', () => {
    expect(new Set(history.purchases.map(({ reference }) => reference)).size).toBe(300)
    expect(history.purchases.every(({ acquiredAt }) => new Date(acquiredAt) <= options.until)).toBe(true)
  })
})

it('no stolen thing is noted with a number that the register refuses, whatever the moment of seeding', () => {
  const numbers = Array.from({ length: 30 }, (_, seed) =>
    makeHistory(makeRng(seed), {
      purchaseCount: 0,
      stolenItemCount: 300,
      until: new Date('2026-11-25'),
      days: 42,
    }),
  ).flatMap(({ thefts }) =>
    thefts.flatMap(({ items }) => items.flatMap(({ identifiers = [] }) => identifiers)),
  )
  const refused = numbers.filter(({ kind, value }) => {
    const parsed = parseIdentifier(kind, value)
    return !parsed.ok && parsed.reason !== 'placeholder'
  })
  expect(numbers.length).toBeGreaterThan(500)
  expect(refused).toEqual([])
  // Control: the name of a model that is no number would be found.
  expect(parseIdentifier('serial', 'S3')).toEqual({ ok: false, reason: 'too-short' })
})

describe('the error model', () => {
  const rng = makeRng(3)
  const numbers = Array.from({ length: 500 }, (_, i) => makeImei('35997000', 1000 + i * 97))

  it('one edit is one edit, in the counted shares', () => {
    const kinds = numbers.map((number) => editBetween(number, oneEdit(rng, number))?.kind)
    expect(kinds).not.toContain(undefined)
    const substitutions = kinds.filter((kind) => kind === 'substitution').length
    expect(substitutions / kinds.length).toBeGreaterThan(0.7)
    expect(substitutions / kinds.length).toBeLessThan(0.88)
  })

  it('spaces and look-alikes leave the folded number as it was', () => {
    for (const number of numbers) {
      expect(compact(spaced(rng, number))).toBe(number)
      const alike = lookAlike(rng, number)
      expect(alike === null || (fold(alike) === number && alike !== number)).toBe(true)
    }
  })
})
