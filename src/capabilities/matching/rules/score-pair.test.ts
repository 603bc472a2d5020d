import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IdentifierKind, luhnDigit, parseIdentifier } from '../../../identifiers/public.ts'
import type { MatchItem } from './item.ts'
import { scorePair, type TacBrand } from './score-pair.ts'

type Numbers = [kind: IdentifierKind, value: string][]
const phone = { brand: 'Apple', model: 'iPhone 13', colour: 'zwart' }
const bicycle = { category: 'bicycle', brand: 'Gazelle', model: 'Orange', colour: 'zwart' }

function thing(at: string, overrides: Partial<MatchItem>, numbers: Numbers): MatchItem {
  const identifiers = numbers
    .map(([kind, value]) => parseIdentifier(kind, value))
    .filter((parsed) => parsed.ok)
  expect(identifiers).toHaveLength(numbers.length)
  return { category: 'phone', at: new Date(at), ...overrides, identifiers }
}
const bought = (overrides: Partial<MatchItem>, ...numbers: Numbers) =>
  thing('2026-10-10T09:00:00Z', overrides, numbers)
const stolen = (overrides: Partial<MatchItem>, ...numbers: Numbers) =>
  thing('2026-10-08T00:00:00Z', overrides, numbers)
const imei = (fourteen: string) => fourteen + luhnDigit(fourteen)
const good = imei('35675904012345')
const wrong = good.slice(0, 14) + ((Number(good[14]) + 1) % 10)

type Row = [says: string, level: string | null, purchase: MatchItem, stolen: MatchItem]

