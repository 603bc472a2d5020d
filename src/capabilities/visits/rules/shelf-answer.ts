import type { Day } from '../../../kernel/dates.ts'
import {
  editBetween,
  type IdentifierKind,
  identifierKinds,
  isPlaceholder,
  kindInfo,
  neighbourhoodLengthMax,
  neighbourhoodLengthMin,
  type ParsedIdentifier,
  parseIdentifier,
  recogniseIdentifier,
} from '../../../identifiers/public.ts'

/** One thing of the register at hand: what it is and where it stands in the register, nothing of whom it came from. */
export type ShelfGood = {
  itemId: string
  sequenceNumber: number
  acquiredOn: Day
  /** The last day of the holding period, inclusive. */
  keepUntil: Day
  state: 'holding' | 'for-sale' | 'pledged' | 'sold' | 'superseded'
  identifiers: { kind: IdentifierKind; value: string }[]
}
export type LookAlike<T extends ShelfGood = ShelfGood> = {
  good: T
  value: string
  why: 'look-alike' | 'one-edit'
}
export type ShelfAnswer<T extends ShelfGood = ShelfGood> =
  | { kind: 'in-holding'; good: T; until: Day }
  | { kind: 'in-register'; good: T }
  | { kind: 'pledged'; good: T }
  | { kind: 'sold'; good: T }
  | { kind: 'not-found'; near: LookAlike<T>[] }
  /** A number of thousands of things: it says nothing about this one. */
  | { kind: 'model-number' }
  | { kind: 'no-number' }

const NEAR_MAX = 3

/**
 * What the register at hand says of a number in the shop. It knows the register and nothing else: whether a thing is known
 * as stolen is for police to ask, and no answer here says or hints at it.
 */
export function shelfAnswer<T extends ShelfGood>(
  scanned: string,
  goods: readonly T[],
  today: Day,
): ShelfAnswer<T> {
  if (isPlaceholder(scanned)) return { kind: 'no-number' }
  const readings = readingsOf(scanned)
  const rows = goods.filter(({ state }) => state !== 'superseded')
  const same = rows.filter((good) => good.identifiers.some((one) => isSame(one, readings)))
  // Bought twice: what stands there now is the last that was not sold, or else the last.
  const [good] = same.toSorted(
    (a, b) => Number(a.state === 'sold') - Number(b.state === 'sold') || b.sequenceNumber - a.sequenceNumber,
  )
  if (good !== undefined) return answerOf(good, today)
  const [likeliest] = recogniseIdentifier(scanned)
  if (likeliest === undefined) return { kind: 'no-number' }
  if (likeliest.parsed.scope === 'model') return { kind: 'model-number' }
  return { kind: 'not-found', near: nearOf(rows, readings) }
}

function answerOf<T extends ShelfGood>(good: T, today: Day): ShelfAnswer<T> {
  if (good.state === 'sold') return { kind: 'sold', good }
  if (good.state === 'pledged') return { kind: 'pledged', good }
  // The device may be a day older than what it holds: the day decides, not the word.
  return today <= good.keepUntil
    ? { kind: 'in-holding', good, until: good.keepUntil }
    : { kind: 'in-register', good }
}

type Readings = Map<IdentifierKind, ParsedIdentifier>

function readingsOf(scanned: string): Readings {
  const found: Readings = new Map()
  for (const kind of identifierKinds) {
    const parsed = parseIdentifier(kind, scanned)
    if (parsed.ok && kindInfo(kind).scope === 'item') found.set(kind, parsed)
  }
  return found
}

function isSame({ kind, value }: ShelfGood['identifiers'][number], readings: Readings): boolean {
  const kept = parseIdentifier(kind, value)
  return kept.ok && readings.get(kind)?.canonical === kept.canonical
}

function nearOf<T extends ShelfGood>(goods: readonly T[], readings: Readings): LookAlike<T>[] {
  const near = goods.flatMap((good) => {
    for (const { kind, value } of good.identifiers) {
      const why = howNear(kind, value, readings)
      if (why !== null) return [{ good, value, why }]
    }
    return []
  })
  const rank = ({ why, good }: LookAlike) => (why === 'look-alike' ? 0 : 2) + (good.state === 'sold' ? 1 : 0)
  return near
    .toSorted((a, b) => rank(a) - rank(b) || b.good.sequenceNumber - a.good.sequenceNumber)
    .slice(0, NEAR_MAX)
}

function howNear(kind: IdentifierKind, value: string, readings: Readings): LookAlike['why'] | null {
  const kept = parseIdentifier(kind, value)
  const read = readings.get(kind)
  if (!kept.ok || read === undefined) return null
  if (
    kept.folded === read.folded ||
    kept.alternates.includes(read.folded) ||
    read.alternates.includes(kept.folded)
  )
    return 'look-alike'
  const { length } = kept.folded
  if (length < neighbourhoodLengthMin || length > neighbourhoodLengthMax) return null
  return editBetween(read.folded, kept.folded) === null ? null : 'one-edit'
}
