import type { Day } from '../../../kernel/dates.ts'
import type { DealerFacts, EventKind } from '../contract.ts'
import type { DealerEventView } from '../one-dealer/contract.ts'

/** One line of what happened: an event that somebody noted, or a date that the register itself gives. */
export type Moment =
  | ({ from: 'event' } & DealerEventView)
  | { from: 'register'; id: string; kind: RegisterKind; on: Day }
type RegisterKind = 'connected' | 'first-entry' | 'last-entry' | 'nil-statement'
/** The parts of the history, as they stand in the address. */
export const momentSorts = ['contact', 'post', 'register', 'lijst'] as const
export type MomentSort = (typeof momentSorts)[number]

const sorts: Record<Moment['kind'], MomentSort> = {
  listed: 'lijst',
  changed: 'lijst',
  ended: 'lijst',
  reopened: 'lijst',
  'paper-register-kept': 'register',
  'paper-register-ended': 'register',
  reached: 'contact',
  note: 'contact',
  notice: 'contact',
  answered: 'post',
  letter: 'post',
  mail: 'post',
  undeliverable: 'post',
  invited: 'post',
  attended: 'post',
  'attendance-undone': 'post',
  connected: 'register',
  'first-entry': 'register',
  'last-entry': 'register',
  'nil-statement': 'register',
} satisfies Record<EventKind | RegisterKind, MomentSort>

/** Which part of the history a line belongs to. */
export function sortOf({ kind }: Pick<Moment, 'kind'>): MomentSort {
  return sorts[kind]
}

/** Everything in order of time, newest first; on one day what the register says stands above what was noted. */
export function timelineOf(
  events: readonly DealerEventView[],
  facts: DealerFacts,
  nilStatements: readonly { id: string; statedOn: Day }[] = [],
): Moment[] {
  const { joinedOn, firstEntryOn, lastEntryOn } = facts
  const register: Moment[] = []
  const add = (kind: 'connected' | 'first-entry' | 'last-entry', on: Day | null) => {
    if (on !== null) register.push({ from: 'register', id: kind, kind, on })
  }
  for (const { id, statedOn } of nilStatements)
    register.push({ from: 'register', id, kind: 'nil-statement', on: statedOn })
  add('last-entry', lastEntryOn === firstEntryOn ? null : lastEntryOn)
  add('first-entry', firstEntryOn)
  // Who was connected on a meeting or by letter has an event of it, with who did it.
  add('connected', events.some(({ kind }) => kind === 'connected') ? null : joinedOn)
  const noted = events.map((event): Moment => ({ from: 'event', ...event }))
  return [...register, ...noted].toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}
