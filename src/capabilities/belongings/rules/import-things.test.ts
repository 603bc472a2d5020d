import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText } from '../../../kernel/write-csv-text.ts'
import { CsvReader } from '../../../kernel/csv-reader.ts'
import { categories } from '../../../kernel/codes.ts'
import { categoryByName } from './category-by-name.ts'
import { type Cell, importThings, type ImportedLine } from './import-things.ts'
import { emptyThing, type Thing } from './thing.ts'
import { columnNames, headingOf, rowOf, thingColumns } from './thing-columns.ts'

function linesOf(rows: Cell[][]): ImportedLine[] {
  const table = importThings(rows)
  if (!table.ok) throw new Error(table.reason)
  return table.lines
}

test('a list as people keep it', () => {
  const [bike, phone] = linesOf([
    ['Omschrijving', 'Merk', 'Soort', 'Framenummer', 'Prijs (€)', 'Gekocht op', 'Verzekerd bij'],
    ['Zwarte stadsfiets', 'Gazelle', 'fiets', 'GZ1234567', '€ 1.125,00', '3-11-2024', 'Univé'],
    ['', 'Oppo', 'Telefoon', null, 299.5, new Date('2025-01-02T00:00:00Z'), null],
  ])
  expect(bike).toMatchObject({
    line: 2,
    problems: [],
    thing: {
      category: 'bicycle',
      brand: 'Gazelle',
      description: 'Zwarte stadsfiets',
      identifiers: [{ kind: 'frame', value: 'GZ1234567' }],
      priceCents: 112_500,
      boughtOn: '2024-11-03',
      note: 'Verzekerd bij: Univé',
    },
  })
  expect(phone!.thing).toMatchObject({ category: 'phone', priceCents: 29_950, boughtOn: '2025-01-02' })
})

test('what can’t be read is said by line and column, and kept as a note', () => {
  const [line] = linesOf([
    ['naam', 'soort', 'prijs', 'datum', 'gewicht', 'imei'],
    ['Ring van oma', 'erfstuk', 'veel', '31-02-2020', 'zwaar', 'onbekend'],
  ])
  expect(line!.problems.map(({ column, reason }) => `${column} ${reason}`)).toEqual([
    'category category',
    'price price',
    'boughtOn day',
    'weightGrams weight',
    'numbers number',
  ])
  for (const text of [
    'soort: erfstuk',
    'prijs: veel',
    'datum: 31-02-2020',
    'gewicht: zwaar',
    'imei: onbekend',
  ])
    expect(line!.thing.note).toContain(text)
})

test.each<[Cell[][], string]>([
  [[], 'no-heads'],
  [
    [
      ['a', 'b'],
      ['1', '2'],
    ],
    'no-heads',
  ],
  [[['merk'], [''], [null]], 'no-lines'],
  [[['merk'], ...Array.from({ length: 1001 }, () => ['x'])], 'too-many-lines'],
])('a table that is none: %#', (rows, reason) => {
  expect(importThings(rows)).toEqual({ ok: false, reason })
})

test('a line without a name or number is a problem of its own', () => {
  expect(
    linesOf([
      ['merk', 'prijs'],
      ['', '12'],
    ])[0]!.problems,
  ).toEqual([{ column: 'description', text: '', reason: 'empty' }])
})

test('no name of a column stands for two', () => {
  const all = Object.values(columnNames).flat()
  expect(new Set(all).size).toBe(all.length)
  expect(all.filter((name) => headingOf(name) !== name)).toEqual([])
})

test.each([
  ['Fiets', 'bicycle'],
  ['elektrische fiets', 'bicycle'],
  ['gouden ring', 'jewellery'],
  ['carport', null],
  ['bicycle', 'bicycle'],
  ['', null],
])('%j is %s', (name, category) => expect(categoryByName(name)).toBe(category))

const word = fc.stringMatching(/^[A-Za-zé=+@ -]{0,12}$/).map((text) => text.trim())
const thing: fc.Arbitrary<Thing> = fc.record({
  type: fc.constant('thing' as const),
  category: fc.constantFrom(...categories),
  brand: fc.stringMatching(/^[A-Z][a-z]{2,8}$/),
  model: word,
  colour: word,
  description: word,
  jewelleryKind: word,
  material: word,
  fineness: word,
  weightGrams: fc.option(fc.integer({ min: 1, max: 99_999 }).map((grams) => grams / 10)),
  stones: word,
  marks: word,
  identifiers: fc.array(
    fc.oneof(
      fc.stringMatching(/^[A-Z]{2}[0-9]{6}[A-Z]$/).map((value) => ({ kind: 'serial' as const, value })),
      fc.constant({ kind: 'engraving' as const, value: 'J|M 1-2-2003' }),
    ),
    { maxLength: 3 },
  ),
  boughtOn: fc.option(fc.constantFrom('2024-02-29', '1999-12-31')),
  shop: word,
  priceCents: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
  note: word,
  pictures: fc.constant([]),
})

test('what is exported comes back the same', () => {
  fc.assert(
    fc.property(fc.array(thing, { minLength: 1, maxLength: 5 }), (things) => {
      const rows = things.map(rowOf)
      const csv = csvText([
        [...thingColumns],
        ...rows.map((row) => thingColumns.map((column) => row[column])),
      ])
      const records = new CsvReader().read(csv, true).map(({ cells }) => cells ?? [])
      expect(linesOf(records).map((line) => line.thing)).toEqual(things)
    }),
  )
})

test('control: a thing without a note does not equal one with', () => {
  expect(linesOf([['merk'], ['Gazelle']])[0]!.thing).not.toEqual({
    ...emptyThing(),
    brand: 'Gazelle',
    note: 'x',
  })
})
