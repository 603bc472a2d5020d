import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dealers } from '../../seeds/dealers.ts'
import { makePurchase, makeRng, type TheftRequest } from '../../seeds/generator/public.ts'
import type { PurchaseRequest } from '../../src/capabilities/registers/contract.ts'
import type { Problem } from '../../src/platform/contract.ts'
import { purchaseHeader, purchaseLines, theftHeader, theftLines } from '../../tests/csv-rows.ts'
import { must, type Trial } from './open-trial.ts'

/** What became of one half: how many stand, and of those refused how many for which reason. */
export type Outcome = { door: string; sent: number; accepted: number; reasons: Map<string, number> }
type Item = PurchaseRequest['items'][number]
export type Stolen = Omit<TheftRequest['items'][number], 'reference'>

const DAY_MS = 86_400_000
const rng = makeRng(2_026)

/** A purchase of one real thing of some days ago, in one of the shops of that kind, by a made-up seller. */
export function buy(
  kind: 'phone-shop' | 'general',
  n: number,
  reference: string,
  item: Item,
): PurchaseRequest {
  const shops = dealers.flatMap(({ branches }) => branches).filter((branch) => branch.kind === kind)
  const branch = shops[n % shops.length]!
  const made = makePurchase(rng, { branch, at: new Date(Date.now() - 2 * DAY_MS), things: [], reference })
  // Nobody asks here whether a dealer paid too much in cash.
  return { ...made, items: [item], conditions: 'purchase', pledgeUntil: null, paymentMethod: 'bank' }
}

/** A theft of some days before. */
export function steal(reference: string, item: Stolen): TheftRequest {
  return {
    source: 'trial',
    reference,
    committedOn: new Date(Date.now() - 5 * DAY_MS).toISOString().slice(0, 10),
    place: 'Enschede',
    items: [{ reference, ...item }],
  }
}

/** Records half of the purchases through the import and half through the API. */
export async function recordHalves(trial: Trial, purchases: readonly PurchaseRequest[]): Promise<Outcome[]> {
  const half = Math.ceil(purchases.length / 2)
  return [
    await importPurchases(trial, purchases.slice(0, half)),
    await postPurchases(trial, purchases.slice(half)),
  ]
}

async function importPurchases(trial: Trial, purchases: readonly PurchaseRequest[]): Promise<Outcome> {
  const file = join(trial.folder, 'purchases.csv')
  writeFileSync(file, purchaseHeader + purchases.flatMap(purchaseLines).join(''))
  const { out, err } = await trial.helder('import', 'purchases', file)
  const accepted = Number(/(\d+) purchases recorded/.exec(out)?.[1] ?? 0)
  return { door: 'import', sent: purchases.length, accepted, reasons: reasonsOf(err) }
}

/** The lines that name a line and what is wrong with it; progress is none. */
function reasonsOf(said: string): Map<string, number> {
  return count(said.split('\n').flatMap((line) => /^line \d+,? ?(.*)$/.exec(line)?.[1] ?? []))
}

async function postPurchases(trial: Trial, purchases: readonly PurchaseRequest[]): Promise<Outcome> {
  const tokenOf = openTokens(trial)
  let accepted = 0
  const reasons: string[] = []
  for (const purchase of purchases) {
    const answer = await fetch(`${trial.url}/v1/purchases`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf(purchase.branchNumber)}`,
        'content-type': 'application/json',
        'accept-language': 'en',
        'idempotency-key': purchase.reference!,
      },
      body: JSON.stringify(purchase),
    })
    if (answer.status === 201) accepted++
    else reasons.push(...sentencesOf((await answer.json()) as Problem))
  }
  return { door: 'API', sent: purchases.length, accepted, reasons: count(reasons) }
}

/** A token of each dealer, made when it is first needed. */
function openTokens(trial: Trial): (branchNumber: string) => Promise<string> {
  const tokens = new Map<string, Promise<string>>()
  return (branchNumber) => {
    const kvkNumber = branchNumber.slice(0, 8)
    const made =
      tokens.get(kvkNumber) ??
      must(trial.helder('token', 'create', '--role', 'dealer', '--organisation', kvkNumber))
    tokens.set(kvkNumber, made)
    return made
  }
}

function sentencesOf({ errors, detail, status }: Problem): string[] {
  if (!errors || errors.length === 0) return [`${status}: ${detail}`]
  return errors.map(({ field, message }) => `${field}: ${message}`)
}

export async function importThefts(trial: Trial, reports: readonly TheftRequest[]): Promise<Outcome> {
  const file = join(trial.folder, 'thefts.csv')
  writeFileSync(file, theftHeader + reports.flatMap(theftLines).join(''))
  const { out, err } = await trial.helder('import', 'thefts', file)
  const accepted = Number(/(\d+) stolen items new/.exec(out)?.[1] ?? 0)
  return { door: 'import', sent: reports.length, accepted, reasons: reasonsOf(err) }
}

function count(reasons: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>()
  for (const reason of reasons) counted.set(reason, (counted.get(reason) ?? 0) + 1)
  return counted
}

/** One line per half, and below it each reason with how often it was given. */
export function say(what: string, { door, sent, accepted, reasons }: Outcome): string[] {
  return [
    `${what} through ${door}: ${sent} sent, ${accepted} accepted, ${sent - accepted} refused.`,
    ...[...reasons].map(([reason, times]) => `    ${times} times: ${reason}`),
  ]
}
