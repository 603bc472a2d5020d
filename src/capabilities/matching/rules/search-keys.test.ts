import { describe, expect, it } from 'vitest'
import { type IdentifierKind, parseIdentifier } from '../../../identifiers/public.ts'
import type { DescribedItem } from './item.ts'
import { descriptionTerms, queryKeys, queryTerms, searchKeys } from './search-keys.ts'

const parse = (kind: IdentifierKind, value: string) =>
  [parseIdentifier(kind, value)].filter((parsed) => parsed.ok)
const numbered = (kind: IdentifierKind, value: string): DescribedItem => ({
  category: 'phone',
  identifiers: [{ kind, value }],
})

/** As the store looks: folded keys and terms of one thing, looked up with those of the other. */
function finds(a: DescribedItem, b: DescribedItem): boolean {
  const parsed = ({ identifiers }: DescribedItem) =>
    identifiers.flatMap(({ kind, value }) => parse(kind, value))
  const stored = new Set([...searchKeys(parsed(b)), ...descriptionTerms(b)])
  return [...queryKeys(parsed(a)), ...queryTerms(a)].some((key) => stored.has(key))
}

describe('search keys', () => {
  const imei = '356759040123458'
  it.each([
    ['the same', numbered('imei', imei), numbered('imei', imei)],
    ['a look-alike', numbered('imei', imei.replace('0', 'O')), numbered('imei', imei)],
    ['one edit', numbered('imei', '356759040128458'), numbered('imei', imei)],
    ['a digit missed', numbered('imei', '35675904123458'), numbered('imei', imei)],
    ['a digit twice', numbered('imei', '3567590440123458'), numbered('imei', imei)],
    ['a leading zero lost', numbered('imei', '11948001234563'), numbered('imei', '011948001234563')],
    [
      'noted as serial, with a leading zero',
      numbered('serial', '011948001234563'),
      numbered('imei', '011948001234563'),
    ],
    [
      'the end of a number',
      { ...numbered('serial', '23458'), brand: 'Apple' },
      { ...numbered('imei', imei), brand: 'iPhone' },
    ],
    ['the refiner left out', numbered('certificate', '42345671'), numbered('certificate', 'PCGS 42345671')],
  ])('%s is found in both directions', (_, a, b) => {
    expect(finds(a, b)).toBe(true)
    expect(finds(b, a)).toBe(true)
  })

  it('model numbers and placeholders have no key', () => {
    expect(searchKeys([...parse('gtin', '4006381333931'), ...parse('serial', '000000')])).toEqual([])
    expect(queryKeys([...parse('gtin', '4006381333931'), ...parse('serial', '000000')])).toEqual([])
    expect(descriptionTerms(numbered('gtin', '4006381333931'))).toEqual([])
  })
})

describe('description terms', () => {
  const ring = (description: string, weightGrams: number | null = null): DescribedItem => ({
    category: 'jewellery',
    description,
    weightGrams,
    identifiers: [],
  })

  it('a ring of gold has none: it would find every ring', () => {
    expect(descriptionTerms(ring("man's ring, gold"))).toEqual([])
  })

  it('engraving, telling words and material with weight are terms', () => {
    const terms = descriptionTerms(ring('gouden zegelring, inscriptie Jan & Marie 12-06-1998', 12.4))
    expect(terms).toContain('e:19980612')
    expect(terms).toContain('w:-:zegelring')
    expect(terms.filter((term) => term.startsWith('g:gold:'))).toHaveLength(2)
  })

  it('weights within three per cent share a term, whatever the weight', () => {
    for (let grams = 0.5; grams < 5000; grams *= 1.0137) {
      const near = descriptionTerms(ring('goud', grams * 1.029))
      expect(descriptionTerms(ring('goud', grams)).some((term) => near.includes(term))).toBe(true)
    }
  })

  it('stays small for a long text', () => {
    expect(descriptionTerms(ring('zegelring '.repeat(5000))).length).toBeLessThanOrEqual(40)
  })
})
