import type { MessageKey } from '../../../platform/messages/index.ts'
import type { PurchaseView } from '../contract.ts'

type Say = (key: MessageKey, values?: Record<string, string>) => string

/** How an entry was paid, after its total; of the opening stock there is nothing to say. */
export function paidWords({ conditions, paymentMethod }: PurchaseView, say: Say): string {
  if (conditions === 'opening-stock') return ''
  const words =
    paymentMethod === 'none'
      ? say('registers.entry.unpaid')
      : say('registers.entry.paid', { method: paymentMethod })
  return `, ${words}`
}
