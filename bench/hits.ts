import { randomBytes } from 'node:crypto'
import { secretDigest } from '../src/capabilities/access/public.ts'
import type { Role } from '../src/kernel/codes.ts'
import { newImei, reportOf } from '../tests/factories.ts'
import { phone, purchase } from '../tests/purchases.ts'
import { type BenchHelder, openBenchHelder } from './helder.ts'
import { type BenchRow, median, percentile, spreadOf } from './row.ts'
import { fillSide } from './stolen-goods.ts'

const WARM_UP = 20
const HITS = 200

/**
 * From the answer that a purchase or theft is recorded to the hit being there, with so many numbers on the other side,
 * while the log signs as it does in the server. The wait for the next poll comes on top; a nudge takes it away within a process.
 * Sizes in rising order.
 */
export async function benchHits(sizes: readonly number[] = [1_000_000]): Promise<BenchRow[]> {
  const helder = await openBenchHelder()
  try {
    const rows: BenchRow[] = []
    const medians: number[] = []
    let from = 0
    for (const size of sizes) {
      await fillSide(helder.admin, 'thefts', from, size)
      await fillSide(helder.admin, 'registers', from, size)
      from = size
      const bought_ms = await measure(helder, 'purchase')
      const stolen_ms = await measure(helder, 'theft')
      rows.push(figure(`purchase to hit among ${size} stolen numbers`, bought_ms))
      rows.push(figure(`theft to hit among ${size} bought numbers`, stolen_ms))
      medians.push(median([...bought_ms, ...stolen_ms]))
    }
    return [...rows, ...growth(sizes, medians)]
  } finally {
    await helder.stop()
  }
}

/** Records the first half of each pair and matches it, then measures the second half one by one. */
async function measure(helder: BenchHelder, second: 'purchase' | 'theft'): Promise<number[]> {
  const dealer = await signIn(helder, 'dealer', 'dealer:99000001')
  const police = await signIn(helder, 'detective', 'base-team:enschede')
  const buy = (value: string) =>
    send(
      helder,
      dealer,
      '/v1/purchases',
      purchase({ items: [phone({ identifiers: [{ kind: 'imei', value }] })] }),
    )
  const report = (value: string) =>
    send(helder, police, '/v1/theft-reports', reportOf({ item: { identifiers: [{ kind: 'imei', value }] } }))
  const numbers = Array.from({ length: WARM_UP + HITS }, newImei)
  const [before, after] = second === 'purchase' ? [report, buy] : [buy, report]
  for (const number of numbers) await before(number)
  await helder.publish()
  await helder.match()

  const times_ms: number[] = []
  for (const number of numbers) {
    const hits = await countHits(helder)
    await after(number)
    times_ms.push(second === 'purchase' ? await helder.publishAndMatch() : await matchOnly(helder))
    if ((await countHits(helder)) !== hits + 1) throw new Error(`no hit on ${number}`)
  }
  return times_ms.slice(WARM_UP)
}

async function matchOnly(helder: BenchHelder): Promise<number> {
  const started = performance.now()
  await helder.match()
  return performance.now() - started
}

async function countHits({ admin }: BenchHelder): Promise<number> {
  const [row] = await admin<{ n: number }[]>`select count(*) as n from matching.hit where level = 'certain'`
  return row!.n
}

async function signIn({ admin }: BenchHelder, role: Role, organisation: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await admin`insert into access.token (digest, organisation_id, role)
    values (${secretDigest(secret)}, ${organisation}, ${role})`
  return secret
}

let sent = 0
async function send({ app }: BenchHelder, secret: string, url: string, payload: object): Promise<void> {
  const headers = { authorization: `Bearer ${secret}`, 'idempotency-key': `bench-${++sent}` }
  const answer = await app.inject({ method: 'POST', url, payload, headers })
  if (answer.statusCode !== 201) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`)
}

function figure(name: string, times_ms: number[]): BenchRow {
  return {
    name: `${name}, p99 of ${times_ms.length} beyond the poll`,
    goal: '50 ms or less',
    peer: 'none',
    value: percentile(times_ms, 0.99),
    unit: 'ms',
    spread: spreadOf(times_ms),
    rounds: times_ms.length,
  }
}

function growth(sizes: readonly number[], medians_ms: readonly number[]): BenchRow[] {
  if (sizes.length < 2) return []
  const ratio = medians_ms.at(-1)! / medians_ms[0]!
  return [
    {
      name: `commit to hit among ${sizes.at(-1)} numbers: how many times slower`,
      goal: '1.5 or less',
      peer: `the same among ${sizes[0]}`,
      ratio,
      spread: [ratio, ratio],
      rounds: HITS,
    },
  ]
}
