import type { Day } from '../../kernel/dates.ts'
import { type BylawPart, enforceable } from '../policy/public.ts'
import { overviewRule } from './rules/overview-rule.ts'

/** The registers that the rule asks for, as far as an article lets them be demanded on a day. */
export function demandedRegisters(articles: Parameters<typeof enforceable>[0], on: Day): BylawPart[] {
  return overviewRule.registers.filter((part) => enforceable(articles, part, on).ok)
}
