import { describe, expect, it } from 'vitest'
import { checkSaleForm, emptySale, type SaleValues } from './check-sale-form.ts'

const item = '01a20ed4-7c5c-7b33-a498-451f411d9a9f'
const filled: SaleValues = {
  soldAt: '',
  priceCents: '450',
  buyer: {
    name: 'K. Koper',
    street: 'Weg',
    houseNumber: '2',
    postcode: '7514 AA',
    town: 'Enschede',
    country: 'NL',
  },
}
const fields = (values: SaleValues, demanded = true) =>
  checkSaleForm(values, item, demanded).map(({ field, code }) => `${field} ${code}`)

describe('the sale form', () => {
  it('has nothing against a form that is right', () => {
    expect(fields(filled)).toEqual([])
  })

  it('names every empty field at once', () => {
    expect(fields(emptySale)).toEqual([
      'priceCents field.required',
      'buyer.name field.required',
      'buyer.street field.required',
      'buyer.houseNumber field.required',
      'buyer.postcode field.required',
      'buyer.town field.required',
    ])
  })

  it('asks no buyer where the bylaw asks none', () => {
    expect(fields({ ...emptySale, priceCents: '1' }, false)).toEqual([])
  })

  it('needs neither postcode nor house number abroad', () => {
    const abroad = { ...filled, buyer: { ...filled.buyer, country: 'DE', postcode: '', houseNumber: '' } }
    expect(fields(abroad)).toEqual([])
  })
})
