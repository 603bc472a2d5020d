import type { BranchKind } from '../../../kernel/codes.ts'
import type { Day } from '../../../kernel/dates.ts'
import type { FocusView } from '../bylaws/contract.ts'

/** The focus of the whole region (plan of Twente, P7): these four count always and everywhere. */
export const regionalFocus = ['gold-buyer', 'jeweller', 'phone-shop', 'pawnbroker'] as const

export type FocusDecision = Pick<FocusView, 'kinds' | 'from' | 'decidedOn'>

/** The decision of the local triangle that counts on a day: the one that began last; null when there is none. */
export function focusDecisionOn<D extends FocusDecision>(decisions: readonly D[], on: Day): D | null {
  let found: D | null = null
  for (const decision of decisions) {
    if (decision.from > on) continue
    const isLater =
      found === null ||
      decision.from > found.from ||
      (decision.from === found.from && decision.decidedOn > found.decidedOn)
    if (isLater) found = decision
  }
  return found
}

/** The kinds of dealer that get attention first in a municipality on a day: the region's four and its own. */
export function focusKinds(decisions: readonly FocusDecision[], on: Day): readonly BranchKind[] {
  return [...new Set([...regionalFocus, ...(focusDecisionOn(decisions, on)?.kinds ?? [])])]
}

/** Whether a dealer is of a focus branch where it stands. `focus` holds the decisions of each municipality. */
export function isFocus(
  focus: ReadonlyMap<string, readonly FocusDecision[]>,
  { kind, municipality }: { kind: BranchKind; municipality: string },
  on: Day,
): boolean {
  return focusKinds(focus.get(municipality) ?? [], on).includes(kind)
}
