import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { soundGround, soundSurroundings, THE_FINDING } from '../../../../tests/measure-letters.ts'
import { addDays, isDay } from '../../../kernel/dates.ts'
import { type FileState, fileStates, stepKinds } from './file-states.ts'
import { type FileStep, foldFile } from './fold-file.ts'
import { unusable } from './grounds.ts'
import { chooseMeasure, ladderScore, rungFor } from './ladder.ts'
import { ladderPresets } from './ladder-presets.ts'
import { nextStep } from './next-step.ts'
import { runningTerms } from './running-terms.ts'
import { type StepRow, stepTable, timeTable } from './step-table.ts'
import { lastDayOf, termTable } from './terms.ts'

/** Where each state leads, by steps that don't need the business to stop, and by time. */
function reachable(from: FileState, table: readonly StepRow[]): Set<FileState> {
  const found = new Set<FileState>([from])
  for (const state of found) {
    for (const { kind, ways } of table) if (kind !== 'end-with-dealer' && ways[state]) found.add(ways[state])
    for (const row of timeTable) if (row.from === state) found.add(row.to)
  }
  return found
}

describe('the table', () => {
  test('has each kind once, and no dead end: every state leads to a closed file, and is led to', () => {
    expect(stepTable.map(({ kind }) => kind)).toEqual([...stepKinds])
    for (const state of fileStates) expect(reachable(state, stepTable), state).toContain('closed')
    const withdrawn = reachable('opened', stepTable).add('withdrawn')
    expect(fileStates.filter((state) => !withdrawn.has(state))).toEqual([])
    // The control: without delivery a decision would be stuck.
    const less = stepTable.filter(({ kind }) => kind !== 'deliver')
    expect(reachable('warning-decided', less)).not.toContain('closed')
  })

  test('every term of time is one that the table of terms knows', () => {
    for (const { term } of timeTable) expect(termTable.map(({ name }) => name)).toContain(term)
  })
})

describe('terms', () => {
  test.each([
    // Delivered on Monday: six weeks later is Monday.
    ['objection', '2026-06-01', '2026-07-13'],
    // 25 and 26 December and the weekend after.
    ['objection', '2026-11-13', '2026-12-28'],
    // Good Friday to Easter Monday.
    ['objection', '2026-02-20', '2026-04-07'],
    // The year end: 1 January is a Friday.
    ['exemption', '2026-11-06', '2027-01-04'],
    // A term in years is not extended (art. 4 ATW): 25 December 2027 is a Saturday.
    ['collect', '2026-12-25', '2027-12-25'],
    ['collect', '2028-02-29', '2029-02-28'],
  ] as const)('%s from %s ends on %s', (name, from, last) => expect(lastDayOf(name, from)).toBe(last))
})

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days))
const step = (kind: FileStep['kind'], on: string, values: FileStep['values'] = {}): FileStep => ({
  id: `${kind}-${on}`,
  kind,
  on,
  grounds: [THE_FINDING],
  documentId: null,
  values,
})

describe('where a file stands', () => {
  const order = { complyUntil: '2026-10-20', amountCents: 50_000, per: 'violation', maximumCents: 120_000 }
  const steps = [
    step('open', '2026-09-01'),
    step('announce', '2026-09-02', { measure: 'order', viewUntil: '2026-09-16' }),
    step('receive-view', '2026-09-10', { text: 'x' }),
    step('decide-order', '2026-09-21', order),
    step('deliver', '2026-09-22'),
    step('find-not-complied', '2026-10-25'),
    step('incur', '2026-10-26', { incurredOn: '2026-10-25', amountCents: 50_000 }),
  ]
  const until = (count: number, today: string) => foldFile(steps.slice(0, count), today).state
  test('follows from its steps and from time', () => {
    expect(until(2, '2026-09-16')).toBe('announced')
    expect(until(2, '2026-09-17')).toBe('view-lapsed')
    expect(until(5, '2026-10-20')).toBe('order-in-force')
    expect(until(5, '2026-10-21')).toBe('compliance-lapsed')
    expect(until(7, '2027-10-25')).toBe('penalty-incurred')
    expect(until(7, '2027-10-26')).toBe('collection-lapsed')
  })

  test('an objection suspends nothing; a court does, and the days left go on after it', () => {
    const objected = [
      ...steps.slice(0, 5),
      step('object', '2026-10-01', { decisionId: 'decide-order-2026-09-21', hasCommittee: false }),
    ]
    expect(foldFile(objected, '2026-10-21').state).toBe('compliance-lapsed')
    const granted = [
      ...objected,
      step('ask-relief', '2026-10-02'),
      step('decide-relief', '2026-10-10', { isGranted: true }),
    ]
    expect(foldFile(granted, '2026-12-01')).toMatchObject({ state: 'order-in-force', suspension: 'granted' })
    const decided = step('decide-objection', '2026-12-01', {
      decisionId: 'decide-order-2026-09-21',
      outcome: 'upheld',
    })
    expect(foldFile([...granted, decided], '2026-12-02').order!.complyUntil).toBe('2026-12-11')
    const withdrawn = { ...decided, values: { ...decided.values, outcome: 'withdrawn' } }
    expect(foldFile([...granted, withdrawn], '2026-12-02')).toMatchObject({
      state: 'withdrawn',
      inForce: null,
    })
    // 7:10 Awb: six weeks after the objection term (3 November), 15 December.
    expect(foldFile(objected, '2026-10-02').objections[0]!.decideUntil).toBe('2026-12-15')
  })

  test('at any day the rules propose a step that the table has, or say why none, and terms are days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: steps.length }), day, (count, today) => {
        const taken = steps.slice(0, count)
        const on = today < taken.at(-1)!.on ? taken.at(-1)!.on : today
        const facts = foldFile(taken, on)
        const { ladder, past } = soundSurroundings
        const proposed = nextStep(facts, { today: on, grounds: [soundGround], ladder, past })
        const row = stepTable.find(({ kind }) => kind === proposed.kind)
        expect(proposed.kind === null ? proposed.wouldHelp.length > 0 : facts.state! in row!.ways).toBe(true)
        expect(proposed.because.length).toBeGreaterThan(0)
        expect(runningTerms(facts, on).every(({ until: last }) => isDay(last))).toBe(true)
      }),
      { seed: 47 },
    )
  })
})

