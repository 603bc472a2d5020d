import { dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import { canonicalJson } from '../../log/public.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { compileReport } from './compile-report.ts'
import type { ReportBody } from './contract.ts'
import { changesBetween } from './rules/report-changes.ts'
import { firstDay, monthOf, monthsLater } from './rules/months.ts'

type Order = { month: string; reason: string; by: 'server' | 'coordinator' }
export type MadeReport =
  | Ok<{ id: string }>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'nothing-changed' | 'changed-elsewhere'>

/** How far back a report is still made anew. */
const MONTHS_BACK_MAX = 24

/**
 * Makes the report of a month that is over and keeps it as it is. Where one stands already a new version needs a reason, and
 * numbers that differ from the one before.
 */
export async function makeReport(
  tx: Transaction,
  caller: Caller,
  order: Order,
  now: Date,
): Promise<MadeReport> {
  const thisMonth = monthOf(dayInAmsterdam(now))
  if (order.month >= thisMonth || order.month < monthsLater(thisMonth, -MONTHS_BACK_MAX))
    return wrong('month', 'effect.wrong.month')
  const [last] = await tx<{ version: number; body: string }[]>`
    select version, body from insight.report
     where organisation_id = ${caller.organisationId} and month = ${firstDay(order.month)} order by version desc limit 1`
  const body = await compileReport(tx, caller, order.month)
  if (last) {
    if (order.reason === '') return wrong('reason', 'effect.wrong.reason')
    const was = JSON.parse(last.body) as ReportBody
    const isSame =
      changesBetween(was, body).length === 0 &&
      canonicalJson(was.comparisons) === canonicalJson(body.comparisons)
    if (isSame) return { ok: false, reason: 'nothing-changed' }
  }
  const id = newId(now.getTime())
  const [kept] = await tx<{ outcome: 'kept' | 'known' }[]>`
    select insight.keep_report(${id}, ${firstDay(order.month)}, ${(last?.version ?? 0) + 1}, ${order.by},
      ${last ? order.reason : null}, ${canonicalJson(body)}) as outcome`
  return kept!.outcome === 'kept' ? { ok: true, id } : { ok: false, reason: 'changed-elsewhere' }
}

function wrong(field: string, code: string): MadeReport {
  return { ok: false, reason: 'invalid-input', errors: [{ field, code }] }
}
