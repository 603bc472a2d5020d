import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { municipalityOf, placeOf, twente } from '../places.ts'
import { columnOf, columnsOf, headingRowOf, type ImportColumn, importColumns } from './columns.ts'
import { encodingOf, readFile } from './read-file.ts'
import { readKind, readPeople } from './read-kind.ts'
import { acceptProposals, readLine } from './read-line.ts'
import { readNumber } from './read-numbers.ts'

const digitsOf = (text: string) => text.replaceAll(/\D/g, '')
const numbers = ['kvkNumber', 'branchNumber'] as const
const lengths = { kvkNumber: 8, branchNumber: 12 }
/** Cells as spreadsheets have them: digits with marks, fractions, powers, anything. */
const cell = fc.oneof(
  fc.stringMatching(/^[ '.\d]{0,16}$/),
  fc.stringMatching(/^\d{6,13}$/),
  fc.stringMatching(/^\d[.,]\d{1,5}[eE]\+?\d{1,2}$/),
  fc.stringMatching(/^\d{6,12}[.,]0{0,2}$/),
  fc.string(),
)

describe('numbers', () => {
  test('never a digit that the cell does not have, and as many as the register gives', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.constantFrom(...numbers), cell, (field, text) => {
        const { value, error, question } = readNumber(field, text)
        if (error === undefined && value !== null) expect(value).toBe(digitsOf(text))
        if (error === undefined && value !== null && question === undefined)
          expect(value).toHaveLength(lengths[field])
        if (error === undefined && value !== null) accepted++
        // A proposal stands beside the cell, it is not filled in.
        if (question) expect(question.options).toEqual([`0${value}`])
      }),
      { numRuns: 2_000 },
    )
    // Control: what is tried holds numbers that are accepted.
    expect(accepted).toBeGreaterThan(50)
  })

  test('read once is read: the same number again gives itself', () => {
    let again = 0
    fc.assert(
      fc.property(fc.constantFrom(...numbers), cell, (field, text) => {
        const once = readNumber(field, text)
        if (once.error !== undefined || once.value === null) return
        again++
        expect(readNumber(field, once.value)).toEqual(once)
      }),
    )
    expect(again).toBeGreaterThan(0)
  })

  test.each([
    ['kvkNumber', ' 99 600 001 ', '99600001', undefined],
    ['kvkNumber', '99.600.001', '99600001', undefined],
    ['kvkNumber', "'09600001", '09600001', undefined],
    ['kvkNumber', '1234567.0', '1234567.0', 'field.kvk'],
    ['kvkNumber', '99600001.0', '99600001.0', 'field.kvk'],
    ['kvkNumber', '9,96E+07', '9,96E+07', 'dealer-import.error.scientific'],
    ['branchNumber', '1.23457E+11', '1.23457E+11', 'dealer-import.error.scientific'],
    ['branchNumber', '9960000100O1', '9960000100O1', 'dealer-import.error.branch'],
  ] as const)('%s %s', (field, text, value, code) => {
    const read = readNumber(field, text)
    expect([read.value, read.error?.code]).toEqual([value, code])
  })

  test('a lost zero is a question', () =>
    expect(readNumber('kvkNumber', '9600001')).toEqual({
      value: '9600001',
      question: { field: 'kvkNumber', reason: 'lost-zero', options: ['09600001'] },
    }))
})

const columns: (ImportColumn | null)[] = [...importColumns]
const heads = importColumns.map((column) => column as string)
const line = (cells: Partial<Record<ImportColumn, string>>) =>
  readLine(
    importColumns.map((column) => cells[column] ?? ''),
    heads,
    columns,
  )
const good = {
  kvkNumber: '99600001',
  branchNumber: '996000010001',
  name: 'Juwelier Proef',
  street: 'Proefstraat',
  houseNumber: '12',
  postcode: '7511ab',
  town: 'enschede',
  sbi: '47.77',
}

