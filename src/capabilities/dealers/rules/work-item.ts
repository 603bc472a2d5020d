import { addDays, type Day } from '../../../kernel/dates.ts'

/** The deeds of the work list, in the order in which it shows them after what runs out. */
export const workKinds = ['decide', 'call', 'visit', 'write'] as const
export type WorkKind = (typeof workKinds)[number]
/** The heads of the list: what runs out this week first, then the deeds. */
export const workGroups = ['deadline', ...workKinds] as const
export type WorkGroup = (typeof workGroups)[number]

/**
 * Something to do about a dealer, made anew from facts at each look: it goes when the facts change. Each capability gives
 * its own (`WorkSource`).
 */
export type WorkItem = {
  /** The same as long as it is the same thing: `<reason>:<dealer id>`, with the id of a letter, meeting or notice after it. */
  key: string
  kind: WorkKind
  /** Null: not (yet) a dealer of the list, as one who announces to start; then `about` says what it is. */
  dealerId: string | null
  /** Its sentence is the message `work.why.<reason>`, with `values`. */
  reason: string
  values: Record<string, string | number>
  since: Day
  /** The last day on which it should be done. */
  due: Day
  /** Whether `due` is a term that counts (of law, of a meeting) and so can be late. */
  isBinding: boolean
  /** The page in the app where it is done, such as `/bijeenkomsten/<id>`; null: the page of the dealer. */
  to: string | null
  /** What stands in the place of the dealer, where there is none; such an item can't be put off. */
  about?: { name: string; municipality: string; municipalityName: string; address: string }
}

/** Until when an item was put off, by whom and why. */
export type PutOff = { until: Day; reason: string; by: string }

export function isLate({ isBinding, due }: Pick<WorkItem, 'isBinding' | 'due'>, today: Day): boolean {
  return isBinding && due < today
}

/** Monday and Sunday of the week of a day. */
export function weekOf(today: Day): { from: Day; until: Day } {
  const from = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))
  return { from, until: addDays(from, 6) }
}

/** Under which head an item stands: a term that ends this week goes before the deed that it asks for. */
export function groupOf(item: Pick<WorkItem, 'isBinding' | 'due' | 'kind'>, today: Day): WorkGroup {
  return item.isBinding && item.due <= weekOf(today).until ? 'deadline' : item.kind
}

/** In the order to do them: by head, within it what is due first, then what waits longest. */
export function sortWork<T extends WorkItem>(items: readonly T[], today: Day): T[] {
  const rank = (item: T) => workGroups.indexOf(groupOf(item, today))
  const text = ({ due, since, key }: T) => `${due} ${since} ${key}`
  return items.toSorted((a, b) => rank(a) - rank(b) || (text(a) < text(b) ? -1 : 1))
}
