import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paperFormats, papers } from './codes.ts'
import { formatsOf, trimSizes } from './paper-formats.ts'
import { paperTexts } from '../../flyers/paper-texts.ts'
import { placeCode, readPlaceCode } from './place-code.ts'
import { mondayOf, sumOf, weekTable } from './week-table.ts'

describe('the code of a place', () => {
  test('of whatever bytes suffice it is one that can be read back, in capitals too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        const code = placeCode(bytes)
        fc.pre(code !== null)
        expect(readPlaceCode(code)).toBe(code)
        expect(readPlaceCode(code.toUpperCase())).toBe(code)
      }),
    )
  })
  test('too few bytes give none rather than a short one', () => {
    expect(placeCode(new Uint8Array(7))).toBeNull()
    expect(placeCode(new Uint8Array(40).fill(255))).toBeNull()
  })
  test('every sign has the same chance', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) {
      const code = placeCode(new Uint8Array(8).fill(byte))
      if (code) counts.set(code[0]!, (counts.get(code[0]!) ?? 0) + 1)
    }
    expect(new Set(counts.values())).toEqual(new Set([9]))
    expect(counts.size).toBe(27)
  })
  test.each(['', 'k7mr4wq', 'k7mr4wqxx', 'k7mr4wq0', 'k7mr-wqx', 'k7mr4wqé', null, 5, ['k7mr4wqx']])(
    '%s is none',
    (typed) => expect(readPlaceCode(typed)).toBeNull(),
  )
})

describe('weeks', () => {
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2026-11-30', '2026-11-30'],
    ['2027-01-01', '2026-12-28'],
  ])('%s is in the week of %s', (day, monday) => expect(mondayOf(day)).toBe(monday))

  const campaign = { validFrom: '2026-09-09', validUntil: '2026-09-30' }
  test('every week of the campaign that began has a row, with the sum of what its places show', () => {
    const places = [
      { weeks: [{ week: '2026-09-14', opened: 10, checked: 5 }] },
      { weeks: [{ week: '2026-09-14', opened: 5, checked: 0 }] },
    ]
    expect(weekTable(campaign, places, '2026-09-20')).toEqual([
      { week: '2026-09-07', opened: 0, checked: 0 },
      { week: '2026-09-14', opened: 15, checked: 5 },
    ])
  })
  test('a paper that is opened after the campaign counts in its week', () => {
    const late = [{ weeks: [{ week: '2026-10-12', opened: 5, checked: 0 }] }]
    expect(weekTable(campaign, late, '2026-11-27').map(({ week }) => week)).toEqual([
      '2026-09-07',
      '2026-09-14',
      '2026-09-21',
      '2026-09-28',
      '2026-10-05',
      '2026-10-12',
    ])
  })
  test('one that is still to begin has none', () => expect(weekTable(campaign, [], '2026-08-01')).toEqual([]))
  test('the table loses nothing and makes nothing up', () => {
    const week = fc.record({
      week: fc.integer({ min: -30, max: 30 }).map((n) => mondayOf(`2026-${n < 0 ? '06' : '09'}-15`)),
      opened: fc.nat(100),
      checked: fc.nat(100),
    })
    fc.assert(
      fc.property(fc.array(fc.array(week)), (places) => {
        const table = weekTable(
          campaign,
          places.map((weeks) => ({ weeks })),
          '2026-09-20',
        )
        expect(sumOf(table)).toEqual(sumOf(places.flat()))
      }),
    )
  })
})

describe('papers', () => {
  test.each(papers.flatMap((paper) => (['nl', 'en'] as const).map((language) => [paper, language] as const)))(
    '%s in %s says everything that its forms need',
    (paper, language) => {
      const { headingLines, heading, lead, drawingAlt, scan, orType, small, steps, panels, closingLines } =
        paperTexts(paper, language)
      for (const text of [heading, lead, drawingAlt, scan, orType, small]) expect(text).not.toBe('')
      expect(headingLines.join(' ')).toBe(heading)
      const isFolder = formatsOf[paper].includes('folder-a4')
      expect([steps.length, panels.length]).toEqual(isFolder ? [0, 4] : [3, 0])
      if (isFolder) expect(closingLines).toHaveLength(3)
    },
  )
  test('each form is that of some paper, and has a size', () => {
    expect(new Set(Object.values(formatsOf).flat())).toEqual(new Set(paperFormats))
    for (const format of paperFormats) expect(trimSizes[format][0]).toBeGreaterThan(100)
  })
})
