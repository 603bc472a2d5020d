import { addMonths, type Day } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'
import type { LadderInput, LadderValue } from '../ladders/contract.ts'
import type { Ground } from './grounds.ts'
import { type Measure, measures } from './file-states.ts'

/** A measure that a dealer got, in any file of the municipality. */
export type PastMeasure = { measure: Measure; on: Day; until: Day | null }

export type LadderChoice = {
  measure: Measure
  /** The finding that decides, and those of the same part within the window that count with it, itself included. */
  ground: Ground
  counted: string[]
  /** The first, second, third day on which something was found. */
  ordinal: number
}

/** The rung of a part and weight: the one that names the part, else the one for all other parts. */
export function rungFor({ rungs }: LadderValue, weight: string, part: string) {
  const ofWeight = rungs.filter((rung) => rung.weight === weight)
  return (
    ofWeight.find(({ parts }) => parts?.includes(part)) ??
    ofWeight.find(({ parts }) => parts === null) ??
    null
  )
}

/**
 * What the ladder says on the findings of a file: of each the measure of its weight and part at its ordinal, the heaviest of
 * all. `all` are the findings of the dealer that can carry a measure; several of one day count once. Null: no rung fits.
 */
export function chooseMeasure(
  ladder: LadderValue,
  file: readonly Ground[],
  all: readonly Ground[],
): LadderChoice | null {
  const choices = file.flatMap((ground) => {
    const rung = rungFor(ladder, ground.weight, ground.part)
    if (rung === null) return []
    const counted = countedWith(ground, all, ladder.windowMonths)
    const ordinal = new Set([ground.observedOn, ...counted.map(({ observedOn }) => observedOn)]).size
    const measure = rung.measures[Math.min(ordinal, rung.measures.length) - 1]!
    return [{ measure, ground, counted: [...new Set([ground, ...counted].map(({ id }) => id))], ordinal }]
  })
  const rank = ({ measure, ordinal }: LadderChoice) => measures.indexOf(measure) * 1_000 + ordinal
  return choices.sort((a, b) => rank(b) - rank(a))[0] ?? null
}

/** Findings of the same part of the rules, from the months of the window before one to that one. */
function countedWith({ part, observedOn }: Ground, all: readonly Ground[], windowMonths: number): Ground[] {
  const from = addMonths(observedOn, -windowMonths)
  return all.filter(
    (other) => other.part === part && other.observedOn > from && other.observedOn <= observedOn,
  )
}

/** A warning or an order came before, and still counted on that day. */
export function warnedBefore(
  past: readonly PastMeasure[],
  on: Day,
  windowMonths: number,
): PastMeasure | null {
  const from = addMonths(on, -windowMonths)
  const counts = past.filter(
    ({ on: day, until }) => day <= on && (until === null ? day > from : until >= on || day > from),
  )
  return counts.sort((a, b) => (a.on < b.on ? 1 : -1))[0] ?? null
}

/** The ladder that holds on a day: the one that began last. */
export function ladderOn<L extends { from: Day }>(ladders: readonly L[], on: Day): L | null {
  return ladders.filter(({ from }) => from <= on).sort((a, b) => (a.from < b.from ? 1 : -1))[0] ?? null
}

/** How many findings of one part are looked at: after the third day a ladder says little that is new. */
const SCORED_FINDINGS = 3

/**
 * How far a ladder goes, to compare municipalities: the heaviness of what comes at the first, second and third finding (a
 * warning 1, an order 2, a closure 3, nothing 0) of each weight in each of the parts, added up.
 */
export function ladderScore(ladder: LadderValue, parts: readonly string[]): number {
  const weights = [...new Set(ladder.rungs.map(({ weight }) => weight))]
  return weights
    .flatMap((weight) => parts.map((part) => rungFor(ladder, weight, part)?.measures ?? []))
    .flatMap((steps) => Array.from({ length: SCORED_FINDINGS }, (_, n) => steps[n] ?? steps.at(-1)))
    .reduce((sum, step) => sum + (step === undefined ? 0 : measures.indexOf(step) + 1), 0)
}

/** What is wrong with a ladder that somebody enters, all of it. */
export function checkLadder(input: LadderInput, parts: readonly string[]): FieldError[] {
  const errors: FieldError[] = []
  const wrong = (field: string, code: string) => errors.push({ field, code: `measures.wrong.${code}` })
  const { rungs, closure, penalty } = input
  for (const [n, rung] of rungs.entries()) {
    if (rung.parts?.some((part) => !parts.includes(part))) wrong(`rungs.${n}.parts`, 'unknown-part')
    const ranks = rung.measures.map((measure) => measures.indexOf(measure))
    if (ranks.some((rank, at) => rank < (ranks[at - 1] ?? 0))) wrong(`rungs.${n}.measures`, 'lighter-later')
    if (closure === null && rung.measures.includes('closure'))
      wrong(`rungs.${n}.measures`, 'no-closure-article')
    if (rungs.findIndex((other) => other.weight === rung.weight && meet(other.parts, rung.parts)) !== n)
      wrong(`rungs.${n}.parts`, 'two-rungs')
  }
  if (penalty.maximumCents < penalty.amountCents) wrong('penalty.maximumCents', 'maximum-below-amount')
  return errors
}

function meet(some: readonly string[] | null, others: readonly string[] | null): boolean {
  if (some === null || others === null) return some === others
  return some.some((part) => others.includes(part))
}
