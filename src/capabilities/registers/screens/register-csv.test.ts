import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { RegisterLine } from '../contract.ts'
import { registerCsv } from './register-csv.ts'

const line: RegisterLine = {
  purchaseId: '01a20ed4-7c5c-7b33-a498-451f411d9a9f',
  itemId: '01a20ed4-7c5c-7b33-a498-451f411d9aa0',
  branchNumber: '990000010001',
  sequenceNumber: 1204,
  position: 1,
  itemCount: 1,
  acquiredAt: '2026-11-24T13:05:00.000Z',
  keepUntil: '2026-12-01',
  pledgeUntil: null,
  category: 'jewellery',
  brand: null,
  model: null,
  colour: null,
  description: 'Ring, "oma"',
  material: '=HYPERLINK("x")',
  fineness: 585,
  weightGrams: 4.2,
  identifiers: [
    { kind: 'engraving', value: 'a|b', display: 'A B', valid: null },
    { kind: 'serial', value: 'X1', display: 'X1', valid: null },
  ],
  priceCents: 16800,
  state: 'holding',
  saleId: null,
  saleSequenceNumber: null,
  soldAt: null,
  certification: 'certified',
}

describe('the export of the register', () => {
  const [row] = parse(registerCsv([line]), { bom: true, columns: true }) as Record<string, string>[]

  it('reads back what it wrote, quotes and bars included', () => {
    expect(row).toMatchObject({
      sequence_number: '1204',
      description: 'Ring, "oma"',
      identifiers: 'engraving:a\\|b|serial:X1',
      price_cents: '16800',
      pledge_until: '',
    })
  })

  it('hands a spreadsheet no formula', () => {
    expect(row?.material).toBe('\'=HYPERLINK("x")')
  })

  it('writes one row per line, after the head', () => {
    expect(registerCsv([line, line]).trimEnd().split('\r\n')).toHaveLength(3)
    expect(registerCsv([]).trimEnd().split('\r\n')).toHaveLength(1)
  })
})
