import type { StandInBusiness } from '../src/capabilities/dealers/public.ts'
import { addMonths, type Day } from '../src/kernel/dates.ts'
import { type InventoryDealer, makeInventory } from './inventory.ts'

/** Every so many dealers of the inventory that aren't connected: one that moved, one that stopped, one it doesn't know. */
const PLANTED_EVERY = 23

const staffOf = { '1': 1, '2-4': 3, '5-9': 7, '10+': 14 } as const

/** Of which dealers the register says something else than our inventory. */
export function plantedDifferences(inventory: readonly InventoryDealer[]): {
  moved: InventoryDealer[]
  stopped: InventoryDealer[]
  unknown: InventoryDealer[]
} {
  const others = inventory.filter(({ isConnected }) => !isConnected)
  const each = (first: number) => others.filter((_, n) => n % PLANTED_EVERY === first)
  return { moved: each(3), stopped: each(9), unknown: each(17) }
}

/** The trade register of the fictional Twente: the inventory, with the differences, and businesses that are new. */
export function makeTradeRegister(today: Day): StandInBusiness[] {
  const inventory = makeInventory(today)
  const { moved, stopped, unknown } = plantedDifferences(inventory)
  const known = inventory.filter((dealer) => !unknown.includes(dealer))
  const businesses = Map.groupBy(known, ({ kvkNumber }) => kvkNumber)
  const listed = [...businesses].map(([kvkNumber, places]) => {
    const [first] = places as [InventoryDealer]
    return {
      kvkNumber,
      name: first.name,
      kind: first.kind,
      startedOn: addMonths(today, -40 - (Number(kvkNumber) % 90)),
      endedOn: stopped.includes(first) ? addMonths(today, -2) : null,
      nonMailing: Number(kvkNumber) % 4 === 0,
      branches: places.map((dealer) => ({
        branchNumber: dealer.branchNumber,
        name: dealer.name,
        address: addressOf(dealer, moved.includes(dealer)),
        staff: dealer.size === null ? null : staffOf[dealer.size],
        endedOn: null,
      })),
    }
  })
  return [...listed, ...newBusinesses(today)]
}

function addressOf({ street, houseNumber, postcode, town }: InventoryDealer, moved: boolean) {
  const at = moved ? { street: 'Verhuisdreef', houseNumber: '1' } : { street, houseNumber }
  return { kind: 'domestic' as const, ...at, postcode, town }
}

/** Businesses that began this month, which no inventory has yet. */
export const newDealers = [
  {
    kvkNumber: '99300001',
    name: 'Juwelier Nieuwe Morgen',
    kind: 'jeweller',
    town: 'Losser',
    postcode: '7581 XA',
  },
  {
    kvkNumber: '99300002',
    name: 'Telefoonwinkel Eerste Dag',
    kind: 'phone-shop',
    town: 'Enschede',
    postcode: '7511 XA',
  },
  {
    kvkNumber: '99300003',
    name: 'Goudinkoop Begin',
    kind: 'gold-buyer',
    town: 'Almelo',
    postcode: '7607 XA',
  },
] as const

function newBusinesses(today: Day): StandInBusiness[] {
  return newDealers.map(({ kvkNumber, name, kind, town, postcode }) => ({
    kvkNumber,
    name,
    kind,
    startedOn: addMonths(today, -1),
    endedOn: null,
    nonMailing: false,
    branches: [
      {
        branchNumber: `${kvkNumber}0001`,
        name,
        address: { kind: 'domestic', street: 'Aanvangstraat', houseNumber: '7', postcode, town },
        staff: 1,
        endedOn: null,
      },
    ],
  }))
}
