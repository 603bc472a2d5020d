import { addDays, addMonths, type Day } from '../../../kernel/dates.ts'
import type { DealerFacts, DealerState } from '../../dealers/public.ts'
import type { MonthCount, MunicipalCount } from '../contract.ts'

type InState = { municipality: string; state: DealerState }
type MonthFacts = Pick<DealerFacts, 'listedOn' | 'endedOn' | 'joinedOn' | 'firstEntryOn'>
type Place = { slug: string; name: string }

/** Fewer dealers than this, and a count says something of one shop that people know (docs/decisions/0042). */
export const DEALERS_SHOWN_MIN = 5
/** States of a dealer that is connected, whatever it does with that. */
const connectedStates: readonly DealerState[] = ['connected', 'registering', 'quiet']

/** How many dealers of each municipality are in which state, in the order of `places`. */
export function countDealers(dealers: readonly InState[], places: readonly Place[]): MunicipalCount[] {
  return places.map((place) => {
    const states: Record<string, number> = {}
    for (const { municipality, state } of dealers) {
      if (municipality === place.slug) states[state] = (states[state] ?? 0) + 1
    }
    return countOf([place], states)
  })
}

function countOf(municipalities: Place[], states: Record<string, number>): MunicipalCount {
  const all = Object.values(states).reduce((sum, count) => sum + count, 0)
  return {
    municipalities,
    total: all - (states['stopped'] ?? 0),
    connected: connectedStates.reduce((sum, state) => sum + (states[state] ?? 0), 0),
    states,
  }
}

/**
 * Of a region: takes the smallest municipalities together until none stands alone with fewer than five dealers, those that
 * stopped included. As the row of the small ones has five or more as well, no difference with the total gives one away.
 */
export function groupSmall(counts: readonly MunicipalCount[]): MunicipalCount[] {
  if (counts.length < 2) return [...counts]
  const bySize = counts.toSorted((a, b) => sizeOf(a) - sizeOf(b))
  let taken = bySize.filter((count) => sizeOf(count) < DEALERS_SHOWN_MIN).length
  if (taken === 0) return [...counts]
  const together = () => bySize.slice(0, taken).reduce((sum, count) => sum + sizeOf(count), 0)
  while (taken < counts.length && (taken < 2 || together() < DEALERS_SHOWN_MIN)) taken++
  const small = bySize.slice(0, taken)
  const rest = counts.filter((count) => !small.includes(count))
  const names = counts
    .filter((count) => small.includes(count))
    .flatMap(({ municipalities }) => municipalities)
  const states: Record<string, number> = {}
  for (const one of small) {
    for (const [state, count] of Object.entries(one.states)) states[state] = (states[state] ?? 0) + count
  }
  return [...rest, countOf(names, states)]
}

const sizeOf = ({ total, states }: MunicipalCount): number => total + (states['stopped'] ?? 0)

/**
 * How many dealers there were and how many of them were connected at the end of each of the last twelve months, today for
 * the month under way. Only what never changes afterwards is counted: when a dealer was listed, joined, first recorded
 * something and ended. What was a state then (invited, quiet) can't be told from the last dates.
 */
export function countMonths(dealers: readonly MonthFacts[], today: Day): MonthCount[] {
  const thisMonth = `${today.slice(0, 7)}-01`
  return Array.from({ length: 12 }, (_, n) => {
    const first = addMonths(thisMonth, n - 11)
    const last = addDays(addMonths(first, 1), -1)
    const on = last < today ? last : today
    const there = dealers.filter(({ listedOn, endedOn }) => isBy(listedOn, on) && !isBy(endedOn, on))
    const connected = there.filter(({ joinedOn }) => isBy(joinedOn, on))
    return {
      month: first.slice(0, 7),
      total: there.length,
      connected: connected.length,
      registering: connected.filter(({ firstEntryOn }) => isBy(firstEntryOn, on)).length,
    }
  })
}

const isBy = (day: Day | null, on: Day): boolean => day !== null && day <= on
