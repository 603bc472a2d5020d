import { describe, expect, test } from 'vitest'
import { nl } from '../../../platform/messages/nl.ts'
import { en } from '../../../platform/messages/en.ts'
import { translate } from '../../../platform/messages/index.ts'
import { compareBefore, judge, pairsOf, type Published } from './compare-before.ts'
import { directionOf } from './compare-rules.ts'
import { readCrimeFile } from './crime/read-crime-file.ts'
import { joinHours } from './join-hours.ts'
import { monthsLater } from './months.ts'
import { comparisonSentence } from './report-words.ts'

describe('months before and after', () => {
  test('the same month of the year, each wholly on its side', () => {
    const pairs = pairsOf('2026-03-15', '2026-10')
    expect(pairs[0]).toEqual({ before: '2025-04', after: '2026-04' })
    expect(pairs.at(-1)).toEqual({ before: '2025-10', after: '2026-10' })
    expect(pairs).toHaveLength(7)
  })
  test('years after the start the months before are still those before it', () => {
    const pairs = pairsOf('2014-07-01', '2026-10')
    expect(pairs).toHaveLength(12)
    expect(pairs.map(({ before }) => before)).toContain('2014-06')
    expect(pairs.every(({ before }) => before < '2014-07' && before >= '2013-07')).toBe(true)
  })
  test('a start after the report has nothing to compare', () =>
    expect(pairsOf('2027-01-01', '2026-10')).toEqual([]))
})

/** A year of burglaries on each side of 1 November 2025. */
function year(place: string, before: number, after: number): Published[] {
  return Array.from({ length: 24 }, (_, n) => ({
    place,
    month: monthsLater('2024-11', n),
    kind: 'burglary',
    amount: n < 12 ? before : after,
  }))
}
const starts = new Map([['enschede', '2025-11-01']])
const find = (published: Published[], place: string | null = 'enschede') =>
  compareBefore(published, starts, '2026-10').find((one) => one.place === place && one.kind === 'burglary')!

describe('what is said of before and after', () => {
  test('fewer, with the surroundings beside it', () => {
    const one = find([...year('enschede', 20, 10), ...year('deventer', 30, 30)])
    expect(one).toMatchObject({ verdict: 'less', months: 12, before: 240, after: 120, ratio: 0.5 })
    expect(one.around).toMatchObject({ verdict: 'no-difference', before: 360, after: 360 })
    expect(find([...year('enschede', 20, 10)], null)).toMatchObject({ verdict: 'less', after: 120 })
  })
  test('an interval with 1 in it is no difference, whatever the ratio is', () => {
    expect(judge({ before: 12, after: 8, months: 12 })).toMatchObject({ verdict: 'no-difference' })
    expect(judge({ before: 1_200, after: 800, months: 12 })).toMatchObject({ verdict: 'less' })
  })
  test('fewer than six months that both have numbers is too short', () => {
    const published = [...year('enschede', 20, 10)].filter(
      ({ month }) => month < '2025-11' || month >= '2026-06',
    )
    expect(find(published)).toMatchObject({ verdict: 'too-short', months: 5, ratio: null })
    const six = [...year('enschede', 20, 10)].filter(({ month }) => month < '2025-11' || month >= '2026-05')
    expect(find(six)).toMatchObject({ verdict: 'less', months: 6 })
  })
  test.each(['nl', 'en'] as const)('in words, with the uncertainty (%s)', (locale) => {
    const say = (key: string, values = {}) => translate(locale, key, values)
    const less = find([...year('enschede', 20, 10), ...year('deventer', 30, 30)])
    const said = comparisonSentence(less, 'Enschede', say, locale)
    expect(said).toContain(locale === 'nl' ? 'samen met 50 % minder' : 'together with 50 % less')
    expect(said).toContain('240')
    const same = comparisonSentence(find(year('enschede', 20, 20)), 'Enschede', say, locale)
    expect(same).toContain(locale === 'nl' ? 'geen aantoonbaar verschil' : 'no demonstrable difference')
    const short = comparisonSentence(find([]), 'Enschede', say, locale)
    expect(short).toContain(locale === 'nl' ? 'te kort om te zeggen' : 'too short to say')
  })
  const causal = (texts: Record<string, string>, words: RegExp) =>
    Object.entries(texts).filter(([key, text]) => key.startsWith('effect.compare.') && words.test(text))
  test('no sentence of it says what comes of what', () => {
    expect(causal(nl, /\b(door|dankzij|daardoor|vanwege|omdat)\b/i)).toEqual([])
    expect(causal(en, /\b(because|caused|thanks to|due to)\b/i)).toEqual([])
    expect(causal({ 'effect.compare.x': 'Door het programma' }, /\bdoor\b/i)).toHaveLength(1)
  })
})

