import { dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Transaction } from '../../platform/database.ts'
import type { HoursInput, HoursView } from './contract.ts'
import { answerOf, wrong } from './enter-count.ts'
import { mondayOf } from './rules/months.ts'

/** Enters the caller's own hours of a week for a kind of work; other hours later need a reason. */
export async function enterHours(tx: Transaction, input: HoursInput, now: Date) {
  const week = mondayOf(input.week)
  if (week > dayInAmsterdam(now)) return wrong('week', 'effect.wrong.future')
  const row = { ...input, id: newId(now.getTime()), week, reason: input.reason || null }
  type Outcome = Parameters<typeof answerOf>[0]
  const [answer] = await tx<{ outcome: Outcome }[]>`select insight.enter_hours(${tx.json(row)}) as outcome`
  return answerOf(answer!.outcome)
}

/** The caller's own hours of the last year, with what was corrected, the newest week first. */
export async function listHours(tx: Transaction): Promise<{ items: HoursView[] }> {
  const items = await tx<HoursView[]>`
    select w.id, w.week, w.kind, w.minutes, w.reason,
           not exists (select from insight.worked_hours later where later.replaces_id = w.id) as "isStanding"
      from insight.worked_hours w order by w.week desc, w.kind, w.entered_at desc limit 300`
  return { items: [...items] }
}
