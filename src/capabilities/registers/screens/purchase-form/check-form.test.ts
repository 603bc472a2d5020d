import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../policy/rules/policy-on.ts'
import { checkForm, formErrors } from './check-form.ts'
import { emptyItem, emptyPurchase, emptySeller, type PurchaseValues } from './form-values.ts'
import { toRequest } from './to-request.ts'

const now = new Date('2026-11-24T13:05:00Z')
const policy: Policy = {
  holding: { unit: 'working-days', days: 5 },
  seller: { nameAndAddress: 'always', document: 'always' },
  retention: { months: 48 },
  'police-data': null,
  'cash-limit': { cents: 300_000 },
  designation: null,
  categories: null,
  sales: null,
}
const given = { policy, documentDemanded: true, isCorrection: false, now }

const filled: PurchaseValues = {
  ...emptyPurchase('990000010001'),
  paymentMethod: 'bank',
  items: [
    {
      ...emptyItem('phone', [
        { kind: 'meid', value: '' },
        { kind: 'imei', value: '356759040123458' },
      ]),
      brand: 'Oppo',
      priceCents: '125',
    },
  ],
  seller: {
    ...emptySeller,
    name: 'M. Verhoeven',
    street: 'Voorbeeldweg',
    houseNumber: '14',
    postcode: '7511 ZZ',
    town: 'Enschede',
    isAdult: 'yes',
    documentKind: 'passport',
    documentNumber: 'SPECI2014',
  },
}
const fields = (values: PurchaseValues, more: Partial<typeof given> = {}) =>
  checkForm(values, { ...given, ...more }).map(({ field, code }) => `${field} ${code}`)
const withItem = (change: object): PurchaseValues => ({
  ...filled,
  items: [{ ...filled.items[0]!, ...change }],
})
const withSeller = (change: object): PurchaseValues => ({
  ...filled,
  seller: { ...filled.seller, ...change },
})

describe('the purchase form', () => {
  it('has nothing against a form that is right', () => {
    expect(fields(filled)).toEqual([])
  })

  it('names every wrong field at once, also those behind a shape error, in the order of the screen', () => {
    const bare = { ...emptyPurchase('990000010001'), items: [emptyItem('phone')] }
    expect(fields(bare)).toEqual([
      'items.0.brand purchase.describe',
      'items.0.priceCents field.required',
      'items.0.identifierAbsentReason field.choice',
      'paymentMethod field.choice',
      'seller.name field.required',
      'seller.postcode field.required',
      'seller.houseNumber field.required',
      'seller.street field.required',
      'seller.town field.required',
      'seller.documentKind field.required',
      'seller.documentNumber field.required',
      'seller.isAdult field.choice',
    ])
  })

  it.each([
    [withItem({ priceCents: 'veel' }), 'items.0.priceCents field.cents'],
    [withItem({ quantity: '0' }), 'items.0.quantity field.number'],
    [withSeller({ documentNumber: 'SPECI201' }), 'seller.documentNumber purchase.document-number'],
    [withSeller({ documentNumber: '111222333' }), 'seller.documentNumber purchase.bsn'],
    [withSeller({ postcode: '0511 ZZ' }), 'seller.postcode field.postcode'],
    [{ ...filled, acquiredAt: '2026-11-25T10:00' }, 'acquiredAt purchase.in-future'],
    [{ ...filled, conditions: 'pledge' as const }, 'pledgeUntil field.required'],
    [
      { ...withItem({ priceCents: '3000' }), paymentMethod: 'cash' as const },
      'paymentMethod purchase.cash-limit',
    ],
  ])('finds what is wrong: %#', (values, expected) => {
    expect(fields(values)).toEqual([expected])
  })

  it('points at the row of the form, though the request leaves empty numbers out', () => {
    const wrong = withItem({
      identifiers: [filled.items[0]!.identifiers[0]!, { kind: 'imei', value: '3567' }],
    })
    expect(fields(wrong)).toEqual([expect.stringMatching(/^items\.0\.identifiers\.1\.value identifier\./)])
    const [fromServer] = formErrors([{ field: 'items.0.identifiers.0.value', message: 'x' }], filled.items)
    expect(fromServer?.field).toBe('items.0.identifiers.1.value')
  })

  it('asks at the counter to leave a placeholder out', () => {
    const wrong = withItem({ identifiers: [{ kind: 'serial', value: 'onbekend' }] })
    expect(fields(wrong)).toEqual(['items.0.identifiers.0.value identifier.placeholder'])
  })

  it('asks a correction for its reason', () => {
    expect(fields(filled, { isCorrection: true })).toEqual(['correctionReason field.required'])
    expect(fields({ ...filled, correctionReason: 'Kleur was fout' }, { isCorrection: true })).toEqual([])
  })
})

describe('the request', () => {
  it('sends no document where none is demanded', () => {
    const { seller } = toRequest(filled, now, false)
    expect(JSON.stringify(seller)).not.toContain('SPECI')
    expect(JSON.stringify(toRequest(filled, now, true).seller)).toContain('SPECI2014')
  })

  it('sends no seller of the opening stock, and no payment', () => {
    const request = toRequest({ ...filled, conditions: 'opening-stock' }, now, true)
    expect(request.seller).toEqual({})
    expect(request.paymentMethod).toBe('none')
  })

  it('sends only numbers that were filled in, and the moment of recording', () => {
    const request = toRequest(filled, now, true)
    expect(request.items[0]?.identifiers).toEqual([{ kind: 'imei', value: '356759040123458' }])
    expect(request.acquiredAt).toBe('2026-11-24T13:05:00.000Z')
    expect(toRequest({ ...filled, acquiredAt: '2026-11-24T09:00' }, now, true).acquiredAt).toBe(
      '2026-11-24T09:00:00+01:00',
    )
  })
})
