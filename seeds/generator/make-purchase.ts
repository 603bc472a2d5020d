import type { PurchaseRequest } from '../../src/capabilities/registers/contract.ts'
import type { Category } from '../../src/kernel/codes.ts'
import type { BranchKind } from '../../src/kernel/codes.ts'
import type { Branch } from '../dealers.ts'
import { describeForShop } from './describe.ts'
import { makeDocument, makePerson, type Person } from './people.ts'
import type { Rng } from './random.ts'
import { makeThing, type Thing } from './things.ts'

/** What comes over the counter of each kind of shop, with how often. */
const trade: Record<BranchKind, readonly (readonly [Category, number])[]> = {
  jeweller: [
    ['jewellery', 7],
    ['watch', 3],
  ],
  'gold-buyer': [
    ['jewellery', 7],
    ['metal', 3],
  ],
  'phone-shop': [
    ['phone', 8],
    ['computer', 2],
  ],
  pawnbroker: [
    ['jewellery', 4],
    ['watch', 2],
    ['phone', 2],
    ['camera', 1],
    ['game-console', 1],
    ['audio-video', 1],
  ],
  'bicycle-shop': [
    ['bicycle', 9],
    ['vehicle-part', 1],
  ],
  general: [
    ['tool', 3],
    ['audio-video', 2],
    ['game-console', 2],
    ['camera', 1],
    ['computer', 2],
    ['other', 2],
    ['vehicle-part', 1],
    ['bicycle', 1],
  ],
}

export type Seller = Person & ReturnType<typeof makeDocument>

/** A seller who does not exist, with an identity document. */
export function makeSeller(rng: Rng, municipality?: string): Seller {
  return { ...makePerson(rng, municipality), ...makeDocument(rng) }
}

/** A thing as it comes over the counter of this kind of shop. */
export function makeThingFor(rng: Rng, kind: BranchKind): Thing {
  return makeThing(rng, rng.weighted(trade[kind]))
}

/** Whether this kind of shop buys such things. */
export function buys(kind: BranchKind, category: Category): boolean {
  return trade[kind].some(([each]) => each === category)
}

export type PurchaseOptions = {
  branch: Pick<Branch, 'branchNumber' | 'kind' | 'municipality'>
  at: Date
  things?: readonly Thing[]
  seller?: Seller
  reference?: string
}

/** A purchase as a shop sends it: the shape of `POST /v1/purchases`, complete enough for every policy. */
export function makePurchase(
  rng: Rng,
  { branch, at, things, seller, reference }: PurchaseOptions,
): PurchaseRequest {
  const bought = things ?? [makeThingFor(rng, branch.kind)]
  const items = bought.map((thing) => makePurchaseItem(rng, thing))
  const total_cents = items.reduce((sum, item) => sum + item.priceCents, 0)
  const pledged = branch.kind === 'pawnbroker' && rng.chance(0.5)
  const person = seller ?? makeSeller(rng, rng.chance(0.8) ? branch.municipality : undefined)
  return {
    ...(reference !== undefined && { reference }),
    branchNumber: branch.branchNumber,
    acquiredAt: at.toISOString(),
    items,
    conditions: pledged ? 'pledge' : rng.chance(0.08) ? 'trade-in' : 'purchase',
    // Two months is the least that a pledge may last (art. 7:131 BW).
    pledgeUntil: pledged ? new Date(at.getTime() + 92 * 86_400_000).toISOString().slice(0, 10) : null,
    // From 3,000 euros a dealer may not pay in cash; most switch to the bank long before.
    paymentMethod:
      total_cents > 100_000
        ? 'bank'
        : rng.weighted([
            ['cash', 6],
            ['bank', 4],
          ] as const),
    seller: { kind: 'person', ...person, isAdult: true },
  }
}

/** One line of a purchase: what the shop notes of a thing, with every number that stands on it. */
export function makePurchaseItem(rng: Rng, thing: Thing): PurchaseRequest['items'][number] {
  const identifiers = thing.numbers.map(({ kind, value }) => ({ kind, value }))
  if (thing.engraving && rng.chance(0.5)) {
    identifiers.push({ kind: 'engraving', value: `${thing.engraving.names} ${thing.engraving.date}` })
  }
  return {
    category: thing.product.category,
    ...describeForShop(rng, thing),
    quantity: 1,
    priceCents: price_cents(rng, thing),
    identifiers,
    ...(identifiers.length === 0 && {
      identifierAbsentReason: rng.weighted([
        ['has-none', 6],
        ['unreadable', 1],
        ['not-looked-for', 1],
      ] as const),
    }),
  }
}

// Euros per gram of fine metal that a counter pays, about.
const perGram: Record<string, number> = { goud: 80, zilver: 0.7, koper: 0.006 }

/** Metal is bought by weight, other goods by what the model is worth. */
function price_cents(rng: Rng, thing: Thing): number {
  const rate = perGram[thing.material ?? '']
  if (rate === undefined || thing.weightGrams === null) {
    const [from, to] = thing.product.euros
    return rng.int(from, to) * 100
  }
  const fine_grams = (thing.weightGrams * (thing.fineness ?? 950)) / 1000
  return Math.max(500, Math.round(fine_grams * rate * (0.9 + rng.next() * 0.2) * 2) * 50)
}
