import type { z } from 'zod'
import type { Day } from '../../../kernel/dates.ts'
import type { RuleView, Topic, topics } from '../contract.ts'

/** The rules of a municipality as they hold on one day; null where it has none on that topic. */
export type Policy = { [T in Topic]: z.infer<(typeof topics)[T]> | null }

/** The dated rule that holds for a topic on a day: of overlapping rules the one that started last. */
export function ruleOn(rules: readonly RuleView[], topic: Topic, day: Day): RuleView | null {
  let found: RuleView | null = null
  for (const rule of rules) {
    if (rule.topic !== topic || rule.from > day || (rule.until !== null && rule.until < day)) continue
    if (found === null || rule.from > found.from) found = rule
  }
  return found
}

/** All topics of a municipality's policy on one day. */
export function policyOn(rules: readonly RuleView[], day: Day): Policy {
  const value = (topic: Topic) => ruleOn(rules, topic, day)?.value ?? null
  return {
    holding: value('holding'),
    seller: value('seller'),
    retention: value('retention'),
    'police-data': value('police-data'),
    'cash-limit': value('cash-limit'),
    designation: value('designation'),
    categories: value('categories'),
    sales: value('sales'),
  } as Policy
}
