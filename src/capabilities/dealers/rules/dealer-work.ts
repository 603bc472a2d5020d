import { addDays, type Day, daysBetween } from '../../../kernel/dates.ts'
import type { DealerFacts, DealerState } from '../contract.ts'
import { latest } from './state-table.ts'
import type { WorkItem, WorkKind } from './work-item.ts'

/** Days in which a dealer may answer a letter before someone goes there. */
const ANSWER_DAYS = 21
/** Days after a meeting in which a dealer may connect by itself. */
const CONNECT_DAYS = 14
/** Days after a call or visit before someone asks again. */
const ASK_AGAIN_DAYS = 60
/** An item without a term should be done within two weeks. */
const DONE_WITHIN_DAYS = 14

type Dealer = { id: string; state: DealerState; since: Day; facts: DealerFacts }
type Found = { kind: WorkKind; reason: string; since: Day; values?: WorkItem['values'] }

/** What the state of a dealer and its facts ask for; at most one thing, the first that holds. */
export function dealerWork({ id, state, since, facts }: Dealer, today: Day): WorkItem | null {
  const found = ofReturnedPost(facts, state) ?? byState[state](facts, since, today)
  if (found === null) return null
  const { values = {}, ...rest } = found
  const due = addDays(found.since, DONE_WITHIN_DAYS)
  return { ...rest, key: `${found.reason}:${id}`, dealerId: id, values, due, isBinding: false, to: null }
}

const byState: Record<DealerState, (facts: DealerFacts, since: Day, today: Day) => Found | null> = {
  'not-reached': (facts, _, today) => ofNew(facts) ?? ofSilence(facts, today),
  invited: (facts, _, today) => ofSilence(facts, today) ?? ofSpoken(facts, today),
  attended: ({ attendedOn }, _, today) => {
    const from = addDays(attendedOn!, CONNECT_DAYS)
    if (from > today) return null
    return { kind: 'visit', reason: 'attended-not-connected', since: from, values: { on: attendedOn! } }
  },
  connected: () => null,
  registering: () => null,
  'paper-register': () => null,
  quiet: ofQuiet,
  stopped: ({ endedOn, lastEntryOn }) =>
    lastEntryOn !== null && lastEntryOn > endedOn!
      ? { kind: 'decide', reason: 'entry-after-end', since: lastEntryOn, values: { on: endedOn! } }
      : null,
}

/** Post came back, and nobody wrote again, changed the address or heard from the dealer since. */
function ofReturnedPost(facts: DealerFacts, state: DealerState): Found | null {
  const { undeliverableOn, writtenOn, changedOn, spokenOn, attendedOn, invitedOn } = facts
  if (undeliverableOn === null || state === 'stopped' || facts.joinedOn !== null) return null
  const after = latest(writtenOn, changedOn, spokenOn, attendedOn, invitedOn)
  if (after !== null && after > undeliverableOn) return null
  return { kind: 'decide', reason: 'undeliverable', since: undeliverableOn }
}

function ofNew({ listedOn, writtenOn }: DealerFacts): Found | null {
  return writtenOn === null ? { kind: 'write', reason: 'new-on-list', since: listedOn } : null
}

/** Written to or invited, and nothing came for three weeks. */
function ofSilence({ writtenOn, invitedOn, spokenOn }: DealerFacts, today: Day): Found | null {
  const asked = latest(writtenOn, invitedOn)
  if (asked === null || (spokenOn !== null && spokenOn >= asked)) return null
  const from = addDays(asked, ANSWER_DAYS)
  return from <= today ? { kind: 'visit', reason: 'no-reaction', since: from, values: { on: asked } } : null
}

function ofSpoken({ spokenOn, writtenOn }: DealerFacts, today: Day): Found | null {
  if (spokenOn === null || (writtenOn !== null && writtenOn > spokenOn)) return null
  const from = addDays(spokenOn, ASK_AGAIN_DAYS)
  if (from > today) return null
  return { kind: 'write', reason: 'spoken-not-connected', since: from, values: { on: spokenOn } }
}

/** A quiet register is asked by letter first; who does not react gets a visit. */
function ofQuiet({ writtenOn, spokenOn }: DealerFacts, since: Day, today: Day): Found | null {
  const wasWritten = writtenOn !== null && writtenOn >= since
  const wasSpoken = spokenOn !== null && spokenOn >= since
  const values = { on: since }
  if (wasSpoken && daysBetween(spokenOn, today) < ASK_AGAIN_DAYS) return null
  if (!wasWritten) return { kind: 'write', reason: 'quiet', since, values }
  const from = addDays(writtenOn, ANSWER_DAYS)
  return from <= today ? { kind: 'visit', reason: 'quiet-no-reaction', since: from, values } : null
}
