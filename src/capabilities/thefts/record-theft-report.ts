import type { IdentifierKind } from '../../identifiers/public.ts'
import { dayInAmsterdam, type Day } from '../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'
import { keyedDigest } from '../../platform/idempotency.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import type { TheftReportInput, TheftReportView } from './contract.ts'
import { readMunicipalities, readReport } from './queries.ts'
import { numberErrors } from './rules/number-errors.ts'
import type { ReportedItem } from './rules/reported-item.ts'
import { stolenRows } from './stolen-rows.ts'

export const THEFT_REPORTS_ROUTE = 'POST /v1/theft-reports'

export type TheftDependencies = { database: Database; keys: KeyFiles }
export type TheftOutcome =
  | Ok<{ outcome: 'recorded' | 'updated' | 'replayed'; report: TheftReportView }>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'key-mismatch' | 'report-in-use'>

/**
 * Records a theft report with its goods list. The same report again makes new versions of the items that differ; items
 * that are missing from it stay, since a list is only added to.
 */
export async function recordTheftReport(
  { database, keys }: TheftDependencies,
  caller: Caller,
  input: TheftReportInput,
  idempotencyKey: string | null,
  now: Date,
): Promise<TheftOutcome> {
  const errors = checkReport(input, dayInAmsterdam(now))
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const request = { route: THEFT_REPORTS_ROUTE, key: idempotencyKey, digest: keyedDigest(keys, input) }
  return inTransaction(database, caller, async (tx) => {
    const { outcome, report_id: id } = await write(tx, caller, input, request)
    if (outcome === 'key-mismatch' || outcome === 'report-in-use') return { ok: false, reason: outcome }
    const report = await readReport(tx, id!)
    if (report === null) throw new Error(`report ${id} is not there after it was ${outcome}`)
    return { ok: true, outcome, report }
  })
}

type Written = {
  outcome: 'recorded' | 'updated' | 'replayed' | 'key-mismatch' | 'report-in-use'
  report_id: string | null
}

async function write(
  tx: Transaction,
  caller: Caller,
  input: TheftReportInput,
  request: { route: string; key: string | null; digest: string },
): Promise<Written> {
  const rows = stolenRows(reportedItems(input), {
    municipalities: await readMunicipalities(tx),
    ownBaseTeam: /^base-team:(.+)$/.exec(caller.organisationId)?.[1] ?? null,
    organisationOf: () => caller.organisationId,
  })
  const given = { ...rows, reports: [{ ...rows.reports[0], ...request }] }
  const [written] = await tx<Written[]>`
    select * from thefts.record_report(${tx.json(given as unknown as Parameters<typeof tx.json>[0])})`
  return written!
}

function reportedItems(input: TheftReportInput): ReportedItem[] {
  const { source, reference, registrationNumber, committedOn, place } = input
  return input.items.map((item) => ({
    source,
    reportReference: reference,
    registrationNumber,
    committedOn,
    place,
    reference: item.reference,
    category: item.category,
    categoryText: null,
    brand: item.brand,
    model: item.model,
    colour: item.colour,
    description: item.description,
    identifiers: item.identifiers.map(({ kind, value }) => ({ kind: kind as IdentifierKind, value })),
  }))
}

/** Every wrong field at once, beyond what the contract sees. */
function checkReport(input: TheftReportInput, today: Day): FieldError[] {
  const errors: FieldError[] = []
  if (input.committedOn > today) errors.push({ field: 'committedOn', code: 'theft.in-future' })
  const seen = new Set<string>()
  input.items.forEach((item, index) => {
    if (seen.has(item.reference))
      errors.push({ field: `items.${index}.reference`, code: 'theft.reference-twice' })
    seen.add(item.reference)
    errors.push(...numberErrors(item.identifiers, `items.${index}.identifiers`))
  })
  return errors
}
