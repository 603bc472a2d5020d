import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { type Locale, translate } from '../../platform/messages/index.ts'
import { keepMilestone } from './keep-milestone.ts'
import { readPlan } from './read-plan.ts'
import { milestonesOf } from './rules/year-plan.ts'

/** Writes the usual milestones of a year, in the words of `locale`; refused when that year has milestones already. */
export async function startYearPlan(
  tx: Transaction,
  caller: Caller,
  year: number,
  locale: Locale,
  now: Date,
): Promise<Ok<object> | Refusal<'plan-exists', { year: number }>> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`year-plan ${caller.organisationId}`}, 0))`
  const { items } = await readPlan(tx)
  if (items.some(({ plannedOn }) => plannedOn.startsWith(`${year}-`))) {
    return { ok: false, reason: 'plan-exists', year }
  }
  for (const { code, plannedOn, owner } of milestonesOf(year)) {
    const title = translate(locale, `plan.template.${code}`)
    const milestone = {
      title,
      plannedOn,
      owner: translate(locale, `plan.owner.${owner}`),
      doneOn: null,
      note: '',
      about: null,
    }
    const kept = await keepMilestone(tx, caller, milestone, null, now)
    if (!kept.ok) throw new Error(`a milestone of the template was refused: ${kept.reason}`)
  }
  return { ok: true }
}
