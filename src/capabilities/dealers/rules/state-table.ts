import { addDays, type Day } from '../../../kernel/dates.ts'
import type { DealerFacts, DealerState } from '../contract.ts'
import type { WayOut } from './ways-out.ts'

/** The facts that are days. */
export type DatedFact = Exclude<keyof DealerFacts, 'endReason' | 'quietAfterDays'>
/** A fact that made a state, for the sentence that explains it: the name of the date and the date. */
export type Because = { fact: DatedFact; on: Day }

export type StateRow = {
  state: DealerState
  /** When it holds, in words: for docs/dealer-states.md, which is drawn from this table. */
  holds: string
  /** Since when it holds, or null when it does not. Facts of later than today are gone by then. */
  since: (facts: DealerFacts, today: Day) => Day | null
  /** The facts that explain it, those that there are. */
  because: DatedFact[]
  /** What someone can do so that it gets another state (rules/ways-out.ts says which fact each makes). */
  waysOut: WayOut[]
}

/** The last day on which the register of a connected dealer showed life; null when it is not connected. */
export function lastSign({ joinedOn, reopenedOn, lastEntryOn, nilStatedOn }: DealerFacts): Day | null {
  return joinedOn === null ? null : latest(joinedOn, reopenedOn, lastEntryOn, nilStatedOn)
}

/** Whether the register on paper is the one that is kept: the later of paper and a sign of life online decides. */
function isOnPaper(facts: DealerFacts): boolean {
  const last = lastSign(facts)
  return facts.paperSince !== null && (last === null || facts.paperSince > last)
}

/** An invitation whose post came back is none, until the dealer is invited again or says something. */
function invited({ invitedOn, undeliverableOn, spokenOn }: DealerFacts): Day | null {
  const isLost = invitedOn !== null && undeliverableOn !== null && undeliverableOn >= invitedOn
  return latest(isLost ? null : invitedOn, spokenOn)
}

/** The states in order: the first row that holds is the state. */
export const stateTable: readonly StateRow[] = [
  {
    state: 'stopped',
    holds: 'the business stopped, moved out of the region or never traded',
    since: ({ endedOn }) => endedOn,
    // An entry after the end is named too: people decide whether it went on.
    because: ['endedOn', 'lastEntryOn'],
    waysOut: ['reopen'],
  },
  {
    state: 'paper-register',
    holds: 'a register on paper is kept, and nothing came in online since',
    since: (facts) => (isOnPaper(facts) ? facts.paperSince : null),
    because: ['paperSince', 'joinedOn'],
    waysOut: ['write', 'connect', 'record', 'state-nil', 'end-paper', 'stop'],
  },
  {
    state: 'quiet',
    holds: 'connected, but no entry and no nil statement for longer than is usual for its kind and size',
    since: (facts, today) => {
      const last = lastSign(facts)
      const from = last && addDays(last, facts.quietAfterDays + 1)
      return from !== null && from <= today ? from : null
    },
    because: ['joinedOn', 'reopenedOn', 'lastEntryOn', 'nilStatedOn'],
    waysOut: ['write', 'record', 'state-nil', 'keep-paper', 'stop'],
  },
  {
    state: 'registering',
    holds: 'connected, with an entry or a nil statement (since it went on, if it had stopped)',
    since: ({ joinedOn, firstEntryOn, lastEntryOn, nilStatedOn, reopenedOn }) => {
      const last = latest(lastEntryOn, nilStatedOn)
      if (joinedOn === null || last === null || (reopenedOn !== null && last < reopenedOn)) return null
      return latest(firstEntryOn ?? last, reopenedOn)
    },
    because: ['joinedOn', 'firstEntryOn', 'lastEntryOn', 'nilStatedOn'],
    waysOut: ['keep-paper', 'stop'],
  },
  {
    state: 'connected',
    holds: 'connected, nothing recorded yet',
    since: ({ joinedOn, reopenedOn }) => (joinedOn === null ? null : latest(joinedOn, reopenedOn)),
    because: ['joinedOn', 'reopenedOn'],
    waysOut: ['write', 'record', 'state-nil', 'keep-paper', 'stop'],
  },
  {
    state: 'attended',
    holds: 'was at a meeting',
    since: ({ attendedOn }) => attendedOn,
    because: ['attendedOn'],
    waysOut: ['write', 'connect', 'keep-paper', 'stop'],
  },
  {
    state: 'invited',
    holds: 'invited to a meeting by post that did not come back, or spoken with',
    since: invited,
    because: ['invitedOn', 'spokenOn'],
    waysOut: ['write', 'attend', 'connect', 'keep-paper', 'stop'],
  },
  {
    state: 'not-reached',
    holds: 'on the list, and none of the above; a letter alone changes nothing',
    since: ({ listedOn }, today) => (listedOn > today ? today : listedOn),
    because: ['listedOn', 'writtenOn', 'undeliverableOn'],
    waysOut: ['write', 'invite', 'visit', 'attend', 'connect', 'keep-paper', 'stop'],
  },
]

/** The state of a dealer on a day, since when, and the facts that made it. */
export function stateOf(
  facts: DealerFacts,
  today: Day,
  table: readonly StateRow[] = stateTable,
): { state: DealerState; since: Day; because: Because[] } {
  const known = upTo(facts, today)
  for (const { state, since, because } of table) {
    const from = since(known, today)
    if (from === null) continue
    const made = because.flatMap((fact) => {
      const on = known[fact]
      return on === null ? [] : [{ fact, on }]
    })
    return { state, since: from, because: made }
  }
  throw new Error('the last row of the table always holds')
}

/** What is dated later than today is no fact yet; that a dealer is listed is, whatever its date says. */
function upTo(facts: DealerFacts, today: Day): DealerFacts {
  const later = datedFacts.filter((fact) => fact !== 'listedOn' && (facts[fact] ?? '') > today)
  return { ...facts, ...Object.fromEntries(later.map((fact) => [fact, null])) }
}
export const datedFacts = [
  'listedOn',
  'endedOn',
  'reopenedOn',
  'changedOn',
  'paperSince',
  'writtenOn',
  'spokenOn',
  'undeliverableOn',
  'reachedOn',
  'invitedOn',
  'attendedOn',
  'joinedOn',
  'firstEntryOn',
  'lastEntryOn',
  'nilStatedOn',
] as const satisfies DatedFact[]

/** The latest of some days; null when there is none. */
export function latest(...days: (Day | null)[]): Day | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null)
}
