import { addMonths, type Day, startOfDayInAmsterdam } from '../../../kernel/dates.ts'
import type { RuleView } from '../contract.ts'
import { policyOn } from './policy-on.ts'

export type PoliceTerms = {
  operationalMonths: number
  destroyMonths: number
  /** What came in before this instant leaves daily work. */
  removedBefore: Date
  /** What came in before this instant is destroyed. */
  destroyedBefore: Date
}

/** Art. 8(6) and 14(1) Wpg: removed after five years at the latest, kept apart for another five, then destroyed. */
export const LEGAL_TERM = { operationalMonths: 60, destroyMonths: 120 }

/**
 * The terms of police data on a day. A base team works for several municipalities, so the shortest term of the region
 * counts: nothing of anyone stays longer than its rule says. Without any rule the law's own.
 */
export function policeTerms(municipalities: readonly { rules: readonly RuleView[] }[], on: Day): PoliceTerms {
  const rules = municipalities.flatMap(({ rules }) => policyOn(rules, on)['police-data'] ?? [])
  const shortest = (months: (rule: typeof LEGAL_TERM) => number) =>
    Math.min(...(rules.length > 0 ? rules : [LEGAL_TERM]).map(months))
  const operationalMonths = shortest((rule) => rule.operationalMonths)
  // What is destroyed has been removed before.
  const destroyMonths = Math.max(
    operationalMonths,
    shortest((rule) => rule.destroyMonths),
  )
  return {
    operationalMonths,
    destroyMonths,
    removedBefore: startOfDayInAmsterdam(addMonths(on, -operationalMonths)),
    destroyedBefore: startOfDayInAmsterdam(addMonths(on, -destroyMonths)),
  }
}
