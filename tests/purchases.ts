import type { PurchaseRequest, PurchaseView } from '../src/capabilities/registers/contract.ts'
import type { Client } from './helder.ts'

/** The branches of the demo dealer: Enschede asks the document for everything, Hengelo for some goods. */
export const ENSCHEDE = '990000010001'
export const HENGELO = '990000010002'

/** A purchase that every municipality accepts. */
export function purchase(overrides: Partial<PurchaseRequest> = {}): PurchaseRequest {
  return {
    branchNumber: ENSCHEDE,
    acquiredAt: '2026-10-05T14:05:00+02:00',
    items: [phone()],
    paymentMethod: 'bank',
    seller: seller(),
    ...overrides,
  }
}

export function phone(
  overrides: Partial<PurchaseRequest['items'][number]> = {},
): PurchaseRequest['items'][number] {
  return {
    category: 'phone',
    brand: 'Oppo',
    model: 'N1',
    colour: 'zwart',
    priceCents: 12_500,
    identifiers: [{ kind: 'imei', value: '356759040123458' }],
    ...overrides,
  }
}

export function seller(overrides: PurchaseRequest['seller'] = {}): NonNullable<PurchaseRequest['seller']> {
  return {
    kind: 'person',
    name: 'M. Verhoeven',
    street: 'Voorbeeldweg',
    houseNumber: '14',
    postcode: '7511 AA',
    town: 'Enschede',
    isAdult: true,
    documentKind: 'identity-card',
    documentNumber: 'IR4K7B921',
    documentCountry: 'NL',
    ...overrides,
  }
}

export const buyer = {
  name: 'K. Koper',
  street: 'Dorpsstraat',
  houseNumber: '1',
  postcode: '7511 AB',
  town: 'Enschede',
}

/** Records a purchase and gives what the server answered; throws when it refused. */
export async function record(
  client: Client,
  overrides: Partial<PurchaseRequest> = {},
): Promise<PurchaseView> {
  const answer = await client.post('/v1/purchases', purchase(overrides))
  if (answer.status !== 201) throw new Error(`refused: ${answer.text}`)
  return answer.body as PurchaseView
}
