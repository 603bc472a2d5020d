import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leadingZeroBits } from '../../src/capabilities/check/rules/work-asked.ts'
import { openChecker } from '../checks.ts'
import { newImei } from '../factories.ts'
import { testHelder, type TestHelder } from '../helder.ts'

// S5: what someone can get out of the check who asks again and again.
const stolen = Array.from({ length: 500 }, newImei)
const others = Array.from({ length: 500 }, newImei)
const also = () => stolen.map((imei) => `N:${imei}`)

let helder: TestHelder
let checker: ReturnType<typeof openChecker>
beforeAll(async () => {
  helder = await testHelder({ checking: { also } })
  checker = openChecker(helder)
  await checker.becomes(stolen[0]!, 'registered-stolen')
})
afterAll(() => helder.stop())

describe('one source', () => {
  test('gets 50 of 10,000 answers without work, and one more for work', async () => {
    const address = '192.0.2.50'
    const counts = new Map<number, number>()
    const one = async (n: number) => {
      const { status } = await checker.check(stolen[n % stolen.length], { address })
      counts.set(status, (counts.get(status) ?? 0) + 1)
    }
    for (let n = 0; n < 10_000; n += 50) await Promise.all(Array.from({ length: 50 }, (_, k) => one(n + k)))
    expect(Object.fromEntries(counts)).toEqual({ 200: 50, 429: 9_950 })
    // Control: another address is not held back.
    expect((await checker.check(stolen[0])).status).toBe(200)

    const refused = await checker.check(stolen[0], { address })
    expect(refused.headers['content-type']).toContain('application/problem+json')
    const { challenge, bits } = refused.body as { challenge: string; bits: number }
    const answer = await checker.check(stolen[0], { address, more: { work: solve(challenge, bits) } })
    expect(answer.body).toMatchObject({ result: 'registered-stolen' })
  }, 120_000)

  test('of a network of 2^64 addresses is one source', async () => {
    const address = (n: number) => `2001:db8:ffff:1:${n.toString(16)}::1`
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, n) => checker.check(others[n], { address: address(n) })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(50)
  })
})

describe('hit and miss', () => {
  type Timed = { isHit: boolean; ns: number }

  /** How long each answer takes, by turns at random; `after` is what happens besides. */
  async function time(after: (isHit: boolean) => Promise<unknown>): Promise<Timed[]> {
    const timed: Timed[] = []
    for (let n = 0; n < 6_000; n++) {
      const isHit = Math.random() < 0.5
      const value = (isHit ? stolen : others)[n % 500]
      const begun = process.hrtime.bigint()
      await checker.check(value)
      await after(isHit)
      timed.push({ isHit, ns: Number(process.hrtime.bigint() - begun) })
    }
    return timed.slice(1_000)
  }
  /** The chance that a yes takes longer than a no: 0.5 when time says nothing. */
  function auc(timed: readonly Timed[]): number {
    const ranked = timed.toSorted((a, b) => a.ns - b.ns)
    const hits = ranked.filter(({ isHit }) => isHit).length
    const sum = ranked.reduce((total, { isHit }, index) => total + (isHit ? index + 1 : 0), 0)
    return (sum - (hits * (hits + 1)) / 2) / (hits * (ranked.length - hits))
  }

  test('are not told apart by time', async () => {
    const chance = auc(await time(async () => undefined))
    expect(Math.max(chance, 1 - chance)).toBeLessThan(0.55)
  }, 120_000)

  test('control: one query more for a yes is seen at once', async () => {
    const chance = auc(await time(async (isHit) => isHit && helder.admin`select 1`))
    expect(chance).toBeGreaterThan(0.55)
  }, 120_000)

  test('are not told apart by size', async () => {
    const answers = await Promise.all(
      [...stolen.slice(0, 20), ...others.slice(0, 20)].map((value) => checker.check(value)),
    )
    const size = ({ text, headers }: (typeof answers)[number]) =>
      text.length + JSON.stringify({ ...headers, date: '' }).length
    expect(new Set(answers.map(({ body }) => (body as { result: string }).result)).size).toBe(2)
    expect(new Set(answers.map(size)).size).toBe(1)
  })
})

function solve(challenge: string, bits: number): string {
  for (let n = 0; ; n++) {
    const work = `${challenge}.${n}`
    if (leadingZeroBits(createHash('sha256').update(work).digest()) >= bits) return work
  }
}