const numberRows: Row[] = [
  ['exact', 'certain', bought(phone, ['imei', good]), stolen(phone, ['imei', good])],
  ['spaced', 'certain', bought(phone, ['imei', '35 675904 012345']), stolen({}, ['imei', good])],
  [
    'exact though both fail their check',
    'certain',
    bought(phone, ['imei', wrong]),
    stolen({}, ['imei', wrong]),
  ],
  [
    'imei with another brand',
    'probable',
    bought(phone, ['imei', good]),
    stolen({ brand: 'Samsung' }, ['imei', good]),
  ],
  [
    'serial without brand',
    'certain',
    bought({ brand: 'Bosch' }, ['serial', 'A12345X']),
    stolen({}, ['serial', 'A12345X']),
  ],
  [
    'serial with another brand',
    'possible',
    bought({ brand: 'Bosch' }, ['serial', 'A12345X']),
    stolen({ brand: 'Makita' }, ['serial', 'A12345X']),
  ],
  ['look-alikes', 'probable', bought(phone, ['imei', good.replace('0', 'O')]), stolen(phone, ['imei', good])],
  [
    'look-alikes, another brand',
    'possible',
    bought({ brand: 'LG' }, ['serial', 'SB00GZ1']),
    stolen({ brand: 'HP' }, ['serial', '5800621']),
  ],
  [
    'leading zeros lost',
    'probable',
    bought({}, ['serial', '0042345671']),
    stolen({}, ['serial', '42345671']),
  ],
  ['one edit, one check fails', 'probable', bought({}, ['imei', wrong]), stolen({}, ['imei', good])],
  [
    'one edit, one check fails, another brand',
    'possible',
    bought(phone, ['imei', wrong]),
    stolen({ brand: 'Samsung' }, ['imei', good]),
  ],
  [
    'both checks fail',
    'possible',
    bought(phone, ['imei', wrong]),
    stolen(phone, ['imei', `9${wrong.slice(1)}`]),
  ],
  [
    'swap of 0 and 9, both valid',
    null,
    bought(phone, ['imei', imei('35675904091234')]),
    stolen(phone, ['imei', imei('35675904901234')]),
  ],
  [
    'the same swap noted as serial',
    null,
    bought(phone, ['serial', imei('35675904091234')]),
    stolen(phone, ['imei', imei('35675904901234')]),
  ],
  [
    'a digit missed',
    'probable',
    bought({}, ['imei', good.slice(0, 9) + good.slice(10)]),
    stolen({}, ['imei', good]),
  ],
  [
    'a digit typed twice',
    'probable',
    bought({}, ['imei', good.slice(0, 9) + good.slice(8)]),
    stolen({}, ['imei', good]),
  ],
  ['imei noted as serial', 'certain', bought(phone, ['serial', good]), stolen(phone, ['imei', good])],
  [
    'frame number noted as engraving',
    'certain',
    bought(bicycle, ['engraving', 'GZ 1234567']),
    stolen(bicycle, ['frame', 'GZ1234567']),
  ],
  [
    'frame, one edit, brand and model agree',
    'probable',
    bought(bicycle, ['frame', 'GZ1234567']),
    stolen(bicycle, ['frame', 'GZ1934567']),
  ],
  [
    'frame, one edit, nothing but the brand agrees',
    'possible',
    bought({ brand: 'Gazelle' }, ['frame', 'GZ1234567']),
    stolen(bicycle, ['frame', 'GZ1934567']),
  ],
  [
    'a neighbour’s frame number',
    'possible',
    bought(bicycle, ['frame', 'GZ1234567']),
    stolen(bicycle, ['frame', 'GZ1234568']),
  ],
  [
    'a swap at the end is a slip',
    'probable',
    bought(bicycle, ['frame', 'GZ1234567']),
    stolen(bicycle, ['frame', 'GZ1234576']),
  ],
  [
    'American VIN, one check fails',
    'probable',
    bought({}, ['vin', '1M8GDM9AXKP042788']),
    stolen({}, ['vin', '1M8GDM9AXKP042798']),
  ],
  [
    'European VIN, one edit, no brand',
    'possible',
    bought({}, ['vin', 'WVWZZZ1JZXW000001']),
    stolen({}, ['vin', 'WVWZZZ1JZXW900001']),
  ],
  ['too short for an edit', null, bought(bicycle, ['frame', 'A1234']), stolen(bicycle, ['frame', 'A1734'])],
  [
    'article number only',
    null,
    bought(phone, ['gtin', '4006381333931']),
    stolen(phone, ['gtin', '4006381333931']),
  ],
  [
    'article number noted as serial',
    'possible',
    bought(phone, ['serial', '4006381333931']),
    stolen(phone, ['serial', '4006381333931']),
  ],
  [
    'model number noted as serial',
    null,
    bought(phone, ['serial', 'A2633']),
    stolen(phone, ['serial', 'A2633']),
  ],
  ['placeholder', null, bought(phone, ['serial', '000000']), stolen(phone, ['serial', '000000'])],
  [
    'randomised address',
    null,
    bought(phone, ['mac', '02:00:00:00:00:01']),
    stolen(phone, ['mac', '02:00:00:00:00:01']),
  ],
  ['a first name', 'possible', bought({}, ['engraving', 'Jan']), stolen({}, ['engraving', 'JAN'])],
  [
    'names and date in another order',
    'probable',
    bought({}, ['engraving', 'Jan & Marie 12-06-1998']),
    stolen({}, ['engraving', '12 juni 1998 Marie en Jan']),
  ],
  [
    'the end of a number, brand and model agree',
    'possible',
    bought(phone, ['imei', good]),
    stolen(phone, ['serial', good.slice(-5)]),
  ],
  [
    'the end of a number, no brand',
    null,
    bought(phone, ['imei', good]),
    stolen({}, ['serial', good.slice(-5)]),
  ],
  [
    'foreign plate without country',
    'probable',
    bought({}, ['plate', 'DE/B-AB 1234']),
    stolen({}, ['plate', 'B AB 1234']),
  ],
]

