import { type Caller, withoutSession } from '../src/platform/caller.ts'
import {
  correctPurchase,
  openPurchaseRecorder,
  recordSale,
  type RegisterDependencies,
} from '../src/capabilities/registers/public.ts'
import {
  correctionInput,
  purchaseInput,
  type PurchaseRequest,
  saleInput,
} from '../src/capabilities/registers/contract.ts'
import { theftReportInput } from '../src/capabilities/thefts/contract.ts'
import { recordTheftReport } from '../src/capabilities/thefts/public.ts'
import { addDays, dayInAmsterdam, startOfDayInAmsterdam } from '../src/kernel/dates.ts'
import { makePerson, type Rng, type TheftRequest } from './generator/public.ts'
import { isTraded } from './trade.ts'
import { municipalities } from './twente.ts'

export type SeedWork = {
  registers: RegisterDependencies
  callers: ReadonlyMap<string, Caller>
  now: Date
  rng: Rng
}
type Item = { id: string; priceCents: number }
export type SeededPurchase = {
  request: PurchaseRequest
  caller: Caller
  id: string
  keepUntil: string
  items: Item[]
  isCorrected: boolean
}

/** As many as the recorder takes at once, so that numbers follow the order of the counter. */
const AT_ONCE = 64
const CORRECTED_OF_1000 = 8
const SOLD_OF_1000 = 180

export async function seedThefts(
  { registers, now }: SeedWork,
  reports: readonly TheftRequest[],
): Promise<void> {
  for (const report of reports) {
    const team = municipalities.find(({ name }) => name === report.place)?.baseTeam ?? 'enschede'
    const caller: Caller = {
      organisationId: `base-team:${team}`,
      organisationName: team,
      role: 'detective',
      accountId: 'helder seed',
      accountName: 'helder seed',
      ...withoutSession,
    }
    must(await recordTheftReport(registers, caller, theftReportInput.parse(report), null, now))
  }
}

export async function seedPurchases(
  { registers, callers, now }: SeedWork,
  requests: readonly PurchaseRequest[],
): Promise<SeededPurchase[]> {
  const record = openPurchaseRecorder(registers)
  const recorded: SeededPurchase[] = []
  for (let from = 0; from < requests.length; from += AT_ONCE) {
    const some = requests.slice(from, from + AT_ONCE).map(async (request) => {
      const caller = callers.get(request.branchNumber)!
      const { draft } = must(await record(caller, purchaseInput.parse(request), null, now))
      const { id, keepUntil, items } = draft
      return { request, caller, id, keepUntil, items, isCorrected: false }
    })
    recorded.push(...(await Promise.all(some)))
  }
  return recorded
}

/** A price that was typed wrongly: a new entry that points at the old one. */
export async function seedCorrections(work: SeedWork, recorded: readonly SeededPurchase[]): Promise<number> {
  const { registers, rng, now } = work
  const wrong = recorded.filter(({ request }) => rng.int(1, 1000) <= CORRECTED_OF_1000 && !isTraded(request))
  for (const purchase of wrong) {
    const { branchNumber: _, reference: __, ...request } = purchase.request
    const items = request.items.map((item, index) => ({
      ...item,
      id: purchase.items[index]!.id,
      priceCents: index === 0 ? item.priceCents + 500 : item.priceCents,
    }))
    const input = correctionInput.parse({
      ...request,
      paymentMethod: 'bank',
      items,
      correctionReason: 'De prijs was verkeerd overgenomen van de bon.',
    })
    must(await correctPurchase(registers, purchase.caller, purchase.id, input, null, now))
    purchase.isCorrected = true
  }
  return wrong.length
}

/** Things whose holding period is over go to a buyer, on a day between then and now. */
export async function seedSales(work: SeedWork, recorded: readonly SeededPurchase[]): Promise<number> {
  const { registers, rng, now } = work
  const today = dayInAmsterdam(now)
  const sales = recorded
    .filter(
      ({ keepUntil, isCorrected, request }) =>
        keepUntil < today && !isCorrected && request.conditions !== 'pledge',
    )
    .filter(({ request }) => rng.int(1, 1000) <= SOLD_OF_1000 || isTraded(request))
    .map((purchase) => ({
      ...purchase,
      item: rng.pick(purchase.items),
      soldAt: saleMoment(rng, purchase, now),
    }))
    .sort((a, b) => a.soldAt.getTime() - b.soldAt.getTime())
    .map(({ caller, item, soldAt }) => ({
      caller,
      input: saleInput.parse({
        purchaseItemId: item.id,
        soldAt: soldAt.toISOString(),
        priceCents: Math.round((item.priceCents * rng.int(115, 190)) / 10_000) * 100,
        buyer: makePerson(rng),
      }),
    }))
  // Each dealer's sales in the order of time; the dealers side by side, since each sale waits for its own commit.
  const ofDealer = Map.groupBy(sales, ({ caller }) => caller.organisationId)
  await Promise.all(
    [...ofDealer.values()].map(async (own) => {
      for (const { caller, input } of own) must(await recordSale(registers, caller, input, null, now))
    }),
  )
  return sales.length
}

function saleMoment(rng: Rng, { keepUntil }: SeededPurchase, now: Date): Date {
  const free = startOfDayInAmsterdam(addDays(keepUntil, 1)).getTime()
  const shopHours_ms = rng.int(9 * 60, 17 * 60) * 60_000
  const at = free + rng.int(0, 9) * 86_400_000 + shopHours_ms
  return new Date(Math.max(free, Math.min(at, now.getTime() - 60_000)))
}

/** A refusal in the seed is a mistake of ours: nothing here may be refused. */
function must<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(`the seed was refused: ${JSON.stringify(outcome)}`)
  return outcome as Extract<T, { ok: true }>
}
