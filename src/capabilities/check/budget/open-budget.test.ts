import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bitsAsked, leadingZeroBits } from '../rules/work-asked.ts'
import { openBudget } from './open-budget.ts'
import { CHALLENGE_MS } from './work.ts'

/** What a browser does with a challenge. */
export function solve({ challenge, bits }: { challenge: string; bits: number }): string {
  for (let n = 0; ; n++) {
    const work = `${challenge}.${n}`
    if (leadingZeroBits(createHash('sha256').update(work).digest()) >= bits) return work
  }
}

function open() {
  const clock = { now_ms: Date.parse('2026-11-24T12:00:00Z') }
  const lines: Record<string, unknown>[] = []
  const note = (line: unknown) => void lines.push(line as Record<string, unknown>)
  const logger = { warn: note, info: note, error: note, debug: note }
  const budget = openBudget({ key: randomBytes(32), logger, now_ms: () => clock.now_ms })
  return { clock, lines, budget }
}
function exhaust({ budget }: ReturnType<typeof open>, source: string, answers = 50): void {
  for (let n = 0; n < answers; n++) expect(budget.admit(source, undefined).ok).toBe(true)
}
function refusal(outcome: ReturnType<ReturnType<typeof open>['budget']['admit']>) {
  if (outcome.ok) throw new Error('admitted')
  return outcome
}

describe('a source', () => {
  test('gets fifty answers of ten thousand without work', () => {
    const world = open()
    const answers = Array.from({ length: 10_000 }, () => world.budget.admit('address:1.2.3.4', undefined))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(50)
    // Control: whoever may change addresses without end is held back by nothing but the alarm.
    const moving = Array.from({ length: 10_000 }, (_, n) => world.budget.admit(`address:2.2.${n}`, undefined))
    expect(moving.filter(({ ok }) => ok)).toHaveLength(10_000)
    expect(world.budget.figures().alarms).toBe(1)
  })

  test('gets its answers anew the next day in Amsterdam', () => {
    const world = open()
    exhaust(world, 'address:a')
    world.clock.now_ms = Date.parse('2026-11-24T22:59:59Z')
    expect(world.budget.admit('address:a', undefined).ok).toBe(false)
    world.clock.now_ms = Date.parse('2026-11-24T23:00:00Z')
    expect(world.budget.admit('address:a', undefined).ok).toBe(true)
  })

  test('has the budget of its kind', () => {
    const world = open()
    exhaust(world, 'session:dealer:99000001', 500)
    expect(world.budget.admit('session:dealer:99000001', undefined).ok).toBe(false)
    exhaust(world, 'token:dealer:99000001', 5_000)
  })
})

describe('work', () => {
  test('buys one answer, once, and only for who was asked', () => {
    const world = open()
    exhaust(world, 'address:a')
    exhaust(world, 'address:b')
    const asked = refusal(world.budget.admit('address:a', undefined))
    expect(asked.bits).toBe(18)
    const work = solve(asked)
    expect(world.budget.admit('address:b', work).ok).toBe(false)
    expect(world.budget.admit('address:a', work.replace(/\.\d+$/, '.x')).ok).toBe(false)
    expect(world.budget.admit('address:a', work).ok).toBe(true)
    expect(world.budget.admit('address:a', work).ok).toBe(false)
  })

  test('not done, or done for a challenge of one’s own making, buys nothing', () => {
    const world = open()
    exhaust(world, 'address:a')
    const { challenge } = refusal(world.budget.admit('address:a', undefined))
    // All but one in 260,000 of these.
    const lazy = [1, 2, 3].map((n) => world.budget.admit('address:a', `${challenge}.${n}`).ok)
    expect(lazy).toEqual([false, false, false])
    const easier = Buffer.from(challenge, 'base64url')
    easier.writeUInt8(0, 6)
    expect(world.budget.admit('address:a', `${easier.toString('base64url')}.1`).ok).toBe(false)
  })

  test('too late buys nothing', () => {
    const world = open()
    exhaust(world, 'address:a')
    const work = solve(refusal(world.budget.admit('address:a', undefined)))
    world.clock.now_ms += CHALLENGE_MS + 1
    expect(world.budget.admit('address:a', work).ok).toBe(false)
    world.clock.now_ms -= 2
    expect(world.budget.admit('address:a', work).ok).toBe(true)
    // Spent it stays for as long as it could be used.
    expect(world.budget.admit('address:a', work).ok).toBe(false)
  })

  test('grows by one bit each time the count doubles, up to what a person can wait for', () => {
    const counts = [0, 49, 50, 99, 100, 199, 200, 3_200, 1e9]
    expect(counts.map((answered) => bitsAsked(answered, 50))).toEqual([0, 0, 18, 18, 19, 19, 20, 24, 26])
  })

  test.each<[number[], number]>([
    [[0xff], 0],
    [[0x01], 7],
    [[0, 0x80], 8],
    [[0, 0, 0x1f], 19],
    [[0, 0], 16],
  ])('leading zero bits of %j: %i', (bytes, expected) => {
    expect(leadingZeroBits(Uint8Array.from(bytes))).toBe(expected)
  })
})

describe('the alarm', () => {
  const press = (world: ReturnType<typeof open>, sources: number, pause_ms: number) => {
    for (let n = 0; n < sources; n++) exhaust(world, `address:10.0.0.${n}`)
    for (let n = 0; n < sources; n++) {
      world.clock.now_ms += pause_ms
      world.budget.admit(`address:10.0.0.${n}`, undefined)
    }
    return world.lines
  }

  test('a hundred sources over their budget raise it within a minute, once, without their addresses', () => {
    const lines = press(open(), 100, 100)
    expect(lines).toEqual([{ alarm: 'check', reason: 'many-sources', count: 50, alarms: 1 }])
    expect(JSON.stringify(lines)).not.toContain('10.0.0')
  })

  test('control: forty do not, nor a hundred spread over many minutes', () => {
    expect(press(open(), 40, 100)).toEqual([])
    expect(press(open(), 100, 5_000)).toEqual([])
  })

  test('many answers to addresses within their budget raise it too', () => {
    const world = open()
    for (let n = 0; n < 6_100; n++) world.budget.admit(`address:10.0.${n}`, undefined)
    expect(world.lines).toMatchObject([{ reason: 'many-answers' }])
  })

  test('and again a minute later, while it lasts', () => {
    const world = open()
    press(world, 60, 10)
    world.clock.now_ms += 60_000
    for (let n = 0; n < 60; n++) world.budget.admit(`address:10.0.0.${n}`, undefined)
    expect(world.budget.figures().alarms).toBe(2)
  })
})
