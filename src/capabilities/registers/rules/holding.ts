import { addDays, type Day } from '../../../kernel/dates.ts'
import { addWorkingDays } from '../../../kernel/working-days.ts'
import type { Policy } from '../../policy/public.ts'

/**
 * The last day on which goods must be kept unaltered, inclusive. The day of acquisition doesn't count; calendar
 * periods are not extended for holidays, working days follow art. 3 Algemene termijnenwet. Without a rule: that day.
 */
export function keepUntil(acquiredOn: Day, holding: Policy['holding']): Day {
  if (holding === null) return acquiredOn
  return holding.unit === 'working-days'
    ? addWorkingDays(acquiredOn, holding.days)
    : addDays(acquiredOn, holding.days)
}

/** The first day on which goods may be sold: from 00:00 in Amsterdam. */
export function firstSaleDay(lastDay: Day): Day {
  return addDays(lastDay, 1)
}

/** The month whose end erases the seller's identity, `yyyy-mm`: retention counts from the entry. */
export function erasureMonth(recordedOn: Day, retention: Policy['retention']): string {
  const months = retention?.months ?? 48
  const [year, month] = recordedOn.split('-').map(Number) as [number, number]
  const count = year * 12 + (month - 1) + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
