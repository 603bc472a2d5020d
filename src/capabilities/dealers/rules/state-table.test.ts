import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noFacts } from '../../../../tests/dealer-facts.ts'
import { addDays, type Day } from '../../../kernel/dates.ts'
import { type DealerFacts, dealerStates } from '../contract.ts'
import { type StateRow, stateOf, stateTable } from './state-table.ts'
import { factsAfter } from './ways-out.ts'

const TODAY = '2026-11-27'
const state = (facts: Partial<DealerFacts>, today: Day = TODAY) => stateOf({ ...noFacts, ...facts }, today)

test('a year of a dealer, step by step', () => {
  let facts = noFacts
  const steps: [day: Day, happened: Partial<DealerFacts>, state: string, since: Day][] = [
    ['2026-01-05', {}, 'not-reached', '2026-01-05'],
    ['2026-01-20', { writtenOn: '2026-01-20', reachedOn: '2026-01-20' }, 'not-reached', '2026-01-05'],
    ['2026-02-10', { invitedOn: '2026-02-10' }, 'invited', '2026-02-10'],
    ['2026-02-12', { undeliverableOn: '2026-02-12' }, 'not-reached', '2026-01-05'],
    ['2026-02-20', { changedOn: '2026-02-20', invitedOn: '2026-02-20' }, 'invited', '2026-02-20'],
    ['2026-03-04', { attendedOn: '2026-03-04' }, 'attended', '2026-03-04'],
    ['2026-03-10', { invitedOn: '2026-03-10' }, 'attended', '2026-03-04'],
    ['2026-03-16', { joinedOn: '2026-03-16' }, 'connected', '2026-03-16'],
    ['2026-03-17', { firstEntryOn: '2026-03-17', lastEntryOn: '2026-03-17' }, 'registering', '2026-03-17'],
    ['2026-04-07', {}, 'registering', '2026-03-17'],
    ['2026-04-08', {}, 'quiet', '2026-04-08'],
    ['2026-04-20', { nilStatedOn: '2026-04-20' }, 'registering', '2026-03-17'],
    ['2026-05-20', {}, 'quiet', '2026-05-12'],
    ['2026-05-21', { paperSince: '2026-05-21' }, 'paper-register', '2026-05-21'],
    ['2026-07-01', { lastEntryOn: '2026-07-01' }, 'registering', '2026-03-17'],
    ['2026-08-01', { endedOn: '2026-08-01', endReason: 'stopped' }, 'stopped', '2026-08-01'],
    ['2026-10-01', { endedOn: null, endReason: null, reopenedOn: '2026-10-01' }, 'connected', '2026-10-01'],
    ['2026-10-09', { lastEntryOn: '2026-10-09' }, 'registering', '2026-10-01'],
  ]
  for (const [day, happened, expected, since] of steps) {
    facts = { ...facts, ...happened }
    expect(stateOf(facts, day), day).toMatchObject({ state: expected, since })
  }
})

const joined = { joinedOn: '2026-03-01', firstEntryOn: '2026-03-02', lastEntryOn: '2026-11-20' }
test.each<[string, Partial<DealerFacts>, string, Partial<Record<string, Day>>]>([
  [
    'connected, but the branch ended',
    { ...joined, endedOn: '2026-11-21', endReason: 'stopped' },
    'stopped',
    { endedOn: '2026-11-21', lastEntryOn: '2026-11-20' },
  ],
  [
    'stopped and an entry after that: stays stopped and says so',
    { ...joined, endedOn: '2026-11-01', endReason: 'stopped' },
    'stopped',
    { endedOn: '2026-11-01', lastEntryOn: '2026-11-20' },
  ],
  [
    'a register on paper and connected: the later decides',
    { ...joined, paperSince: '2026-02-01' },
    'registering',
    joined,
  ],
  [
    'back to paper after the last entry is not quiet',
    { ...joined, lastEntryOn: '2026-04-01', paperSince: '2026-04-02' },
    'paper-register',
    { paperSince: '2026-04-02', joinedOn: '2026-03-01' },
  ],
  [
    'only nil statements: that is keeping the register too',
    { joinedOn: '2026-11-01', nilStatedOn: '2026-11-15' },
    'registering',
    { joinedOn: '2026-11-01', nilStatedOn: '2026-11-15' },
  ],
  [
    'went on after a stop of a year: not quiet at once',
    { ...joined, lastEntryOn: '2025-10-01', joinedOn: '2025-01-01', reopenedOn: '2026-11-20' },
    'connected',
    { joinedOn: '2025-01-01', reopenedOn: '2026-11-20' },
  ],
  ['visited, never invited', { spokenOn: '2026-06-01' }, 'invited', { spokenOn: '2026-06-01' }],
  [
    'the invitation came back, then the dealer called',
    { invitedOn: '2026-06-01', undeliverableOn: '2026-06-04', spokenOn: '2026-06-09' },
    'invited',
    { invitedOn: '2026-06-01', spokenOn: '2026-06-09' },
  ],
  [
    'a stop announced for next month',
    { endedOn: '2026-12-31', attendedOn: '2026-11-01' },
    'attended',
    { attendedOn: '2026-11-01' },
  ],
  [
    'connected from tomorrow on',
    { joinedOn: '2026-11-28', invitedOn: '2026-11-01' },
    'invited',
    { invitedOn: '2026-11-01' },
  ],
  ['listed with a date to come', { listedOn: '2027-01-01' }, 'not-reached', { listedOn: '2027-01-01' }],
])('%s', (_, facts, expected, because) => {
  const found = state(facts)
  expect(found.state).toBe(expected)
  expect(Object.fromEntries(found.because.map(({ fact, on }) => [fact, on]))).toEqual(because)
})

