import type { Day } from '../../../kernel/dates.ts'
import { firstDay, lastDay, type Month, monthsLater } from './months.ts'
import { rateRatio } from './rate-ratio.ts'

/** With fewer pairs of months than this nothing is said: half a year has not seen all seasons. */
export const PAIRS_MIN = 6
const AFTER_MAX = 12

export const comparedKinds = ['burglary', 'theft'] as const
export type ComparedKind = (typeof comparedKinds)[number]
export type Verdict = 'too-short' | 'no-difference' | 'less' | 'more'

/** A number that was published for a place. */
export type Published = { place: string; month: Month; kind: string; amount: number }
export type Compared = {
  verdict: Verdict
  /** How many months on each side. */
  months: number
  before: number
  after: number
  ratio: number | null
  low: number | null
  high: number | null
}
export type Comparison = Compared & {
  /** A municipality, or null for all together. */
  place: string | null
  kind: ComparedKind
  startsOn: Day | null
  /** The same months in the municipalities around the region. */
  around: Compared
}
type Pair = { place: string; before: Month; after: Month }

/**
 * The last twelve months until `until` that lie wholly after the start, each with the same month of the last year that lies
 * wholly before it: seasons fall away against each other.
 */
export function pairsOf(startsOn: Day, until: Month): { before: Month; after: Month }[] {
  const pairs: { before: Month; after: Month }[] = []
  for (let back = AFTER_MAX - 1; back >= 0; back--) {
    const after = monthsLater(until, -back)
    if (firstDay(after) < startsOn) continue
    let before = monthsLater(after, -12)
    while (lastDay(before) >= startsOn) before = monthsLater(before, -12)
    pairs.push({ before, after })
  }
  return pairs
}

/** What is compared of each kind of crime: burglaries of homes, and all other thefts that are published in both months. */
export function kindsOf(kind: ComparedKind, kinds: Iterable<string>): string[] {
  return [...kinds].filter((one) => (one === 'burglary') === (kind === 'burglary'))
}

/** Compares sums over the pairs of months of which both have numbers. `counts` knows amounts by place, month and kind. */
function compare(counts: Counts, pairs: readonly Pair[], kind: ComparedKind): Compared {
  let [before, after] = [0, 0]
  const months = new Set<Month>()
  for (const pair of pairs) {
    const was = counts.get(`${pair.place} ${pair.before}`)
    const is = counts.get(`${pair.place} ${pair.after}`)
    const both = kindsOf(kind, is?.keys() ?? []).filter((one) => was?.has(one))
    if (both.length === 0) continue
    months.add(pair.after)
    for (const one of both) {
      before += was!.get(one)!
      after += is!.get(one)!
    }
  }
  return judge({ before, after, months: months.size })
}

/** The verdict on two sums over equally many months. */
export function judge({ before, after, months }: Pick<Compared, 'before' | 'after' | 'months'>): Compared {
  const sums = { before, after, months }
  const unsaid = { ...sums, ratio: null, low: null, high: null }
  if (months < PAIRS_MIN) return { ...unsaid, verdict: 'too-short' }
  const found = rateRatio({ events: after, exposure: months }, { events: before, exposure: months })
  if (found === null) return { ...unsaid, verdict: 'no-difference' }
  const { ratio, low, high } = found
  const verdict = high !== null && high < 1 ? 'less' : low > 1 ? 'more' : 'no-difference'
  return { ...sums, verdict, ratio: rounded(ratio), low: rounded(low), high: rounded(high) }
}

/** Four decimals: more than anyone reads, and the same text on every machine. */
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000)

type Counts = Map<string, Map<string, number>>

function countsOf(published: readonly Published[]): Counts {
  const counts: Counts = new Map()
  for (const { place, month, kind, amount } of published) {
    const key = `${place} ${month}`
    if (!counts.has(key)) counts.set(key, new Map())
    counts.get(key)!.set(kind, amount)
  }
  return counts
}

/**
 * Each municipality, and all together, before and after its start, with the same months around the region beside it.
 * `starts` has the day on which each municipality took part; what is published of other places is the surroundings.
 */
export function compareBefore(
  published: readonly Published[],
  starts: ReadonlyMap<string, Day>,
  until: Month,
): Comparison[] {
  const counts = countsOf(published)
  const around = [...new Set(published.map(({ place }) => place))].filter((place) => !starts.has(place))
  const places = [...starts].map(([place, startsOn]) => ({
    place,
    startsOn,
    pairs: pairsOf(startsOn, until),
  }))
  return comparedKinds.flatMap((kind) => {
    const all = places.flatMap(({ place, pairs }) => pairs.map((pair) => ({ ...pair, place })))
    const beside = (pairs: readonly { before: Month; after: Month }[]) => {
      const distinct = [...new Map(pairs.map((pair) => [`${pair.before} ${pair.after}`, pair])).values()]
      return compare(
        counts,
        around.flatMap((place) => distinct.map(({ before, after }) => ({ before, after, place }))),
        kind,
      )
    }
    return [
      { place: null, kind, startsOn: null, ...compare(counts, all, kind), around: beside(all) },
      ...places.map(({ place, startsOn, pairs }) => ({
        place,
        kind,
        startsOn,
        ...compare(
          counts,
          pairs.map((pair) => ({ ...pair, place })),
          kind,
        ),
        around: beside(pairs),
      })),
    ]
  })
}
