import type { PurchaseRequest } from '../../src/capabilities/registers/contract.ts'
import { addDays, type Day, daysBetween, startOfDayInAmsterdam } from '../../src/kernel/dates.ts'
import { makePurchase, makeRng, makeThingFor, type Rng } from '../generator/public.ts'
import type { Biography } from './biographies.ts'

/** As far back as who goes on recording does so in the seed. */
const BUSY_DAYS = 56
const EVERY_DAYS = [6, 12] as const

/**
 * What dealers recorded that were connected during the year: a few purchases each, at most `count_max` together. Who fell
 * silent did so soon after joining.
 */
export function makeYearPurchases(
  biographies: readonly Biography[],
  today: Day,
  count_max: number,
): PurchaseRequest[] {
  const rng = makeRng(36_036)
  const made = biographies.flatMap(({ dealer, joinedOn, register }) => {
    if (joinedOn === null || (register !== 'busy' && register !== 'fallen-silent')) return []
    return daysOf(rng, joinedOn, today, register).map((day) => {
      const at = new Date(startOfDayInAmsterdam(day).getTime() + rng.int(9 * 60, 17 * 60) * 60_000)
      return makePurchase(rng, { branch: dealer, at, things: [makeThingFor(rng, dealer.kind)] })
    })
  })
  return made.slice(0, count_max).map((purchase, index) => ({ ...purchase, reference: `J${10_001 + index}` }))
}

function daysOf(rng: Rng, joinedOn: Day, today: Day, register: 'busy' | 'fallen-silent'): Day[] {
  if (register === 'fallen-silent') return [addDays(joinedOn, rng.int(0, 6))]
  const days: Day[] = []
  let day = addDays(today, -rng.int(1, 6))
  while (day > joinedOn && daysBetween(day, today) < BUSY_DAYS) {
    days.push(day)
    day = addDays(day, -rng.int(...EVERY_DAYS))
  }
  return days
}
