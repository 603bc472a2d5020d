import type { PurchaseRequest } from '../src/capabilities/registers/contract.ts'
import { addDays, dayInAmsterdam } from '../src/kernel/dates.ts'
import { demoDealer } from './dealers.ts'
import { makeRng, makeSeller, type TheftRequest } from './generator/public.ts'

type Bought = PurchaseRequest['items'][number]
type Stolen = TheftRequest['items'][number]
type Case = { hoursAgo: number; bought: Bought; stolen: Omit<Stolen, 'reference'> }

const phone = { category: 'phone', brand: 'Oppo', model: 'N1', colour: 'zwart' } as const
const bicycle = { category: 'bicycle', brand: 'Gazelle', model: 'Orange C7', colour: 'zwart' } as const
const ring = { category: 'jewellery', model: 'ring', colour: 'goud' } as const

/** By its number; by a frame number noted with two characters swapped; without any number. */
const cases: readonly Case[] = [
  {
    hoursAgo: 20,
    bought: { ...phone, priceCents: 12_500, identifiers: [{ kind: 'imei', value: '356759040123458' }] },
    stolen: { ...phone, identifiers: [{ kind: 'imei', value: '35 675904 012345 8' }] },
  },
  {
    hoursAgo: 26,
    bought: { ...bicycle, priceCents: 24_000, identifiers: [{ kind: 'frame', value: 'GA1243567' }] },
    stolen: { ...bicycle, identifiers: [{ kind: 'frame', value: 'GA 1234567' }] },
  },
  {
    hoursAgo: 28,
    bought: {
      ...ring,
      description: 'herenring met zwarte onyx, gegraveerd Marieke 12-06-1998',
      material: 'goud',
      fineness: 585,
      weightGrams: 6.4,
      priceCents: 21_000,
      identifierAbsentReason: 'has-none',
    },
    stolen: {
      ...ring,
      description: 'gouden herenring met zwarte onyx, inscriptie Marieke 12-06-1998, ongeveer 6,5 gram',
    },
  },
]

/**
 * Three cases at the counter of the demo dealer, still in the holding period, so that whoever signs in finds one hit of
 * each level.
 */
export function plantCases(now: Date): {
  purchases: PurchaseRequest[]
  thefts: TheftRequest[]
  stolenItemCount: number
} {
  const rng = makeRng(7)
  const today = dayInAmsterdam(now)
  const reference = 'PL0500-VOORBEELD-1'
  return {
    stolenItemCount: cases.length,
    purchases: cases.map(({ hoursAgo, bought }, index) => ({
      reference: `V-${index + 1}`,
      branchNumber: demoDealer.branches[0]!.branchNumber,
      acquiredAt: new Date(now.getTime() - hoursAgo * 3_600_000).toISOString(),
      paymentMethod: 'bank',
      items: [bought],
      seller: { kind: 'person', ...makeSeller(rng, 'enschede'), isAdult: true },
    })),
    thefts: [
      {
        source: 'BVH',
        reference,
        registrationNumber: `${today.slice(0, 4)}100001`,
        committedOn: addDays(today, -3),
        place: 'Enschede',
        items: cases.map(({ stolen }, index) => ({ ...stolen, reference: `${reference}-${index + 1}` })),
      },
    ],
  }
}
