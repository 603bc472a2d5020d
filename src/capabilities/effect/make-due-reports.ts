import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import { type Caller, withoutSession } from '../../platform/caller.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { makeReport } from './make-report.ts'
import { monthOf } from './rules/months.ts'

export const EFFECT_REPORT_TASK = 'make-effect-reports'

type Due = { organisation_id: string; organisation_name: string; month: Day }

/**
 * Makes the reports that are due: on the first of a month that of the month before, and after days on which no server ran what
 * was missed. Two servers at once make each once, since its version is unique. Says how many were made.
 */
export async function makeDueReports(
  { database, worker }: { database: Database; worker: Database },
  now: Date,
): Promise<number> {
  // A release runs on the schema before its own for a while (R12): nothing is due then.
  const [there] = await worker<
    { is: boolean }[]
  >`select to_regprocedure('insight.due_reports(date)') is not null as is`
  if (!there!.is) return 0
  const due = await worker<Due[]>`select * from insight.due_reports(${dayInAmsterdam(now)})`
  let made = 0
  for (const { organisation_id, organisation_name, month } of due) {
    const caller = asOffice(organisation_id, organisation_name)
    const order = { month: monthOf(month), reason: '', by: 'server' } as const
    const kept = await inTransaction(database, caller, (tx) => makeReport(tx, caller, order, now))
    // Refused is what another server made in between.
    if (kept.ok) made++
  }
  return made
}

/** The server counts with the rights of the office that the report is for, and no others. */
function asOffice(organisationId: string, organisationName: string): Caller {
  return {
    organisationId,
    organisationName,
    role: 'programme-coordinator',
    accountId: 'helder serve',
    accountName: 'helder serve',
    ...withoutSession,
  }
}
