import { describe, expect, test } from 'vitest'
import { type FeedCells, readFeedCells, readFeedHeader } from './feed-columns.ts'
import { readFeedLine } from './feed-line.ts'

const TODAY = '2026-11-24'
/** As the reader of cells gives it: empty ones are not there. */
function line(cells: FeedCells): FeedCells {
  const all = { Bron: 'BVH', BronUniekID: 'B-1', Pleegdatum: '2026-11-03', ...cells }
  return Object.fromEntries(Object.entries(all).filter(([, cell]) => cell !== ''))
}

function item(cells: FeedCells) {
  const read = readFeedLine(line(cells), TODAY)
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.item
}
const errors = (cells: FeedCells) => {
  const read = readFeedLine(line(cells), TODAY)
  return read.ok ? [] : read.errors.map(({ column, code }) => `${column} ${code}`)
}

describe('a line of the feed', () => {
  test('all columns', () => {
    expect(
      item({
        Registratienummer: '2026123456',
        Kleur: 'zwart',
        Merk: 'Gazelle',
        Merktype: 'Orange C7',
        Categorie: 'bicycle',
        Object: 'Fiets',
        Omschrijving: 'deuk in spatbord',
        Pleegplaats: 'Enschede',
        Chassis_graveer: 'GZ 1234567',
      }),
    ).toEqual({
      source: 'BVH',
      reportReference: '2026123456',
      registrationNumber: '2026123456',
      committedOn: '2026-11-03',
      place: 'Enschede',
      reference: 'B-1',
      category: 'bicycle',
      categoryText: null,
      brand: 'Gazelle',
      model: 'Orange C7',
      colour: 'zwart',
      description: 'Fiets: deuk in spatbord',
      identifiers: [
        { kind: 'frame', value: 'GZ 1234567' },
        { kind: 'engraving', value: 'GZ 1234567' },
      ],
    })
  })

  test('without a registration number the item is a report by itself', () => {
    expect(item({})).toMatchObject({ reportReference: 'B-1', registrationNumber: null, place: '' })
  })

  test.each<[string, string | undefined, string, string | null]>([
    ['a code', 'phone', 'phone', null],
    ['a code in capitals', 'Phone', 'phone', null],
    ['free text', 'Bromfiets', 'other', 'Bromfiets'],
    ['nothing', undefined, 'other', null],
  ])('category: %s', (_, cell, category, categoryText) => {
    expect(item(cell ? { Categorie: cell } : {})).toMatchObject({ category, categoryText })
  })

  test.each<[string, FeedCells, string[]]>([
    ['IMEI', { Uniek_nummer: '356759040123458' }, ['imei']],
    ['MEID', { Uniek_nummer: 'A0000012345678', Categorie: 'phone' }, ['meid']],
    ['MAC', { Uniek_nummer: '00:1B:44:11:3A:B7' }, ['mac']],
    ['serial', { Uniek_nummer: 'C02XK1ABJGH5' }, ['serial']],
    ['what looks like an article number', { Uniek_nummer: '8712345678906' }, ['serial']],
    ['plate', { Kenteken_regnr: 'GB-123-K' }, ['plate']],
    ['foreign plate', { Kenteken_regnr: 'DE/B-AB 1234' }, ['plate']],
    ['VIN', { Chassis_graveer: 'WVWZZZ1JZXW000001' }, ['vin']],
    [
      'seventeen with a letter that no VIN has',
      { Chassis_graveer: 'WVWZZZ1JZXO000001' },
      ['frame', 'engraving'],
    ],
    ['engraving', { Chassis_graveer: '12-5-2001 JAN & MIEN' }, ['frame', 'engraving']],
    ['engine of a bicycle', { Motor_serienr: 'M-778123', Categorie: 'bicycle' }, ['engine']],
    ['engine of a moped in free text', { Motor_serienr: 'M-778123', Categorie: 'Bromfiets' }, ['engine']],
    ['number of a tool', { Motor_serienr: 'M-778123', Categorie: 'tool' }, ['serial']],
    ['number of a car radio', { Motor_serienr: 'M-778123', Object: 'Autoradio' }, ['serial']],
    [
      'no number in words',
      { Uniek_nummer: 'onbekend', Kenteken_regnr: 'n.v.t.', Motor_serienr: '000000' },
      [],
    ],
  ])('numbers: %s', (_, cells, kinds) => {
    expect(item(cells).identifiers.map(({ kind }) => kind)).toEqual(kinds)
  })

  test.each<[string, FeedCells, string, string[]]>([
    ['alone', { Uniek_nummer: 'S3' }, 'Uniek_nummer S3', []],
    [
      'beside words and a good number',
      { Object: 'Fiets', Motor_serienr: 'X1', Kenteken_regnr: 'A', Chassis_graveer: 'GZ 1234567' },
      'Fiets; Kenteken_regnr A; Motor_serienr X1',
      ['frame', 'engraving'],
    ],
  ])('a number too short to be any keeps the goods: %s', (_, cells, description, kinds) => {
    const read = item(cells)
    expect(read.description).toBe(description)
    expect(read.identifiers.map(({ kind }) => kind)).toEqual(kinds)
  })

  test.each<[string, FeedCells, string | null]>([
    ['the Dutch way', { Pleegdatum: '03-11-2026' }, '2026-11-03'],
    ['with a time', { Pleegdatum: '2026-11-03 14:05:00' }, '2026-11-03'],
    ['as an instant', { Pleegdatum: '2026-11-03T14:05:00+01:00' }, '2026-11-03'],
    ['the day it was entered', { Pleegdatum: '', Datuminvoer: '04-11-2026' }, '2026-11-04'],
    ['today', { Pleegdatum: TODAY }, TODAY],
  ])('day: %s', (_, cells, day) => {
    expect(item(cells).committedOn).toBe(day)
  })

  test.each<[string, FeedCells, string[]]>([
    ['no key', { Bron: '', BronUniekID: '' }, ['Bron field.required', 'BronUniekID field.required']],
    ['no day', { Pleegdatum: '' }, ['Pleegdatum field.required']],
    ['a day that does not exist', { Pleegdatum: '31-02-2026' }, ['Pleegdatum theft.feed-day']],
    ['month first', { Pleegdatum: '11/03/2026' }, ['Pleegdatum theft.feed-day']],
    ['tomorrow', { Pleegdatum: '2026-11-25' }, ['Pleegdatum theft.in-future']],
    [
      'a day of entry that is none',
      { Pleegdatum: '', Datuminvoer: 'gisteren' },
      ['Datuminvoer theft.feed-day'],
    ],
    ['a number that is too long', { Uniek_nummer: 'B7'.repeat(21) }, ['Uniek_nummer identifier.too-long']],
    ['too long', { Merk: 'x'.repeat(81) }, ['Merk field.too-long']],
    ['a control character', { Omschrijving: 'a\u0000b' }, ['Omschrijving field.control-characters']],
    ['text that turns around', { Kleur: 'a\u202eb' }, ['Kleur field.control-characters']],
    [
      'everything at once',
      { Bron: '', Pleegdatum: 'x', Kenteken_regnr: 'DE/B-AB 1234567890' },
      ['Bron field.required', 'Pleegdatum theft.feed-day', 'Kenteken_regnr identifier.too-long'],
    ],
  ])('refused: %s', (_, cells, expected) => {
    expect(errors(cells)).toEqual(expected)
  })
})

describe('the header', () => {
  test('in any order and case; unknown columns are named', () => {
    const header = readFeedHeader(['bronuniekid', 'BRON', 'Extra', ''])
    expect(header).toEqual({ ok: true, columns: ['BronUniekID', 'Bron', null, null], unknown: ['Extra'] })
    expect(readFeedCells(['BronUniekID', 'Bron', null], [' 1 ', 'a\nb', 'x'])).toEqual({
      BronUniekID: '1',
      Bron: 'a b',
    })
    expect(readFeedCells(['Bron', 'Merk'], ['x'])).toBe(null)
  })

  test('without a key or with a column twice it is none', () => {
    expect(readFeedHeader(['Bron', 'Merk'])).toEqual({ ok: false, missing: ['BronUniekID'], twice: [] })
    expect(readFeedHeader(['Bron', 'BronUniekID', 'bron'])).toEqual({
      ok: false,
      missing: [],
      twice: ['Bron'],
    })
  })
})
