import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { purchaseInput } from '../contract.ts'
import { columnOfField, purchaseColumns } from './purchase-columns.ts'
import {
  joinIdentifiers,
  placeError,
  type PurchaseRow,
  readHeader,
  readRow,
  rowsToPurchase,
  splitIdentifiers,
} from './purchase-rows.ts'

const header = 'reference,branch_number,acquired_at,category,price_cents,payment_method'

function row(line: number, cells: PurchaseRow['cells'] = {}): PurchaseRow {
  const base = {
    reference: 'A-1',
    branch_number: '990000010001',
    acquired_at: '2026-11-20T14:05:00+01:00',
    category: 'phone',
    price_cents: '12500',
    payment_method: 'bank',
  }
  return { line, cells: { ...base, ...cells } }
}

describe('the header', () => {
  test('places columns whatever their order and case, and names what it does not know', () => {
    const read = readHeader(`${header},Brand,shelf`.split(','))
    expect(read).toMatchObject({ ok: true, unknown: ['shelf'] })
    expect(read.ok && read.columns.slice(-2)).toEqual(['brand', null])
  })
  test('names every column that is missing and every one that stands twice', () => {
    expect(readHeader(['reference', 'branch_number', 'category', 'brand', 'brand'])).toEqual({
      ok: false,
      missing: ['acquired_at', 'price_cents', 'payment_method'],
      twice: ['brand'],
    })
  })
})

describe('identifiers', () => {
  test.each([
    ['imei:356759040123458', [{ kind: 'imei', value: '356759040123458' }]],
    ['plate:DE/B-AB 1234', [{ kind: 'plate', value: 'DE/B-AB 1234' }]],
    ['mac:00:1A:2B:3C:4D:5E', [{ kind: 'mac', value: '00:1A:2B:3C:4D:5E' }]],
    [
      'engraving:A \\| B | serial:X1',
      [
        { kind: 'engraving', value: 'A | B' },
        { kind: 'serial', value: 'X1' },
      ],
    ],
    ['', []],
    ['356759040123458', null],
    [':356759040123458', null],
  ])('%s', (text, expected) => expect(splitIdentifiers(text)).toEqual(expected))

  test('what is joined is split again into the same', () => {
    const value = fc
      .string({ unit: fc.constantFrom('a', '1', '|', '\\', ':', ' ', '/'), minLength: 1, maxLength: 8 })
      .filter((text) => text.trim() === text)
    const one = fc.record({ kind: fc.constantFrom('serial', 'plate'), value })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 4 }), (all) => {
        // A backslash before a bar can't be told from an escaped bar: the agreed format knows no other escape.
        fc.pre(!all.some((identifier) => identifier.value.includes('\\|')))
        expect(splitIdentifiers(joinIdentifiers(all))).toEqual(all)
      }),
    )
  })
})

describe('rows become a purchase', () => {
  test('items from each row, the seller from whichever row names it', () => {
    const read = rowsToPurchase([
      row(2, { brand: 'Oppo', seller_name: 'J. Jansen', seller_is_adult: 'YES' }),
      row(5, { category: 'watch', seller_name: 'J. Jansen', seller_town: 'Enschede', fineness: '585' }),
    ])
    expect(read.ok && purchaseInput.parse(read.request)).toMatchObject({
      items: [
        { category: 'phone', brand: 'Oppo', priceCents: 12_500, quantity: 1 },
        { category: 'watch', fineness: 585 },
      ],
      seller: { name: 'J. Jansen', town: 'Enschede', isAdult: true },
    })
  })

  test('rows that disagree about the whole are refused at their own line', () => {
    const read = rowsToPurchase([row(2), row(9, { acquired_at: '2026-11-21T14:05:00+01:00' })])
    expect(read).toEqual({
      ok: false,
      errors: [{ line: 9, column: 'acquired_at', code: 'import.differs', values: { line: 2 } }],
    })
  })

  test.each([
    ['price_cents', '125,00', 'import.cents'],
    ['price_cents', '-1', 'import.cents'],
    ['quantity', 'two', 'field.number'],
    ['seller_is_adult', 'ja', 'import.yes-or-no'],
    ['identifiers', '356759040123458', 'import.identifiers'],
  ] as const)('%s "%s" is wrong', (column, cell, code) => {
    const read = rowsToPurchase([row(7, { [column]: cell })])
    expect(read).toMatchObject({ ok: false, errors: [{ line: 7, column, code }] })
  })

  test('a line with a cell too many takes its whole purchase with it', () => {
    const read = readHeader(header.split(','))
    const broken = readRow(read.ok ? read.columns : [], 3, 'A-1,990000010001,x,y,z,1,2'.split(','))
    expect(broken).toMatchObject({
      cells: { reference: 'A-1', branch_number: '990000010001' },
      error: 'import.cells',
    })
    expect(rowsToPurchase([row(2), broken])).toMatchObject({ ok: false, errors: [{ line: 3 }] })
  })
})

describe('where an error stands', () => {
  test.each([
    ['items.1.priceCents', 5, 'price_cents'],
    ['items.1.identifiers.0.value', 5, 'identifiers'],
    ['seller.documentNumber', 5, 'document_number'],
    ['seller.houseNumber', 2, 'seller_house_number'],
    ['acquiredAt', 2, 'acquired_at'],
    ['items', 2, null],
  ])('%s', (field, line, column) => {
    const rows = [row(2), row(5, { document_number: 'X' })]
    expect(placeError(rows, { field, code: 'field.required' })).toMatchObject({ line, column })
  })

  test('every column but the reference of an item answers to some field', () => {
    const fields = [
      ...Object.keys(purchaseInput.shape),
      ...Object.keys(purchaseInput.shape.items.element.shape).map((name) => `items.0.${name}`),
      ...Object.keys(purchaseInput.shape.seller.unwrap().shape).map((name) => `seller.${name}`),
    ]
    expect(new Set(fields.map(columnOfField))).toEqual(new Set([...purchaseColumns, null]))
  })
})
