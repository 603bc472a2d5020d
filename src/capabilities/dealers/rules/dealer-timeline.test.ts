import fc from 'fast-check'
import { expect, it } from 'vitest'
import { noFacts } from '../../../../tests/dealer-facts.ts'
import { eventKinds } from '../contract.ts'
import type { DealerEventView } from '../one-dealer/contract.ts'
import { sortOf, timelineOf } from './dealer-timeline.ts'

const days = fc.constantFrom('2026-01-05', '2026-02-01', '2026-03-09')
const events: fc.Arbitrary<DealerEventView[]> = fc.array(
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom(...eventKinds),
    on: days,
    recordedAt: fc.constant('2026-03-09T10:00:00.000Z'),
    detail: fc.constant({}),
    about: fc.constant(null),
    by: fc.constant('Roos'),
    organisation: fc.constant(null),
  }),
)

it('has every event once, newest first, and each in a part of the history', () => {
  fc.assert(
    fc.property(events, fc.option(days), (all, joinedOn) => {
      const line = timelineOf(all, { ...noFacts, joinedOn })
      expect(
        line
          .filter(({ from }) => from === 'event')
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(all.map(({ id }) => id).toSorted())
      expect(line.map(({ on }) => on)).toEqual(
        line
          .map(({ on }) => on)
          .toSorted()
          .toReversed(),
      )
      for (const moment of line) expect(['contact', 'post', 'register', 'lijst']).toContain(sortOf(moment))
      const connections = line.filter(({ kind }) => kind === 'connected').length
      const noted = all.filter(({ kind }) => kind === 'connected').length
      expect(connections).toBe(noted > 0 ? noted : joinedOn === null ? 0 : 1)
    }),
  )
})

it('tells of the register when it began and when it was last heard of, and one day once', () => {
  const kinds = (lastEntryOn: string) =>
    timelineOf([], { ...noFacts, joinedOn: '2026-01-05', firstEntryOn: '2026-02-01', lastEntryOn }).map(
      ({ kind }) => kind,
    )
  expect(kinds('2026-03-09')).toEqual(['last-entry', 'first-entry', 'connected'])
  expect(kinds('2026-02-01')).toEqual(['first-entry', 'connected'])
})
