import type { PurchaseRequest } from '../../src/capabilities/registers/contract.ts'
import { addDays, type Day, dayInAmsterdam, startOfDayInAmsterdam } from '../../src/kernel/dates.ts'
import { type Branch, dealers } from '../dealers.ts'
import { municipalities } from '../twente.ts'
import { buys, makePurchase, makeSeller, makeThingFor } from './make-purchase.ts'
import { makeTheft, type Noting, notingShares, type TheftRequest } from './make-theft.ts'
import type { Rng } from './random.ts'
import { makeThing, type Thing } from './things.ts'

export type HistoryOptions = {
  purchaseCount: number
  stolenItemCount: number
  /** The last day of the history and how far back it goes. */
  until: Date
  days: number
  /** The part of the stolen things that ends up with a dealer of the region. */
  soldShare?: number
  notingShares?: readonly (readonly [Noting, number])[]
}
export type History = { purchases: PurchaseRequest[]; thefts: TheftRequest[] }

const branches: Branch[] = dealers.flatMap((dealer) => dealer.branches)
const stolenCategories = [
  ['jewellery', 6],
  ['phone', 4],
  ['bicycle', 5],
  ['computer', 3],
  ['tool', 3],
  ['watch', 2],
  ['camera', 1],
  ['game-console', 1],
  ['audio-video', 1],
  ['metal', 1],
  ['vehicle-part', 1],
] as const

/**
 * Purchases and theft reports over some months: burglaries of one to six things, thieves who sell nearby, within days, in
 * parts (the picture behind the plan for Twente), and all the honest trade around them. In the order of time.
 */
export function makeHistory(rng: Rng, options: HistoryOptions): History {
  const thefts: TheftRequest[] = []
  const purchases: PurchaseRequest[] = []
  let stolenCount = 0
  while (stolenCount < options.stolenItemCount) {
    const burglary = makeBurglary(rng, Math.min(rng.int(1, 6), options.stolenItemCount - stolenCount))
    const committedOn = dayInAmsterdam(
      new Date(options.until.getTime() - rng.int(1, options.days - 1) * 86_400_000),
    )
    const reference = `PL05-${committedOn.slice(0, 4)}-${String(500_000 + thefts.length * 7)}`
    thefts.push(
      makeTheft(rng, {
        reference,
        registrationNumber: `${committedOn.slice(0, 4)}${String(300_000 + thefts.length * 11)}`,
        committedOn,
        place: burglary.place.name,
        things: burglary.things,
        ...chosenNoting(rng, options),
      }),
    )
    stolenCount += burglary.things.length
    purchases.push(...sellLoot(rng, burglary.things, burglary.place.slug, committedOn, options))
  }
  while (purchases.length < options.purchaseCount) {
    const branch = rng.pick(branches)
    const day = dayInAmsterdam(new Date(options.until.getTime() - rng.int(0, options.days) * 86_400_000))
    const things = Array.from({ length: rng.chance(0.15) ? rng.int(2, 4) : 1 }, () =>
      makeThingFor(rng, branch.kind),
    )
    purchases.push(makePurchase(rng, { branch, at: inShopHours(rng, day, options.until), things }))
  }
  purchases.sort((a, b) => (String(a.acquiredAt) < String(b.acquiredAt) ? -1 : 1))
  thefts.sort((a, b) => (a.committedOn < b.committedOn ? -1 : 1))
  return { purchases: purchases.map((purchase, i) => ({ ...purchase, reference: `T${10_001 + i}` })), thefts }
}

function chosenNoting(rng: Rng, { notingShares: shares = notingShares }: HistoryOptions): { noting: Noting } {
  return { noting: rng.weighted(shares) }
}

function makeBurglary(rng: Rng, count: number): { things: Thing[]; place: (typeof municipalities)[number] } {
  const things = Array.from({ length: count }, () => makeThing(rng, rng.weighted(stolenCategories)))
  return { things, place: rng.pick(municipalities) }
}

/** The thief goes to shops in the same or the next place, not with everything at once. */
function sellLoot(
  rng: Rng,
  things: readonly Thing[],
  municipality: string,
  committedOn: Day,
  options: HistoryOptions,
): PurchaseRequest[] {
  const thief = makeSeller(rng, municipality)
  const team = municipalities.find(({ slug }) => slug === municipality)?.baseTeam
  const near = new Set(municipalities.filter(({ baseTeam }) => baseTeam === team).map(({ slug }) => slug))
  return things.flatMap((thing) => {
    if (!rng.chance(options.soldShare ?? 0.25)) return []
    const takers = branches.filter(({ kind }) => buys(kind, thing.product.category))
    const nearby = takers.filter((branch) => near.has(branch.municipality))
    const branch = rng.pick(nearby.length > 0 && rng.chance(0.8) ? nearby : takers)
    const day = addDays(
      committedOn,
      rng.weighted([
        [0, 1],
        [1, 3],
        [2, 3],
        [4, 2],
        [9, 2],
        [20, 1],
      ] as const),
    )
    const at = inShopHours(rng, day, options.until)
    return at > options.until ? [] : [makePurchase(rng, { branch, at, things: [thing], seller: thief })]
  })
}

/** Between nine and six; never after the end of the history. */
function inShopHours(rng: Rng, day: Day, until: Date): Date {
  const at = new Date(startOfDayInAmsterdam(day).getTime() + rng.int(9 * 60, 18 * 60) * 60_000)
  return at > until ? new Date(until.getTime() - rng.int(1, 60) * 60_000) : at
}