describe('no step without a basis', () => {
  const asked = { on: '2026-10-01', mustBeTold: true }
  test.each([
    ['withdrawn', { isWithdrawn: true }],
    ['not-told', { isTold: false }],
    ['no-basis', { basis: null }],
    ['no-longer', { holdsNow: false }],
    ['later', { observedOn: '2026-10-02' }],
    ['in-order', { weight: 'in-order' as const }],
  ])('%s', (why, change) => {
    expect(unusable({ ...soundGround, ...change }, asked)).toBe(why)
    expect(unusable(soundGround, asked)).toBeNull()
  })
})

describe('the ladder', () => {
  const found = (on: string, id: string) => ({ ...soundGround, id, observedOn: on })
  const preset = structuredClone(ladderPresets.twente) as never
  test('first, second and third day of a serious finding; the same day counts once; outside the window not at all', () => {
    const days = ['2026-01-10', '2026-03-10', '2026-05-10'].map((on, n) => found(on, String(n)))
    const at = (n: number) => chooseMeasure(preset, [days[n]!], days)!
    expect([0, 1, 2].map((n) => at(n).measure)).toEqual(['warning', 'order', 'closure'])
    expect(
      chooseMeasure(preset, [days[0]!, found('2026-01-10', 'x')], [...days, found('2026-01-10', 'x')])!
        .ordinal,
    ).toBe(1)
    const late = found('2028-06-01', 'late')
    expect(chooseMeasure(preset, [late], [...days, late])!.measure).toBe('warning')
  })

  test('one more finding never gives a lighter measure', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), day, (others, one) => {
        const all = others.map((on, n) => found(on, String(n)))
        const last = found('2027-03-01', 'last')
        const rank = (grounds: typeof all) =>
          ['warning', 'order', 'closure'].indexOf(chooseMeasure(preset, [last], [...grounds, last])!.measure)
        expect(rank([...all, found(one, 'one')])).toBeGreaterThanOrEqual(rank(all))
      }),
      { seed: 47 },
    )
  })

  test('a closure that nobody warned for becomes the step before it; a rung of the part goes first', () => {
    const facts = foldFile([step('open', '2026-10-01')], '2026-10-01')
    const ladder = {
      ...soundSurroundings.ladder!,
      rungs: [{ weight: 'serious' as const, parts: null, measures: ['closure' as const] }],
    }
    const around = { today: '2026-10-01', grounds: [soundGround], ladder }
    expect(nextStep(facts, { ...around, past: [] })).toMatchObject({ measure: 'order' })
    expect(nextStep(facts, { ...around, past: soundSurroundings.past })).toMatchObject({
      kind: 'announce',
      measure: 'closure',
    })
    const own = { weight: 'serious' as const, parts: ['sales-register'], measures: ['warning' as const] }
    expect(rungFor({ ...ladder, rungs: [...ladder.rungs, own] }, 'serious', 'sales-register')).toBe(own)
  })
})

test('a ladder goes further the heavier what comes at each finding is; a part with a rung of its own counts as that', () => {
  const parts = ['document', 'holding']
  const score = (preset: keyof typeof ladderPresets) =>
    ladderScore(structuredClone(ladderPresets[preset]) as never, parts)
  // Of each part: slight 1+1+2, serious 1+2+3, grave 2+3+3.
  expect(score('twente')).toBe(2 * (4 + 6 + 8))
  expect([score('without-closure'), score('lax')]).toEqual([2 * (5 + 5 + 6), 2 * (3 + 3 + 5)])
  const [slight] = ladderPresets.lax.rungs
  const own = { weight: 'slight', parts: ['holding'], measures: ['closure'] }
  expect(ladderScore({ ...ladderPresets.lax, rungs: [slight, own] } as never, parts)).toBe(3 + 9)
  expect(ladderScore({ ...ladderPresets.lax, rungs: [] } as never, parts)).toBe(0)
})