test('laxer is fewer parts that hold, then fewer steps of the ladder', () => {
  expect(directionOf({ parts: 8, steps: 4 }, { parts: 6, steps: 5 })).toBe('to-laxer')
  expect(directionOf({ parts: 6, steps: 4 }, { parts: 6, steps: 3 })).toBe('to-laxer')
  expect(directionOf({ parts: 6, steps: 4 }, { parts: 6, steps: 4 })).toBe('alike')
  expect(directionOf({ parts: 6, steps: 4 }, { parts: 7, steps: 0 })).toBe('to-stricter')
})

test('hours of visits are counted or entered, never both', () => {
  const entered = (measure: string, week: string, amount: number) => ({
    place: 'enschede',
    organisationId: 'municipality:enschede',
    week,
    measure,
    amount,
  })
  const counted = [{ place: 'enschede', month: '2026-10', measure: 'visit-counted', amount: 50 }]
  const weeks = [{ organisationId: 'municipality:enschede', week: '2026-10-05' }]
  const cells = joinHours(
    [
      entered('visit', '2026-10-05', 120),
      entered('visit', '2026-10-12', 60),
      entered('desk', '2026-10-05', 90),
    ],
    counted,
    weeks,
  )
  const of = (measure: string) => cells.find((cell) => cell.measure === measure)?.amount
  expect([of('visit-counted'), of('visit'), of('desk')]).toEqual([50, 60, 90])
  // Of another organisation the entered hours of that week stay.
  const other = [{ organisationId: 'base-team:enschede', week: '2026-10-05' }]
  const both = joinHours([entered('visit', '2026-10-05', 120)], counted, other)
  expect(both.map(({ amount }) => amount)).toEqual([50, 120])
})

describe('published figures', () => {
  test('as people write them, and as police and CBS publish them', () => {
    const plain = readCrimeFile('Gemeente;Maand;Soort;Aantal\nEnschede;2026-10;woninginbraak;12\n')
    const open = readCrimeFile(
      '"ID";"SoortMisdrijf";"RegioS";"Perioden";"GeregistreerdeMisdrijven_1"\n1;"1.1.1 ";"GM0153";"2026MM10";"12"\n',
    )
    const row = { place: 'enschede', month: '2026-10', kind: 'burglary', amount: 12 }
    expect(plain).toMatchObject({ ok: true, rows: [row], errors: [], lines: 1 })
    expect(open).toMatchObject({ ok: true, rows: [row], errors: [], lines: 1 })
  })
  test('wrong lines are named by line and column, good ones stand, what nothing asks for is let by', () => {
    const file = readCrimeFile(
      [
        'municipality,month,kind,count',
        'Enschede,2026-10,1.1.1 Diefstal/inbraak woning,12',
        'Atlantis,2026-13,moord,veel',
        'Hengelo,oktober 2026,zakkenrollerij,1.204',
        'Enschede,2026 oktober,burglary,13',
        'GM0363,2026-10,1.1.1,400',
        'Enschede,2026JJ00,1.1.1,140',
        'Enschede,2026-10,0.0.0,999',
        'Losser,2026-10,"burglary,3',
      ].join('\n'),
    )
    if (!file.ok) throw new Error('a good head')
    expect(file.rows.map(({ place, amount }) => [place, amount])).toEqual([
      ['enschede', 12],
      ['hengelo', 1204],
    ])
    expect(file.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'municipality', 'effect.crime.wrong.municipality'],
      [3, 'month', 'effect.crime.wrong.month'],
      [3, 'kind', 'effect.crime.wrong.kind'],
      [3, 'count', 'effect.crime.wrong.count'],
      [5, null, 'effect.crime.wrong.twice'],
      [9, null, 'csv.open-quote'],
    ])
    expect(file.unused).toBe(3)
    expect(readCrimeFile('a;b\n1;2')).toMatchObject({
      ok: false,
      missing: ['municipality', 'month', 'kind', 'count'],
    })
  })
})
