import type { Day } from '../../../kernel/dates.ts'
import type { GroundView } from '../contract.ts'

/** A finding as the rules of measures ask it. */
export type Ground = GroundView

/**
 * Why a finding can't carry a step: `in-order`: nothing was wrong; `later`: it was seen after the step; `no-basis`: no article
 * held on its day that the municipality enforces (Rb. Rotterdam 2023:4898); `no-longer`: none holds now.
 */
export type Unusable = 'unknown' | 'in-order' | 'withdrawn' | 'later' | 'no-basis' | 'no-longer' | 'not-told'

type Asked = { on: Day; mustBeTold: boolean }

/** Whether a step of a day can stand on a finding; null: it can. */
export function unusable(ground: Ground | undefined, { on, mustBeTold }: Asked): Unusable | null {
  if (ground === undefined) return 'unknown'
  if (ground.weight === 'in-order') return 'in-order'
  if (ground.isWithdrawn) return 'withdrawn'
  if (ground.observedOn > on) return 'later'
  if (ground.basis === null) return 'no-basis'
  if (!ground.holdsNow) return 'no-longer'
  return mustBeTold && !ground.isTold ? 'not-told' : null
}

type Finding = { part: string; kind: string; observedOn: Day }
/** Whether an article holds for a part of the rules on a day (policy `enforceable`). */
export type Holds<B> = (part: string, on: Day) => B | null

/**
 * The article that a municipality enforces for a finding. Art. 437 Sr is for police: of the purchase register a measure
 * stands on the own designation in force; without it only on the finding that was made of a report of police.
 */
export function municipalBasis<B>(
  { part, observedOn }: Finding,
  holds: Holds<B>,
  on: Day = observedOn,
): B | null {
  return part === 'purchase-register' ? holds('designation', on) : holds(part, on)
}
