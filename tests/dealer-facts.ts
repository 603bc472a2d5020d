import type { DealerFacts } from '../src/capabilities/dealers/contract.ts'

/** A dealer that is on the list since 5 January 2026, and nothing else happened. */
export const noFacts: DealerFacts = {
  listedOn: '2026-01-05',
  endedOn: null,
  endReason: null,
  reopenedOn: null,
  changedOn: null,
  paperSince: null,
  writtenOn: null,
  spokenOn: null,
  undeliverableOn: null,
  reachedOn: null,
  invitedOn: null,
  attendedOn: null,
  joinedOn: null,
  firstEntryOn: null,
  lastEntryOn: null,
  nilStatedOn: null,
  quietAfterDays: 21,
}
