import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PriceForm, readPriceForm } from './asked-price.ts'
import { isFresh } from './gold-price-age.ts'
import { goldValueCents, judgeGoldPrice, judgeGoodsPrice } from './strikingly-low.ts'

const range = { lowCents: 20_000, highCents: 35_000 }

describe('a thing', () => {
  test.each([
    [5_000, 'strikingly-low'],
    [9_999, 'strikingly-low'],
    [10_000, 'nothing'],
    [20_000, 'nothing'],
    [900_000, 'nothing'],
  ])('for %i cents where dealers ask 200 to 350 euros: %s', (asked, verdict) => {
    expect(judgeGoodsPrice(asked, range).verdict).toBe(verdict)
  })

  test('without enough sales nothing is said, however low', () => {
    expect(judgeGoodsPrice(0, null)).toEqual({ verdict: 'nothing', why: 'few-sales' })
  })
})

describe('gold', () => {
  const ring = { weightGrams: 6.4, karat: 14 }

  test('is worth its fine weight', () => {
    expect(goldValueCents({ weightGrams: 10, karat: 24 }, 10_000)).toBe(100_000)
    expect(goldValueCents({ weightGrams: 10, karat: 12 }, 10_000)).toBe(50_000)
    expect(goldValueCents(ring, 10_500)).toBe(39_200)
  })

  test.each([
    [5_000, 'strikingly-low'],
    [26_133, 'strikingly-low'],
    [26_134, 'nothing'],
    [60_000, 'nothing'],
  ])('a ring that is worth 392 euros, for %i cents: %s', (askedCents, verdict) => {
    expect(judgeGoldPrice({ ...ring, askedCents }, 10_500).verdict).toBe(verdict)
  })

  test('without a price nothing is said', () => {
    const asked = { ...ring, askedCents: 0 }
    expect(judgeGoldPrice(asked, null)).toEqual({ verdict: 'nothing', why: 'no-gold-price' })
  })

  test('counts for 31 days and never before its day', () => {
    expect(isFresh('2026-11-24', '2026-11-24')).toBe(true)
    expect(isFresh('2026-10-24', '2026-11-24')).toBe(true)
    expect(isFresh('2026-10-23', '2026-11-24')).toBe(false)
    expect(isFresh('2026-11-25', '2026-11-24')).toBe(false)
  })
})

test('no question gets an answer that reads as approval: it is strikingly low, or nothing is said', () => {
  const cents = fc.nat(2_000_000)
  fc.assert(
    fc.property(cents, fc.option(cents), (asked, lowCents) => {
      const known = lowCents === null ? null : { lowCents, highCents: lowCents + 1_000 }
      const answer = judgeGoodsPrice(asked, known)
      expect(['strikingly-low', 'nothing']).toContain(answer.verdict)
      // A lower price is never judged milder.
      const lower = judgeGoodsPrice(Math.floor(asked / 2), known)
      if (answer.verdict === 'strikingly-low') expect(lower.verdict).toBe('strikingly-low')
    }),
  )
})

describe('the form', () => {
  const empty: PriceForm = {
    kind: '',
    category: '',
    brand: '',
    model: '',
    price: '',
    weight: '',
    karat: '',
  }
  const read = (form: Partial<PriceForm>) => readPriceForm({ ...empty, ...form })
  const phone = { kind: 'goods', category: 'phone', brand: 'Apple', model: 'iPhone 4' }

  test.each([
    ['50', 5_000],
    ['€ 1.250,50', 125_050],
    ['49.95', 4_995],
    ['50,-', 5_000],
  ])('reads %s', (price, askedCents) => {
    expect(read({ ...phone, price })).toMatchObject({ ok: true, asked: { about: 'goods', askedCents } })
  })

  test('reads gold', () => {
    expect(read({ kind: 'gold', weight: '6,4', karat: '14', price: '100' })).toEqual({
      ok: true,
      asked: { about: 'gold', weightGrams: 6.4, karat: 14, askedCents: 10_000 },
    })
  })

  test('names every wrong field at once', () => {
    const wrong = (form: Partial<PriceForm>) => {
      const outcome = read(form)
      return outcome.ok ? [] : outcome.errors.map(({ field }) => field).sort()
    }
    expect(wrong({})).toEqual(['brand', 'category', 'model', 'price'])
    expect(wrong({ kind: 'gold' })).toEqual(['karat', 'price', 'weight'])
    expect(wrong({ kind: 'gold', weight: '0', karat: '13', price: '-1' })).toEqual([
      'karat',
      'price',
      'weight',
    ])
    expect(wrong({ ...phone, category: 'jewellery', price: '1e9' })).toEqual(['category', 'price'])
    expect(wrong({ ...phone, brand: 'x'.repeat(81), price: '1' })).toEqual(['brand'])
  })
})
