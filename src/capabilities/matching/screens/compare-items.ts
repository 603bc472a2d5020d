import type { z } from 'zod'
import type { identifierView } from '../../../platform/identifier-contract.ts'
import { numberDifference, type NumberDifference } from './number-difference.ts'

type IdentifierView = z.infer<typeof identifierView>

/** What a reader may conclude from two descriptions. */
export type Likeness = 'same' | 'similar' | 'different' | 'unknown'

const wordsOf = (text: string) =>
  new Set(
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  )

const within = (one: Set<string>, other: Set<string>) => [...one].every((word) => other.has(word))

/** Same words: same; all words of one in the other ("zwart", "mat zwart"): similar; missing on a side: unknown. */
export function compareWords(stolen: string | null, bought: string | null): Likeness {
  if (!stolen || !bought) return 'unknown'
  const [one, other] = [wordsOf(stolen), wordsOf(bought)]
  if (one.size === 0 || other.size === 0) return 'unknown'
  if (one.size === other.size && within(one, other)) return 'same'
  return within(one, other) || within(other, one) ? 'similar' : 'different'
}

/** A line of the comparison: a number of the report beside the one of the purchase that is most like it. */
export type NumberPair = {
  stolen: IdentifierView | null
  bought: IdentifierView | null
  shown: NumberDifference | null
}

/** Small is alike; numbers of another kind are only put together when they are equal. */
function distance(stolen: IdentifierView, bought: IdentifierView): number {
  const { difference } = numberDifference(stolen.display, bought.display)
  if (difference.kind === 'equal') return 0
  if (stolen.kind !== bought.kind) return Number.POSITIVE_INFINITY
  return difference.kind === 'places' ? 1 + difference.count : 1
}

/** Puts each number of the report beside its likest in the purchase; what is left over stands alone. */
export function pairNumbers(stolen: IdentifierView[], bought: IdentifierView[]): NumberPair[] {
  const pairs = stolen
    .flatMap((one) => bought.map((other) => ({ one, other, apart: distance(one, other) })))
    .filter(({ apart }) => Number.isFinite(apart))
    .sort((a, b) => a.apart - b.apart)
  const used = new Set<IdentifierView>()
  const made: NumberPair[] = []
  for (const { one, other } of pairs) {
    if (used.has(one) || used.has(other)) continue
    used.add(one).add(other)
    made.push({ stolen: one, bought: other, shown: numberDifference(one.display, other.display) })
  }
  return [
    ...made,
    ...stolen.filter((one) => !used.has(one)).map((one) => ({ stolen: one, bought: null, shown: null })),
    ...bought.filter((one) => !used.has(one)).map((one) => ({ stolen: null, bought: one, shown: null })),
  ]
}