const gold = { category: 'jewellery', town: 'Enschede', description: "man's ring, gold" }
const seal = {
  category: 'jewellery',
  town: 'Enschede',
  description: 'zegelring met saffier, inscriptie Jan & Marie 12-06-1998, goud, 12,4 gram',
}
const descriptionRows: Row[] = [
  ["man's ring, gold", null, bought(gold), stolen(gold)],
  [
    'brand, model, colour, town and days',
    null,
    bought({ ...phone, town: 'Almelo' }),
    stolen({ ...phone, town: 'Almelo' }),
  ],
  [
    'an engraving in the description',
    'possible',
    bought(seal),
    stolen({ ...seal, description: 'gouden zegelring, saffier, gegraveerd Marie 12 juni 1998' }),
  ],
  [
    'a child seat on the same bicycle',
    'possible',
    bought({ ...bicycle, town: 'Losser', description: 'met kinderzitje' }),
    stolen({ ...bicycle, town: 'Losser', description: 'kinderzitje achterop' }),
  ],
  [
    'the same, another colour',
    null,
    bought({ ...bicycle, colour: 'rood', description: 'met kinderzitje' }),
    stolen({ ...bicycle, description: 'kinderzitje achterop' }),
  ],
  [
    'the same before the theft',
    null,
    bought({ ...seal, at: new Date('2026-10-01T09:00:00Z') }),
    stolen(seal),
  ],
]

describe('scorePair', () => {
  it.each(numberRows)('numbers: %s is %s', (_, level, purchase, theft) => {
    expect(scorePair(purchase, theft).level).toBe(level)
  })

  it.each(descriptionRows)('description: %s is %s', (_, level, purchase, theft) => {
    expect(scorePair(purchase, theft).level).toBe(level)
  })

  it('a purchase before the theft speaks against; on the day itself it does not', () => {
    const early = bought({ ...phone, at: new Date('2026-10-07T09:00:00Z') }, ['imei', good])
    const sameDay = bought({ ...phone, at: new Date('2026-10-08T07:00:00Z') }, ['imei', good])
    expect(scorePair(early, stolen(phone, ['imei', good]))).toMatchObject({ level: 'probable' })
    expect(scorePair(sameDay, stolen(phone, ['imei', good]))).toMatchObject({ level: 'certain' })
  })

  it('knows another maker by the type code of the IMEI', () => {
    const tacBrand: TacBrand = (tac) => (tac === '35675904' ? 'Oppo' : undefined)
    const scored = scorePair(bought({}, ['imei', good]), stolen({ brand: 'Apple' }, ['imei', good]), {
      tacBrand,
    })
    expect(scored.level).toBe('probable')
    expect(scored.evidence.map(({ code }) => code)).toContain('brand-other-by-tac')
  })

  it('the score is the sum of the weights, kept between 0 and 100', () => {
    for (const [, , purchase, theft] of [...numberRows, ...descriptionRows]) {
      const { level, score, evidence } = scorePair(purchase, theft)
      const total = evidence.reduce((sum, { weight }) => sum + weight, 0)
      expect(score).toBe(Math.max(0, Math.min(100, total)))
      expect(evidence.every(({ side, weight }) => (side === 'for' ? weight > 0 : weight < 0))).toBe(true)
      expect(level === null).toBe(evidence.length === 0)
      // JSON in the database and on the wire: nothing that it drops.
      expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence)
    }
  })

  it('any two texts get an answer, the same whichever came first', () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 60 }), { nil: null })
    const described = fc.record({ brand: text, model: text, colour: text, description: text, town: text })
    const at = new Date('2026-10-08T10:00:00Z')
    const symmetrical = fc.property(described, described, (a, b) => {
      const one = scorePair({ ...bought(a), at }, { ...stolen(b), at })
      const other = scorePair({ ...bought(b), at }, { ...stolen(a), at })
      expect([one.level, one.score]).toEqual([other.level, other.score])
    })
    expect(fc.check(symmetrical, { numRuns: 500 }).counterexample).toBeNull()
  })
})
