import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kernel/dates.ts'
import { type FindingKind, findingKindNames, findingKinds } from '../../findings/rules/finding-kinds.ts'
import { secondOpinion } from '../../../../tests/overview-second-opinion.ts'
import {
  classesWithout,
  type DealerCase,
  type FindingFacts,
  judgeDealer,
  nextChange,
} from './judge-dealer.ts'
import { overviewClasses } from './overview-rule.ts'

const ON = '2026-11-27'
const runs = { seed: 20_261_127, numRuns: 1_500 }

const daysAgo = (max: number) => fc.integer({ min: -60, max }).map((days) => addDays(ON, -days))
const facts = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom(...findingKindNames),
    observedOn: daysAgo(1_300),
    hasRule: fc.oneof(
      { arbitrary: fc.constant(true), weight: 9 },
      { arbitrary: fc.constant(false), weight: 1 },
    ),
    told: fc.option(fc.record({ after: fc.nat(40), term: fc.integer({ min: 7, max: 42 }) }), { freq: 6 }),
    answeredAfter: fc.option(fc.nat(60), { freq: 2 }),
    withdrawnAfter: fc.option(fc.nat(60), { freq: 2 }),
  })
  .map(({ told, answeredAfter, withdrawnAfter, ...rest }): FindingFacts => {
    const toldOn = told && addDays(rest.observedOn, told.after)
    return {
      ...rest,
      ...weighed(rest.kind),
      toldOn,
      answerUntil: told && toldOn && addDays(toldOn, told.term),
      answeredOn: toldOn === null || answeredAfter === null ? null : addDays(toldOn, answeredAfter),
      withdrawnOn:
        withdrawnAfter === null || withdrawnAfter > 12 ? null : addDays(rest.observedOn, withdrawnAfter),
    }
  })
const cases = fc.record({
  findings: fc.uniqueArray(facts, { maxLength: 6, selector: ({ id }) => id }),
  measureSince: fc.oneof({ arbitrary: fc.constant(null), weight: 6 }, { arbitrary: daysAgo(300), weight: 1 }),
  demanded: fc.constantFrom(['purchase-register'] as const, ['purchase-register', 'sales-register'] as const),
}) as fc.Arbitrary<DealerCase>

const weighed = (kind: FindingKind) => ({ weight: findingKinds[kind].weight, part: findingKinds[kind].part })
const found = ({ kind = 'sale-missing', ...overrides }: Partial<FindingFacts> = {}): FindingFacts => ({
  id: 'a',
  kind,
  ...weighed(kind),
  observedOn: '2026-10-01',
  hasRule: true,
  toldOn: '2026-10-02',
  answerUntil: '2026-10-16',
  answeredOn: null,
  withdrawnOn: null,
  ...overrides,
})
const inOrder = found({ id: 'o', kind: 'register-in-order' })
const dealer = (...findings: FindingFacts[]): DealerCase => ({
  findings,
  measureSince: null,
  demanded: ['purchase-register'],
})

