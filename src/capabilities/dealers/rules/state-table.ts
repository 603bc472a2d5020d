import type { Day } from '../../../kernel/dates.ts'
import { addDays } from '../../../kernel/dates.ts'
import type { DealerFacts, DealerState } from '../contract.ts'

/** A fact that made a state, for the sentence that explains it: the name of the date and the date. */
export type Because = { fact: keyof DealerFacts; on: Day }

/** What someone can do so that a dealer in a state gets into another. */
export const waysOut = [
  'write',
  'invite',
  'visit',
  'connect',
  'record',
  'stop',
  'reopen',
  'end-paper',
] as const
export type WayOut = (typeof waysOut)[number]

type Row = {
  state: DealerState
  /** Since when it holds, or null when it does not. */
  since: (facts: DealerFacts, today: Day) => Day | null
  because: (keyof DealerFacts)[]
  waysOut: WayOut[]
}

/** Days without a sign of life after which a register counts as quiet. */
const QUIET_AFTER_DAYS = 42

const lastSign = ({ joinedOn, lastEntryOn }: DealerFacts): Day | null =>
  joinedOn === null ? null : lastEntryOn !== null && lastEntryOn > joinedOn ? lastEntryOn : joinedOn

/** The states in order: the first row that holds is the state. docs/dealer-states.md is drawn from this table. */
export const stateTable: readonly Row[] = [
  {
    state: 'stopped',
    since: ({ endedOn }, today) => (endedOn !== null && endedOn <= today ? endedOn : null),
    because: ['endedOn'],
    waysOut: ['reopen'],
  },
  {
    state: 'quiet',
    since: (facts, today) => {
      const last = lastSign(facts)
      const quiet = last && addDays(last, QUIET_AFTER_DAYS + 1)
      return quiet !== null && quiet <= today ? quiet : null
    },
    because: ['joinedOn', 'lastEntryOn'],
    waysOut: ['record', 'write', 'visit', 'stop'],
  },
  {
    state: 'registering',
    since: ({ joinedOn, firstEntryOn }) => (joinedOn === null ? null : firstEntryOn),
    because: ['joinedOn', 'firstEntryOn', 'lastEntryOn'],
    waysOut: ['stop'],
  },
  {
    state: 'connected',
    since: ({ joinedOn }, today) => (joinedOn !== null && joinedOn <= today ? joinedOn : null),
    because: ['joinedOn'],
    waysOut: ['record', 'stop'],
  },
  {
    state: 'paper-register',
    since: ({ paperSince }) => paperSince,
    because: ['paperSince'],
    waysOut: ['connect', 'end-paper', 'stop'],
  },
  {
    state: 'attended',
    since: ({ attendedOn }) => attendedOn,
    because: ['attendedOn'],
    waysOut: ['connect', 'visit', 'stop'],
  },
  {
    state: 'invited',
    since: ({ invitedOn }) => invitedOn,
    because: ['invitedOn'],
    waysOut: ['write', 'visit', 'connect', 'stop'],
  },
  {
    state: 'not-reached',
    since: ({ listedOn }) => listedOn,
    because: ['listedOn', 'reachedOn'],
    waysOut: ['write', 'invite', 'visit', 'connect', 'stop'],
  },
]

/** The state of a dealer on a day, since when, and the facts that made it. */
export function stateOf(
  facts: DealerFacts,
  today: Day,
): { state: DealerState; since: Day; because: Because[] } {
  for (const { state, since, because } of stateTable) {
    const from = since(facts, today)
    if (from === null) continue
    const made = because.flatMap((fact) => {
      const on = facts[fact]
      return on === null ? [] : [{ fact, on }]
    })
    return { state, since: from, because: made }
  }
  throw new Error('the last row of the table always holds')
}
