import type { PurchaseRequest } from '../src/capabilities/registers/contract.ts'
import { addDays, dayInAmsterdam, startOfDayInAmsterdam } from '../src/kernel/dates.ts'
import type { BranchKind } from '../src/kernel/codes.ts'
import { dealers } from './dealers.ts'
import { catalogue, makePurchase, makeRng, makeThing } from './generator/public.ts'

/** Models that go from hand to hand, and in which kind of shop: enough sales of each to say what dealers ask. */
const models: readonly { brand: string; model: string; kind: BranchKind }[] = [
  { brand: 'Apple', model: 'iPhone 13', kind: 'phone-shop' },
  { brand: 'Gazelle', model: 'Orange C8', kind: 'bicycle-shop' },
  { brand: 'Sony', model: 'PlayStation 5', kind: 'general' },
]
const SHOPS_PER_MODEL = 6
const PURCHASES_PER_SHOP = 2

const PREFIX = 'H-'

/** True for a purchase of these models: each was sold on. */
export function isTraded({ reference }: Pick<PurchaseRequest, 'reference'>): boolean {
  return reference?.startsWith(PREFIX) ?? false
}

/** Purchases of a few well-known models by several dealers, long enough ago to be out of every holding period. */
export function makeTrade(now: Date): PurchaseRequest[] {
  const rng = makeRng(13)
  return models.flatMap(({ brand, model, kind }) => {
    const product = catalogue.find((one) => one.brand === brand && one.model === model)
    if (!product) throw new Error(`the catalogue has no ${brand} ${model}`)
    const shops = dealers.filter(({ branches }) => branches[0]!.kind === kind).slice(0, SHOPS_PER_MODEL)
    return shops.flatMap(({ branches: [branch] }, shop) =>
      Array.from({ length: PURCHASES_PER_SHOP }, (_, n) => {
        const day = startOfDayInAmsterdam(addDays(dayInAmsterdam(now), -rng.int(24, 40)))
        const at = new Date(day.getTime() + rng.int(9 * 60, 17 * 60) * 60_000)
        const thing = makeThing(rng, product.category, product)
        const reference = `${PREFIX}${model.replaceAll(' ', '')}-${shop * PURCHASES_PER_SHOP + n + 1}`
        return { ...makePurchase(rng, { branch: branch!, at, things: [thing] }), reference }
      }),
    )
  })
}
