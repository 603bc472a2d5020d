import type { ListedDealer } from '../../dealers/contract.ts'
import { type DealerFilter, findDealers } from '../../dealers/rules/find-dealers.ts'

/** A selection as it stands in an address: ids joined by commas, or what the list of dealers was filtered by. */
export type GuestsSearch = DealerFilter & { handelaren?: string }

/** Out of all dealers those that can be invited: not stopped, in the selection, and of the meeting's municipalities. */
export function chooseGuests(
  dealers: readonly ListedDealer[],
  municipalities: readonly string[],
  { handelaren, ...filter }: GuestsSearch,
): ListedDealer[] {
  const there = dealers.filter(({ state }) => state !== 'stopped')
  if (handelaren !== undefined) {
    // Chosen by hand they may come from elsewhere too.
    const ids = new Set(handelaren.split(','))
    return there.filter(({ id }) => ids.has(id))
  }
  return findDealers(
    there.filter(({ municipality }) => municipalities.includes(municipality)),
    filter,
  )
}