describe('a line', () => {
  test('without fault', () => {
    const { facts, errors, questions } = line(good)
    expect({ errors, questions }).toEqual({ errors: [], questions: [] })
    expect(facts).toMatchObject({
      postcode: '7511 AB',
      town: 'Enschede',
      municipality: 'enschede',
      kind: 'jeweller',
    })
  })

  test.each([
    [{ street: '', houseNumber: '', address: 'Oude Markt 12 a' }, 'Oude Markt', '12 a'],
    [{ street: '', houseNumber: '', address: '1e Dwarsstraat 3' }, '1e Dwarsstraat', '3'],
    [{ addition: 'B' }, 'Proefstraat', '12B'],
    [{ addition: '3' }, 'Proefstraat', '12-3'],
  ])('address %o', (cells, street, houseNumber) =>
    expect(line({ ...good, ...cells }).facts).toMatchObject({ street, houseNumber }),
  )

  test('says everything that is wrong at once', () => {
    const { errors } = line({
      kvkNumber: 'x',
      branchNumber: '1E+11',
      postcode: '75',
      town: 'Zwolle',
      email: 'nee',
      sbi: '47.77',
    })
    expect(errors.map(({ field }) => field).sort()).toEqual(
      ['branchNumber', 'email', 'houseNumber', 'kvkNumber', 'name', 'postcode', 'street', 'town'].sort(),
    )
  })

  test('a place in two municipalities is asked, and not when the line says which', () => {
    expect(line({ ...good, town: 'Haarle' }).questions).toMatchObject([
      { options: ['hellendoorn', 'tubbergen'] },
    ])
    expect(line({ ...good, town: 'Haarle', municipality: 'Hellendoorn' })).toMatchObject({
      questions: [],
      errors: [],
    })
    expect(line({ ...good, municipality: 'Almelo' }).errors).toMatchObject([
      { code: 'dealer-import.error.town-elsewhere' },
    ])
  })

  test('proposals are taken only when each has one answer', () => {
    const lost = line({ ...good, kvkNumber: '9600001' })
    expect(acceptProposals(lost)).toMatchObject({ kvkNumber: '09600001' })
    expect(acceptProposals(line({ ...good, town: 'Haarle' }))).toBeNull()
    expect(acceptProposals(line({ ...good, sbi: '', name: 'Zomaar' }))).toBeNull()
  })

  test.each([
    ['blank', ['', ' ', '\t']],
    ['total', ['Totaal', '', '300']],
    ['heading', ['KvK', 'Naam', 'Plaats']],
  ])('%s is no dealer', (skipped, cells) =>
    expect(readLine(cells, ['kvk', 'naam', 'plaats'], [null, 'name', null]).skipped).toBe(skipped),
  )
  test('control: a shop called Totaal is a dealer', () =>
    expect(
      readLine(['Totaal Wonen', '99600001', 'Almelo', 'Marktstraat'], [], ['name', null, null, null]).skipped,
    ).toBeNull())
})

test('kind by code or activity, by name only as a proposal', () => {
  expect(readKind({ sbi: '4764.1', activity: '', name: 'Jansen' })).toEqual({ value: 'bicycle-shop' })
  expect(readKind({ sbi: '', activity: 'Pandhuis', name: 'Jansen' })).toEqual({ value: 'pawnbroker' })
  expect(readKind({ sbi: '', activity: '', name: 'Goudwissel Jansen' }).question?.options).toEqual([
    'gold-buyer',
  ])
  expect(readKind({ sbi: '47.77', activity: '', name: 'Goudwissel' }).question?.options).toEqual([
    'jeweller',
    'gold-buyer',
  ])
})

test.each([
  ['1', '1'],
  ['3 personen', '2-4'],
  ['5-9', '5-9'],
  ['10 t/m 19', '10+'],
  ['0', null],
])('%s people', (text, size) => expect(readPeople(text)).toEqual({ value: size }))
test('a class that a spreadsheet made a day of is said', () =>
  expect(readPeople('4-feb').error).toBeDefined())

test('headings of all sorts', () => {
  const known = {
    'KvK-nummer': 'kvkNumber',
    'Dossiernr.': 'kvkNumber',
    Huisnr: 'houseNumber',
    'Straat + huisnummer': 'address',
    Woonplaats: 'town',
    'Trade name': 'name',
    'E-mailadres': 'email',
  }
  for (const [heading, column] of Object.entries(known)) expect(columnOf(heading), heading).toBe(column)
  expect(columnOf('Opmerking')).toBeNull()
  expect(columnsOf(['Naam', 'Handelsnaam'])).toEqual(['name', null])
  expect(headingRowOf([['Lijst 2026'], ['Naam', 'Plaats'], ['A', 'B']])).toBe(1)
  expect(headingRowOf([['A', 'B']])).toBe(-1)
})

test('the gazetteer knows the fourteen municipalities and what lies outside', () => {
  expect(twente).toHaveLength(14)
  expect(placeOf('HENGELO (OV)')).toEqual({ town: 'Hengelo', municipalities: ['hengelo'] })
  expect(placeOf('Hengelo Gld')).toBeNull()
  expect(placeOf('Glanerbrug')?.municipalities).toEqual(['enschede'])
  expect(municipalityOf('Gemeente Hof van Twente')).toBe('hof-van-twente')
})

test('a file comes back byte for byte, whatever is in it', () => {
  const text = fc.array(fc.constantFrom('a;b', 'é', '"x\ny"', '"open', '""', ';', '\r', '\ufeff', ','), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(text, fc.constantFrom('\n', '\r\n'), (parts, end) => {
      const bytes = new TextEncoder().encode(parts.join(end))
      const { lines } = readFile(bytes, 'utf-8')
      expect(new TextEncoder().encode(lines.map(({ raw }) => raw).join(''))).toEqual(bytes)
    }),
    { numRuns: 1_000 },
  )
  expect(encodingOf(new TextEncoder().encode('é'))).toBe('utf-8')
  expect(encodingOf(Uint8Array.of(0xe9))).toBe('windows-1252')
})
