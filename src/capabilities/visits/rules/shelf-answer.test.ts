import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { luhnDigit } from '../../../identifiers/public.ts'
import { type ShelfGood, shelfAnswer } from './shelf-answer.ts'

const today = '2026-11-24'
const good = (over: Partial<ShelfGood> & { value?: string }): ShelfGood => ({
  itemId: crypto.randomUUID(),
  sequenceNumber: 1,
  acquiredOn: '2026-11-01',
  keepUntil: '2026-11-06',
  state: 'for-sale',
  identifiers: [{ kind: 'serial', value: over.value ?? 'C02XK1ABJGH5' }],
  ...over,
})
const imei = (fourteen: string) => `${fourteen}${luhnDigit(fourteen)}`

describe('a number in the shop', () => {
  test('stands in the register, or must still be kept, up to and including the last day', () => {
    const inside = good({ keepUntil: today, state: 'holding' })
    expect(shelfAnswer('c02xk1abjgh5', [inside], today)).toEqual({
      kind: 'in-holding',
      good: inside,
      until: today,
    })
    expect(shelfAnswer('C02 XK1 ABJ GH5', [inside], '2026-11-25')).toEqual({
      kind: 'in-register',
      good: inside,
    })
  })

  test('is pledged, or booked as sold; the one that was not sold counts before one that was', () => {
    const sold = good({ state: 'sold', sequenceNumber: 9 })
    const again = good({ state: 'for-sale', sequenceNumber: 12 })
    expect(shelfAnswer('C02XK1ABJGH5', [sold], today).kind).toBe('sold')
    expect(shelfAnswer('C02XK1ABJGH5', [again, sold], today)).toEqual({ kind: 'in-register', good: again })
    expect(shelfAnswer('C02XK1ABJGH5', [good({ state: 'pledged' })], today).kind).toBe('pledged')
    expect(shelfAnswer('C02XK1ABJGH5', [good({ state: 'superseded' })], today)).toEqual({
      kind: 'not-found',
      near: [],
    })
  })

  test('looks like one in the register: mistaken letters first, then one typing error', () => {
    const mistaken = good({ value: 'C02XK1ABJGH5' })
    const typo = good({ value: 'C02XKIABJGHS9', sequenceNumber: 2 })
    const answer = shelfAnswer('CO2XKIABJGHS', [typo, mistaken], today)
    expect(
      answer.kind === 'not-found' && answer.near.map(({ why, good: { itemId } }) => [why, itemId]),
    ).toEqual([
      ['look-alike', mistaken.itemId],
      ['one-edit', typo.itemId],
    ])
  })

  test('of a model, and words for no number, say nothing about a thing', () => {
    expect(shelfAnswer('8712345678906', [good({})], today).kind).toBe('model-number')
    for (const word of ['', 'geen', '000000', 'onbekend'])
      expect(shelfAnswer(word, [good({})], today).kind).toBe('no-number')
  })

  test('every number of the register is found as it stands there, however it is spaced, and never as another', () => {
    const digits = fc.stringMatching(/^35[0-9]{12}$/).map(imei)
    fc.assert(
      fc.property(fc.uniqueArray(digits, { minLength: 2, maxLength: 30 }), fc.nat(), (values, at) => {
        const goods = values.map((value, index) =>
          good({ sequenceNumber: index + 1, identifiers: [{ kind: 'imei', value }] }),
        )
        const asked = goods[at % goods.length]!
        const spaced = asked.identifiers[0]!.value.replace(/(\d{2})(\d{6})/, '$1 $2-')
        const answer = shelfAnswer(spaced, goods, today)
        expect(answer).toEqual({ kind: 'in-register', good: asked })
        const without = goods.filter((one) => one !== asked)
        expect(shelfAnswer(spaced, without, today).kind).toBe('not-found')
      }),
    )
  })

  test('no answer speaks of stolen', () => {
    const kinds = ['C02XK1ABJGH5', 'CO2XKIABJGHS', 'geen', '8712345678906'].map((text) =>
      JSON.stringify(shelfAnswer(text, [good({ state: 'holding' })], today)),
    )
    expect(kinds.filter((text) => /stolen|gestolen|theft/i.test(text))).toEqual([])
  })
})
