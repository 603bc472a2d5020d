import type { PurchaseRequest } from '../src/capabilities/registers/contract.ts'
import { addDays, dayInAmsterdam } from '../src/kernel/dates.ts'
import { demoDealer } from './dealers.ts'
import { makeRng, makeSeller, type TheftRequest } from './generator/public.ts'

/**
 * Three cases at the counter of the demo dealer, still in the holding period, so that whoever signs in finds one hit of
 * each level: a phone by its number, a bicycle whose frame number was noted with two characters swapped, a ring without
 * any number.
 */
export function plantCases(now: Date): {
  purchases: PurchaseRequest[]
  thefts: TheftRequest[]
  stolenItemCount: number
} {
  const rng = makeRng(7)
  const today = dayInAmsterdam(now)
  const committedOn = addDays(today, -3)
  const [enschede] = demoDealer.branches
  const purchase = (
    hoursAgo: number,
    reference: string,
    item: PurchaseRequest['items'][number],
  ): PurchaseRequest => ({
    reference,
    branchNumber: enschede!.branchNumber,
    acquiredAt: new Date(now.getTime() - hoursAgo * 3_600_000).toISOString(),
    paymentMethod: 'bank',
    items: [item],
    seller: { kind: 'person', ...makeSeller(rng, 'enschede'), isAdult: true },
  })
  const phone = { category: 'phone', brand: 'Oppo', model: 'N1', colour: 'zwart' } as const
  const bicycle = { category: 'bicycle', brand: 'Gazelle', model: 'Orange C7', colour: 'zwart' } as const
  return {
    stolenItemCount: 3,
    purchases: [
      purchase(20, 'V-1', {
        ...phone,
        priceCents: 12_500,
        identifiers: [{ kind: 'imei', value: '356759040123458' }],
      }),
      purchase(26, 'V-2', {
        ...bicycle,
        priceCents: 24_000,
        identifiers: [{ kind: 'frame', value: 'GA1243567' }],
      }),
      purchase(28, 'V-3', {
        category: 'jewellery',
        model: 'ring',
        colour: 'goud',
        description: 'herenring met zwarte onyx, gegraveerd Marieke 12-06-1998',
        material: 'goud',
        fineness: 585,
        weightGrams: 6.4,
        priceCents: 21_000,
        identifierAbsentReason: 'has-none',
      }),
    ],
    thefts: [
      {
        source: 'BVH',
        reference: 'PL0500-VOORBEELD-1',
        registrationNumber: `${today.slice(0, 4)}100001`,
        committedOn,
        place: 'Enschede',
        items: [
          {
            reference: 'PL0500-VOORBEELD-1-1',
            ...phone,
            identifiers: [{ kind: 'imei', value: '35 675904 012345 8' }],
          },
          {
            reference: 'PL0500-VOORBEELD-1-2',
            ...bicycle,
            identifiers: [{ kind: 'frame', value: 'GA 1234567' }],
          },
          {
            reference: 'PL0500-VOORBEELD-1-3',
            category: 'jewellery',
            model: 'ring',
            colour: 'goud',
            description: 'gouden herenring met zwarte onyx, inscriptie Marieke 12-06-1998, ongeveer 6,5 gram',
          },
        ],
      },
    ],
  }
}
