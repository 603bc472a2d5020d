import { describe, expect, it } from 'vitest'
import type { PurchaseView } from '../contract.ts'
import { sellerValues, valuesOf } from './from-entry.ts'
import { toRequest } from './purchase-form/to-request.ts'

const entry = {
  branchNumber: '990000010001',
  acquiredAt: '2026-10-01T08:00:00.000Z',
  conditions: 'purchase',
  pledgeUntil: null,
  paymentMethod: 'bank',
  reference: null,
  items: [
    {
      id: '01a20ed4-7c5c-7b33-a498-451f411d9a9f',
      category: 'jewellery',
      brand: null,
      model: null,
      colour: null,
      description: 'Damesring',
      material: 'geelgoud',
      fineness: 585,
      weightGrams: 4.2,
      quantity: 1,
      priceCents: 16850,
      identifiers: [{ kind: 'engraving', value: 'M.V. 1998', display: 'M V 1998', valid: null }],
      identifierAbsentReason: 'has-none',
    },
  ],
} as unknown as PurchaseView

describe('an entry to correct', () => {
  it('goes through the form unchanged, under the id of the old item', () => {
    const request = toRequest(valuesOf(entry), new Date(), true)
    expect(request.acquiredAt).toBe('2026-10-01T10:00:00+02:00')
    expect(request.items[0]).toMatchObject({
      id: '01a20ed4-7c5c-7b33-a498-451f411d9a9f',
      description: 'Damesring',
      fineness: 585,
      weightGrams: 4.2,
      priceCents: 16850,
      identifiers: [{ kind: 'engraving', value: 'M.V. 1998' }],
      identifierAbsentReason: 'has-none',
    })
  })

  it('has an empty seller until the old one is opened', () => {
    expect(valuesOf(entry).seller.name).toBe('')
    const opened = sellerValues({
      kind: 'person',
      name: 'M. Verhoeven',
      kvk: null,
      street: 'Weg',
      houseNumber: '1',
      postcode: '7511 ZZ',
      town: 'Enschede',
      country: 'NL',
      isAdult: true,
      documentKind: 'passport',
      documentNumber: 'SPECI2014',
      documentCountry: 'NL',
    })
    expect(opened).toMatchObject({
      name: 'M. Verhoeven',
      isAdult: 'yes',
      kvk: '',
      documentNumber: 'SPECI2014',
    })
  })
})
