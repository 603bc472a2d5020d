import { addMonths, type Day } from '../../../kernel/dates.ts'
import type { BylawPart } from '../../policy/public.ts'
import { type FindingFacts, judgeDealer } from './judge-dealer.ts'
import { type OverviewClass, overviewClasses } from './overview-rule.ts'

/** Visits, findings and measures are counted over so many months. */
export const COUNTED_MONTHS = 12

/** A dealer without a name. */
export type RegionDealer = {
  municipality: string
  listedOn: Day
  endedOn: Day | null
  measureSince: Day | null
  findings: readonly Omit<FindingFacts, 'id'>[]
}
export type ClassCounts = {
  dealers: number
  classes: Record<OverviewClass, number>
  pending: number
  findings: number
  serious: number
}

/** The dealers of one municipality on a day, in counts. A dealer that stopped by then, or was not listed yet, is none. */
export function countClasses(
  dealers: readonly RegionDealer[],
  demanded: readonly BylawPart[],
  on: Day,
): ClassCounts {
  const since = addMonths(on, -COUNTED_MONTHS)
  const there = dealers.filter(
    ({ listedOn, endedOn }) => listedOn <= on && (endedOn === null || endedOn > on),
  )
  const counts: ClassCounts = {
    dealers: there.length,
    classes: Object.fromEntries(overviewClasses.map((name) => [name, 0])) as ClassCounts['classes'],
    pending: 0,
    findings: 0,
    serious: 0,
  }
  for (const { findings, measureSince } of there) {
    const facts = findings.map((finding, index) => ({ ...finding, id: String(index) }))
    const judged = judgeDealer({ findings: facts, measureSince, demanded }, on)
    counts.classes[judged.class] += 1
    if (judged.findings.some(({ standing }) => isPending(standing))) counts.pending += 1
    const recent = findings.filter(
      ({ observedOn, withdrawnOn }) =>
        observedOn > since && observedOn <= on && (withdrawnOn === null || withdrawnOn > on),
    )
    const weights = recent.map(({ weight }) => weight)
    counts.findings += weights.filter((weight) => weight !== 'in-order').length
    counts.serious += weights.filter((weight) => weight === 'serious' || weight === 'grave').length
  }
  return counts
}

/** Whether a finding waits for the dealer, or for somebody to tell the dealer. */
export function isPending(standing: string): boolean {
  return standing === 'awaiting-answer' || standing === 'not-told'
}