const somewhere = fc.integer({ min: -800, max: 60 }).map((days) => addDays(TODAY, days))
const maybe = fc.option(somewhere, { nil: null })
const anyFacts: fc.Arbitrary<DealerFacts> = fc
  .record({
    ...Object.fromEntries(Object.keys(noFacts).map((fact) => [fact, maybe])),
    listedOn: somewhere,
    endReason: fc.constant(null),
    quietAfterDays: fc.integer({ min: 14, max: 91 }),
  })
  .map((facts) => facts as DealerFacts)

const check = (rule: (facts: DealerFacts) => void) =>
  fc.assert(fc.property(anyFacts, rule), { numRuns: 5_000, seed: 437 })

test('any facts give exactly one state, since no later than today, made by facts that were given', () => {
  const met = new Set<string>()
  check((facts) => {
    const found = stateOf(facts, TODAY)
    met.add(found.state)
    expect(found.since <= TODAY).toBe(true)
    expect(found.because.length).toBeGreaterThan(0)
    for (const { fact, on } of found.because) expect(facts[fact]).toBe(on)
  })
  expect([...met].sort()).toEqual([...dealerStates].sort())
  expect(stateTable.map((row) => row.state).sort()).toEqual([...dealerStates].sort())
})

/** The states that some facts give and none of its ways out leads out of. */
function deadEnds(table: readonly StateRow[]): string[] {
  const found = fc.sample(anyFacts, { numRuns: 5_000, seed: 437 }).flatMap((facts) => {
    const before = stateOf(facts, TODAY, table).state
    const { waysOut } = table.find((row) => row.state === before)!
    const after = waysOut.map((way) => stateOf(factsAfter(way, facts, TODAY), TODAY, table).state)
    return after.some((one) => one !== before) ? [] : [before]
  })
  return [...new Set(found)]
}

test('no state without a way out', () => {
  expect(deadEnds(stateTable)).toEqual([])
})

test('each way out leads from its state to another for some facts', () => {
  const leads = new Set<string>()
  // Some meet only few facts: the same many each time.
  for (const facts of fc.sample(anyFacts, { numRuns: 30_000, seed: 437 })) {
    const before = stateOf(facts, TODAY).state
    for (const way of stateTable.find((row) => row.state === before)!.waysOut)
      if (stateOf(factsAfter(way, facts, TODAY), TODAY).state !== before) leads.add(`${before} ${way}`)
  }
  // A letter asks for one of the others: it leads nowhere by itself.
  const all = stateTable.flatMap((row) =>
    row.waysOut.filter((way) => way !== 'write').map((way) => `${row.state} ${way}`),
  )
  expect([...leads].sort()).toEqual(all.sort())
})

test('control: a dead end, a way out that leads nowhere and a row taken away are found', () => {
  const withWays = (state: string, waysOut: StateRow['waysOut']) =>
    stateTable.map((row) => (row.state === state ? { ...row, waysOut } : row))
  expect(deadEnds(withWays('quiet', []))).toEqual(['quiet'])
  expect(deadEnds(withWays('stopped', ['visit']))).toEqual(['stopped'])
  expect(() => deadEnds(stateTable.slice(0, -1))).toThrow('the last row of the table always holds')
})

const entryToday = (facts: DealerFacts) => factsAfter('record', facts, TODAY)
test('an entry or a nil statement of today ends quiet, whatever else is known', () => {
  check((facts) => {
    for (const after of [entryToday(facts), factsAfter('state-nil', facts, TODAY)])
      expect(stateOf(after, TODAY).state).not.toBe('quiet')
  })
  // The control: being connected alone ends noFacts.
  expect(state({ ...joined, lastEntryOn: '2026-04-01' }).state).toBe('quiet')
})

test('who is connected and not stopped registers after an entry of today', () => {
  check((facts) => {
    const going = { ...entryToday(facts), endedOn: null, joinedOn: '2025-01-01', reopenedOn: null }
    expect(stateOf(going, TODAY).state).toBe('registering')
  })
})

const steps = ['not-reached', 'invited', 'attended', 'connected', 'registering'] as const
test('inviting, meeting and connecting never put a dealer back', () => {
  check((facts) => {
    const before = steps.indexOf(stateOf(facts, TODAY).state as 'invited')
    if (before === -1) return
    for (const way of ['invite', 'visit', 'attend', 'connect'] as const) {
      if (way === 'connect' && facts.joinedOn !== null && facts.joinedOn <= TODAY) continue
      const after = steps.indexOf(stateOf(factsAfter(way, facts, TODAY), TODAY).state as 'invited')
      expect(after).toBeGreaterThanOrEqual(before)
    }
  })
})

test('time alone makes quiet and noFacts else', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 1, max: 300 }), (facts, days) => {
      const past = { ...facts }
      for (const fact of Object.keys(facts) as (keyof DealerFacts)[])
        if (typeof facts[fact] === 'string' && facts[fact] > TODAY && fact !== 'listedOn')
          Object.assign(past, { [fact]: null })
      const now = stateOf(past, TODAY).state
      const later = stateOf(past, addDays(TODAY, days)).state
      expect([now, 'quiet']).toContain(later)
    }),
    { numRuns: 2_000, seed: 437 },
  )
})