describe('the published rule', () => {
  test('gives what a second reading of docs/overview.md gives, over every class and standing', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(cases, (of) => {
        const judged = judgeDealer(of, ON)
        const second = secondOpinion(of, ON)
        expect(judged.class).toBe(second.class)
        expect(Object.fromEntries(judged.findings.map(({ id, standing }) => [id, standing]))).toEqual(
          second.standings,
        )
        seen.add(judged.class)
        for (const { standing } of judged.findings) seen.add(standing)
      }),
      runs,
    )
    expect(overviewClasses.filter((name) => !seen.has(name))).toEqual([])
    expect(
      ['counts', 'awaiting-answer', 'not-told', 'closed', 'too-old', 'no-rule', 'withdrawn'].filter(
        (one) => !seen.has(one),
      ),
    ).toEqual([])
  })

  test('control: another rule is found by the second reading', () => {
    const of = dealer(found({ kind: 'entry-late' }), inOrder)
    expect(judgeDealer(of, ON).class).toBe('in-order')
    expect(secondOpinion(of, ON, { slightAt: 1 }).class).toBe('points-of-attention')
  })

  test('taking any one finding away makes the class that the page says it would', () => {
    let changed = 0
    fc.assert(
      fc.property(cases, (of) => {
        const said = classesWithout(of, ON)
        for (const { id } of of.findings.filter(({ observedOn }) => observedOn <= ON)) {
          const without = { ...of, findings: of.findings.filter((one) => one.id !== id) }
          expect(said.get(id)).toBe(secondOpinion(without, ON).class)
          if (said.get(id) !== judgeDealer(of, ON).class) changed += 1
        }
      }),
      runs,
    )
    // Not a property of nothing: many findings decide.
    expect(changed).toBeGreaterThan(200)
  })

  test('a dealer without the chance to answer is never classified by a finding', () => {
    let pending = 0
    fc.assert(
      fc.property(cases, (of) => {
        const judged = judgeDealer(of, ON)
        const heard = of.findings.filter((one) => {
          const standing = judged.findings.find(({ id }) => id === one.id)?.standing
          return standing !== 'not-told' && standing !== 'awaiting-answer'
        })
        pending += of.findings.length - heard.length
        expect(judgeDealer({ ...of, findings: heard }, ON).class).toBe(judged.class)
        for (const id of judged.because) {
          const { toldOn, answerUntil, answeredOn, kind } = of.findings.find((one) => one.id === id)!
          expect(toldOn! <= ON).toBe(true)
          if (!kind.endsWith('in-order'))
            expect(answerUntil! < ON || (answeredOn !== null && answeredOn <= ON)).toBe(true)
        }
      }),
      runs,
    )
    expect(pending).toBeGreaterThan(200)
  })

  test('control: the same finding counts the day after the term, or on the day of the answer', () => {
    const of = dealer(found({ toldOn: '2026-11-20', answerUntil: '2026-12-04' }), inOrder)
    expect(judgeDealer(of, '2026-12-04').class).toBe('in-order')
    expect(judgeDealer(of, '2026-12-05').class).toBe('points-of-attention')
    const answered = dealer(
      found({ toldOn: '2026-11-20', answerUntil: '2026-12-04', answeredOn: ON }),
      inOrder,
    )
    expect(judgeDealer(answered, ON).class).toBe('points-of-attention')
  })

  test('says when time alone changes the class, and not a day earlier', () => {
    let changes = 0
    fc.assert(
      fc.property(cases, (of) => {
        const today = asKnown(of)
        const { class: now } = judgeDealer(today, ON)
        const next = nextChange(today, ON)
        const until = next?.on ?? addDays(ON, 1_500)
        expect(secondOpinion(today, addDays(until, -1)).class).toBe(now)
        if (next === null) return
        changes += 1
        expect(secondOpinion(today, next.on).class).toBe(next.class)
        expect(next.class).not.toBe(now)
      }),
      { ...runs, numRuns: 500 },
    )
    expect(changes).toBeGreaterThan(50)
    const of = dealer(found({ kind: 'gone-in-holding', observedOn: '2025-01-15' }), inOrder)
    expect(nextChange(of, ON)).toEqual({ on: '2027-01-16', class: 'in-order' })
  })

  test.each([
    ['nobody looked', dealer(), 'cannot-be-judged'],
    ['found in order', dealer(inOrder), 'in-order'],
    [
      'found in order, not told yet',
      dealer({ ...inOrder, toldOn: null, answerUntil: null }),
      'cannot-be-judged',
    ],
    ['a slight one beside it', dealer(inOrder, found({ kind: 'notice-missing' })), 'in-order'],
    [
      'two slight ones',
      dealer(inOrder, found({ kind: 'notice-missing' }), found({ id: 'b', kind: 'sale-incomplete' })),
      'points-of-attention',
    ],
    ['a serious one without a rule', dealer(inOrder, found({ hasRule: false })), 'in-order'],
    [
      'a serious one, put right later',
      dealer(found({ kind: 'entry-missing', observedOn: '2026-09-01' }), inOrder),
      'in-order',
    ],
    [
      'a grave one, put right later',
      dealer(found({ kind: 'register-altered', observedOn: '2026-09-01' }), inOrder),
      'points-of-attention',
    ],
    ['a measure', { ...dealer(inOrder), measureSince: '2026-11-01' }, 'measure-running'],
    ['a measure that begins tomorrow', { ...dealer(inOrder), measureSince: addDays(ON, 1) }, 'in-order'],
    [
      'no sales register found where one is demanded',
      { ...dealer(inOrder), demanded: ['purchase-register', 'sales-register'] as const },
      'cannot-be-judged',
    ],
  ])('%s', (_, of, expected) => {
    expect(judgeDealer(of, ON).class).toBe(expected)
  })
})

/** What is known today: nothing is dated later. */
function asKnown({ findings, measureSince, ...rest }: DealerCase): DealerCase {
  const known = <D extends string | null>(day: D) => (day !== null && day > ON ? null : day)
  return {
    ...rest,
    measureSince: known(measureSince),
    findings: findings
      .filter(({ observedOn }) => observedOn <= ON)
      .map((one) => ({
        ...one,
        toldOn: known(one.toldOn),
        answeredOn: known(one.answeredOn),
        withdrawnOn: known(one.withdrawnOn),
      })),
  }
}
