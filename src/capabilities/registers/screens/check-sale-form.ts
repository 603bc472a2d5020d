import type { FieldError } from '../../../kernel/result.ts'
import { instantOf } from '../../../web/local-time.ts'
import type { z } from 'zod'
import { saleInput } from '../contract.ts'
import { checkNameAndAddress } from '../rules/check-address.ts'
import { parseMoney } from './purchase-form/parse-typed.ts'

/** What was typed about a sale, under the names of the contract. */
export type SaleValues = {
  soldAt: string
  priceCents: string
  buyer: {
    name: string
    street: string
    houseNumber: string
    postcode: string
    town: string
    country: string
  }
}

export const emptySale: SaleValues = {
  soldAt: '',
  priceCents: '',
  buyer: { name: '', street: '', houseNumber: '', postcode: '', town: '', country: 'NL' },
}

/** The request that a filled-in sale stands for. */
export function toSale(values: SaleValues, purchaseItemId: string, now: Date): z.input<typeof saleInput> {
  return {
    purchaseItemId,
    soldAt: values.soldAt === '' ? now.toISOString() : instantOf(values.soldAt),
    priceCents: parseMoney(values.priceCents),
    buyer: values.buyer,
  }
}

/** Every wrong field of the form at once: the contract and what the bylaw asks of the buyer. */
export function checkSaleForm(values: SaleValues, itemId: string, buyerDemanded: boolean): FieldError[] {
  const parsed = saleInput.safeParse(toSale(values, itemId, new Date()))
  const shape = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), code: message }))
  const emptyPrice = values.priceCents.trim() === ''
  const found = shape.map((error) =>
    error.field === 'priceCents' && emptyPrice ? { ...error, code: 'field.required' } : error,
  )
  const buyer = parsed.success ? parsed.data.buyer : trimmed(values.buyer)
  return buyerDemanded ? [...found, ...checkNameAndAddress(buyer, 'buyer')] : found
}

function trimmed(buyer: SaleValues['buyer']) {
  const text = (value: string) => value.trim() || null
  return {
    name: text(buyer.name),
    street: text(buyer.street),
    houseNumber: text(buyer.houseNumber),
    postcode: text(buyer.postcode),
    town: text(buyer.town),
    country: buyer.country,
  }
}
