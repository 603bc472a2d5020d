import { useSay } from '../../../web/language.tsx'
import type { LeadView } from '../leads/contract.ts'

/** What the lead is about: the first stolen thing that bears the number, else that no list has it any more. */
export function useLeadItem(): (lead: LeadView) => string {
  const say = useSay()
  return ({ items: [item] }) =>
    item
      ? [say(`category.${item.category}`), [item.brand, item.model].filter(Boolean).join(' ')]
          .filter(Boolean)
          .join(', ')
      : say('leads.unknown-item')
}

/** Where it is offered, as far as the list may say. */
export function useLeadPlace(): (lead: LeadView) => string {
  const say = useSay()
  return ({ site }) => (site === null ? say('leads.where.words') : say('leads.where.site', { site }))
}
