import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noFacts } from '../../../../tests/dealer-facts.ts'
import { addDays } from '../../../kernel/dates.ts'
import type { DealerFacts } from '../contract.ts'
import { dealerWork } from './dealer-work.ts'
import { stateOf } from './state-table.ts'
import { factsAfter } from './ways-out.ts'
import { groupOf, isLate, sortWork, weekOf, type WorkItem } from './work-item.ts'

const TODAY = '2026-11-27'
const ID = '01900000-0000-7000-8000-000000000001'
const day = (ago: number) => addDays(TODAY, -ago)
function workOf(facts: Partial<DealerFacts>, today = TODAY): WorkItem | null {
  const all = { ...noFacts, ...facts }
  return dealerWork({ id: ID, facts: all, ...stateOf(all, today) }, today)
}
const joined = { joinedOn: day(200), firstEntryOn: day(199) }

test.each<[string, Partial<DealerFacts>, string | null]>([
  ['new and never written to', {}, 'write new-on-list'],
  ['written to 20 days ago', { writtenOn: day(20) }, null],
  ['written to 21 days ago', { writtenOn: day(21) }, 'visit no-reaction'],
  ['written to, and it called', { writtenOn: day(30), spokenOn: day(29) }, null],
  ['invited 21 days ago, no answer', { writtenOn: day(90), invitedOn: day(21) }, 'visit no-reaction'],
  ['spoken with two months ago', { spokenOn: day(60) }, 'write spoken-not-connected'],
  ['at a meeting 13 days ago', { attendedOn: day(13) }, null],
  ['at a meeting 14 days ago', { attendedOn: day(14) }, 'visit attended-not-connected'],
  ['post came back', { undeliverableOn: day(3) }, 'decide undeliverable'],
  [
    'post came back, its address changed',
    { undeliverableOn: day(3), changedOn: day(2) },
    'write new-on-list',
  ],
  ['registering', { ...joined, lastEntryOn: day(21) }, null],
  ['quiet', { ...joined, lastEntryOn: day(22) }, 'write quiet'],
  ['quiet, written to', { ...joined, lastEntryOn: day(40), writtenOn: day(10) }, null],
  [
    'quiet, written to, no reaction',
    { ...joined, lastEntryOn: day(60), writtenOn: day(21) },
    'visit quiet-no-reaction',
  ],
  ['quiet, but spoken with', { ...joined, lastEntryOn: day(60), spokenOn: day(10) }, null],
  ['stopped', { endedOn: day(5), endReason: 'stopped' }, null],
  [
    'stopped, and then an entry',
    { ...joined, lastEntryOn: day(2), endedOn: day(5), endReason: 'stopped' },
    'decide entry-after-end',
  ],
])('%s', (_, facts, expected) => {
  const item = workOf(facts)
  expect(item && `${item.kind} ${item.reason}`).toBe(expected)
  if (item !== null) expect(item.key).toBe(`${item.reason}:${ID}`)
})

const some = fc.option(
  fc.integer({ min: 0, max: 400 }).map((ago) => day(ago)),
  { nil: null },
)
const dated = Object.keys(noFacts).filter((name) => name.endsWith('On') || name === 'paperSince')
const anyFacts = fc
  .record({ ...Object.fromEntries(dated.map((name) => [name, some])), listedOn: fc.constant(day(400)) })
  .map((facts) => ({ ...noFacts, ...facts }) as DealerFacts)

test('an entry, a nil statement or a word of the dealer takes away what was asked of a quiet one', () => {
  let quiet = 0
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const item = workOf(facts)
      expect(item === null || item.since <= TODAY).toBe(true)
      if (item === null || !item.reason.startsWith('quiet')) return
      quiet++
      for (const way of ['record', 'state-nil', 'visit'] as const)
        expect(workOf(factsAfter(way, facts, TODAY))?.reason ?? '').not.toMatch(/^quiet/)
    }),
    { numRuns: 2_000, seed: 437 },
  )
  // The control: the property met what it speaks of.
  expect(quiet).toBeGreaterThan(10)
})

test('only a term can be late; what ends this week stands first, late before the rest', () => {
  const item = (key: string, over: Partial<WorkItem>): WorkItem => ({
    key,
    kind: 'write',
    dealerId: ID,
    reason: 'new-on-list',
    values: {},
    since: day(30),
    due: day(16),
    isBinding: false,
    to: null,
    ...over,
  })
  const late = item('late', { kind: 'decide', isBinding: true, due: day(1) })
  const soon = item('soon', { kind: 'call', isBinding: true, due: '2026-11-29' })
  const later = item('later', { kind: 'call', isBinding: true, due: '2026-11-30' })
  const old = item('old', {})
  const visit = item('visit', { kind: 'visit' })
  expect(weekOf(TODAY)).toEqual({ from: '2026-11-23', until: '2026-11-29' })
  expect([late, soon, later, old].map((one) => groupOf(one, TODAY))).toEqual([
    'deadline',
    'deadline',
    'call',
    'write',
  ])
  expect([late, soon, old].map((one) => isLate(one, TODAY))).toEqual([true, false, false])
  const sorted = sortWork([old, visit, later, soon, late], TODAY).map(({ key }) => key)
  expect(sorted).toEqual(['late', 'soon', 'later', 'visit', 'old'])
})
