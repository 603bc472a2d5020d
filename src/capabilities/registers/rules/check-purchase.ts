import { addMonths, dayInAmsterdam } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'
import { parseIdentifier } from '../../../identifiers/public.ts'
import type { Policy } from '../../policy/public.ts'
import type { ItemInput, PurchaseToCheck } from '../contract.ts'
import { checkSeller } from './check-seller.ts'

/** Clocks of tills run a little ahead; an entry may not. */
const CLOCK_SKEW_MS = 5 * 60_000
/** 7:131 BW: a pledge lasts two months at least. */
const PLEDGE_MONTHS_MIN = 2

/**
 * Everything that the municipality's policy and the law refuse in a purchase, all wrong fields at once. The same rule
 * speaks at the counter while typing and in the API.
 */
export function checkPurchase(input: PurchaseToCheck, policy: Policy, now: Date): FieldError[] {
  const acquiredAt = new Date(input.acquiredAt)
  return [
    ...(acquiredAt.getTime() > now.getTime() + CLOCK_SKEW_MS
      ? [{ field: 'acquiredAt', code: 'purchase.in-future' }]
      : []),
    ...input.items.flatMap(checkItem),
    ...checkPledge(input),
    ...checkCash(input, policy),
    ...checkSeller(input, policy),
  ]
}

function checkItem(item: ItemInput, index: number): FieldError[] {
  const at = `items.${index}`
  const errors: FieldError[] = []
  if (!item.brand && !item.model && !item.description && item.identifiers.length === 0) {
    errors.push({ field: `${at}.description`, code: 'purchase.describe' })
  }
  item.identifiers.forEach((identifier, n) => {
    const parsed = parseIdentifier(identifier.kind, identifier.value)
    // "n.v.t." is what tills send for no number: kept as typed, never searched.
    if (!parsed.ok && parsed.reason !== 'placeholder') {
      errors.push({ field: `${at}.identifiers.${n}.value`, code: `identifier.${parsed.reason}` })
    }
  })
  return errors
}

function checkPledge(input: PurchaseToCheck): FieldError[] {
  if (input.conditions !== 'pledge') {
    return input.pledgeUntil ? [{ field: 'pledgeUntil', code: 'purchase.pledge-only' }] : []
  }
  if (!input.pledgeUntil) return [{ field: 'pledgeUntil', code: 'field.required' }]
  const earliest = addMonths(dayInAmsterdam(new Date(input.acquiredAt)), PLEDGE_MONTHS_MIN)
  return input.pledgeUntil < earliest
    ? [{ field: 'pledgeUntil', code: 'purchase.pledge-term', values: { day: earliest } }]
    : []
}

// Since 1 January 2026 dealers may not pay 3,000 euro or more in cash (Wwft art. 1f); policy holds the amount.
function checkCash(input: PurchaseToCheck, policy: Policy): FieldError[] {
  const limit = policy['cash-limit']
  if (input.paymentMethod !== 'cash' || limit === null) return []
  const total_cents = input.items.reduce((sum, item) => sum + item.priceCents, 0)
  return total_cents >= limit.cents
    ? [{ field: 'paymentMethod', code: 'purchase.cash-limit', values: { cents: limit.cents } }]
    : []
}
