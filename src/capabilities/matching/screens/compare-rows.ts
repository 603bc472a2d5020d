import { daysBetween, dayInAmsterdam } from '../../../kernel/dates.ts'
import type { HitView } from '../contract.ts'
import { compareWords, type Likeness } from './compare-items.ts'

type Feature = 'brand' | 'model' | 'colour'

/** A feature as the matcher judged it: its table of colours and brands knows more than the words do. */
export function likenessOf(
  hit: Pick<HitView, 'evidence' | 'stolen' | 'purchase'>,
  feature: Feature,
): Likeness {
  const words = compareWords(hit.stolen[feature], hit.purchase[feature])
  const codes = new Set(hit.evidence.map(({ code }) => code))
  if (codes.has(`${feature}-other`)) return 'different'
  if (words === 'different' && codes.has(`${feature}-same`)) return 'similar'
  return words
}

/** Reports have no field for material: what the matcher read in the description counts. */
export function materialAgrees({ evidence }: Pick<HitView, 'evidence'>): boolean {
  return evidence.some(({ code }) => code === 'material-same' || code === 'weight-same')
}

/** Days from the theft to the purchase; negative when it was bought before. */
export function daysAfterTheft({ stolen, purchase }: Pick<HitView, 'stolen' | 'purchase'>): number {
  return daysBetween(stolen.committedOn, dayInAmsterdam(new Date(purchase.acquiredAt)))
}

/** The two sums beside the evidence; "against" as a positive number. */
export function weightsOf(evidence: HitView['evidence']): { for: number; against: number } {
  const sum = (side: 'for' | 'against') =>
    evidence.filter((one) => one.side === side).reduce((total, { weight }) => total + Math.abs(weight), 0)
  return { for: sum('for'), against: sum('against') }
}
