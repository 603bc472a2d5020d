import type { Day } from '../../../kernel/dates.ts'
import type { DealerFacts } from '../contract.ts'

/** What someone can do so that a dealer gets another state, and the facts that it makes on the day it is done. */
export const waysOut = {
  write: {
    deed: 'write to it: asks for one of the others',
    makes: (today) => ({ writtenOn: today, reachedOn: today }),
  },
  invite: { deed: 'invite it to a meeting', makes: (today) => ({ invitedOn: today }) },
  visit: { deed: 'visit or call it', makes: (today) => ({ spokenOn: today, reachedOn: today }) },
  attend: { deed: 'note that it was at a meeting', makes: (today) => ({ attendedOn: today }) },
  connect: { deed: 'connect it to the register', makes: (today) => ({ joinedOn: today }) },
  record: {
    deed: 'the dealer records something',
    makes: (today, { firstEntryOn }) => ({ firstEntryOn: firstEntryOn ?? today, lastEntryOn: today }),
  },
  'state-nil': {
    deed: 'the dealer states that nothing was bought',
    makes: (today) => ({ nilStatedOn: today }),
  },
  'keep-paper': { deed: 'note that it keeps a register on paper', makes: (today) => ({ paperSince: today }) },
  'end-paper': { deed: 'note that the register on paper ended', makes: () => ({ paperSince: null }) },
  stop: {
    deed: 'note that the business stopped',
    makes: (today) => ({ endedOn: today, endReason: 'stopped' }),
  },
  reopen: {
    deed: 'note that the business goes on',
    makes: (today) => ({ endedOn: null, endReason: null, reopenedOn: today }),
  },
} as const satisfies Record<
  string,
  { deed: string; makes: (today: Day, facts: DealerFacts) => Partial<DealerFacts> }
>
export type WayOut = keyof typeof waysOut

/** The facts after a deed of today. */
export function factsAfter(way: WayOut, facts: DealerFacts, today: Day): DealerFacts {
  return { ...facts, ...waysOut[way].makes(today, facts) }
}
