import { dayInAmsterdam, type Day } from '../../../kernel/dates.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Conditions } from '../../../kernel/codes.ts'
import { firstSaleDay } from './holding.ts'

export type Shelf = {
  acquiredAt: Date
  keepUntil: Day
  conditions: Conditions
  pledgeUntil: Day | null
  sold: boolean
  superseded: boolean
}
export type SaleRefusal = Refusal<
  'superseded' | 'already-sold' | 'pledged' | 'in-holding-period' | 'before-acquisition',
  { until?: Day; saleAllowedFrom?: Day }
>

/**
 * May this item be sold at this moment? APV: not before the holding period has ended; a pledge may be redeemed at any
 * time and never sold before it is forfeited (7:130 BW and on), which is a later step.
 */
export function decideSale(item: Shelf, soldAt: Date): { ok: true } | SaleRefusal {
  if (item.superseded) return { ok: false, reason: 'superseded' }
  if (item.sold) return { ok: false, reason: 'already-sold' }
  if (item.conditions === 'pledge') {
    return item.pledgeUntil === null
      ? { ok: false, reason: 'pledged' }
      : { ok: false, reason: 'pledged', until: item.pledgeUntil }
  }
  if (soldAt < item.acquiredAt) return { ok: false, reason: 'before-acquisition' }
  if (dayInAmsterdam(soldAt) <= item.keepUntil) {
    const saleAllowedFrom = firstSaleDay(item.keepUntil)
    return { ok: false, reason: 'in-holding-period', until: item.keepUntil, saleAllowedFrom }
  }
  return { ok: true }
}
