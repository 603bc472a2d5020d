import type { FieldError } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { gather } from '../../platform/gather.ts'
import type { BranchView } from '../access/public.ts'
import { purchaseInput } from './contract.ts'
import { preparePurchase } from './prepare-purchase.ts'
import { type NoSurvey, type PurchaseRows, readPurchases, surveyPurchases } from './purchase-file.ts'
import { type EntryRequest, type Recorded, recordEntries, type RecordRefusal } from './record-entries.ts'
import type { RegisterDependencies } from './record-purchase.ts'
import { placeError, type PurchaseRow, type RowError, rowsToPurchase } from './rules/purchase-rows.ts'

/** Measured on 2 cores: from 256 entries per transaction on, more brings nothing. Two transactions run at once. */
const BATCH_MAX = 256
/** Memory holds this many purchases, and never more: two batches being written, one waiting, one being read. */
const PENDING_MAX = 4 * BATCH_MAX

export type ImportCounts = {
  rows: number
  rowsTotal: number
  recorded: number
  unchanged: number
  refusedPurchases: number
  refusedRows: number
}
export type ImportOptions = {
  /** Each branch with the dealer it belongs to. */
  branches: ReadonlyMap<string, { branch: BranchView; caller: Caller }>
  now: () => Date
  onError: (error: RowError) => void
  onProgress: (counts: ImportCounts) => void
  onUnknownColumns: (names: string[]) => void
}

/**
 * Records the purchases of a CSV file. A purchase with an error stays out as a whole, the others stand. Branch number
 * and reference are the repeat key: running the file again, also after it broke off, changes nothing that stands.
 */
export async function importPurchases(
  dependencies: RegisterDependencies,
  path: string,
  options: ImportOptions,
): Promise<({ ok: true } & ImportCounts) | NoSurvey> {
  const survey = await surveyPurchases(path)
  if (!survey.ok) return survey
  if (survey.unknown.length > 0) options.onUnknownColumns(survey.unknown)
  const counts = {
    rows: 0,
    rowsTotal: survey.rowCount,
    recorded: 0,
    unchanged: 0,
    refusedPurchases: 0,
    refusedRows: 0,
  }
  const importOne = openImporter(dependencies, options, counts)
  const limit = openLimit(PENDING_MAX)
  for await (const found of readPurchases(path, survey)) {
    counts.rows = found.rowsRead
    limit.add(importOne(found))
    await limit.room()
    options.onProgress({ ...counts })
  }
  await limit.room(0)
  return { ok: true, ...counts }
}

/** Lets only so much work be under way; the first failure comes out at the next look for room. */
function openLimit(max: number) {
  let pending = 0
  let failure: { error: unknown } | null = null
  let wake: () => void = () => undefined
  const done = () => {
    pending--
    wake()
  }
  return {
    add(work: Promise<void>): void {
      pending++
      work.then(done, (error: unknown) => {
        failure ??= { error }
        done()
      })
    },
    async room(most = max): Promise<void> {
      while (pending > most && failure === null) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      if (failure !== null) throw (failure as { error: unknown }).error
    },
  }
}

function openImporter(dependencies: RegisterDependencies, options: ImportOptions, counts: ImportCounts) {
  const { database, policies } = dependencies
  const record = gather<EntryRequest, Recorded | RecordRefusal>(
    (requests) => database.begin((tx) => recordEntries(tx, requests, dependencies)),
    { batch_max: BATCH_MAX, in_flight_max: 2 },
  )
  const refuse = (rows: readonly PurchaseRow[], errors: RowError[]) => {
    counts.refusedPurchases++
    counts.refusedRows += Math.max(rows.length, 1)
    for (const error of errors) options.onError(error)
    const told = new Set(errors.map((error) => error.line))
    for (const { line } of rows) {
      if (!told.has(line)) {
        options.onError({ line, column: null, code: 'import.goes-along', values: { line: errors[0]!.line } })
      }
    }
  }
  return async ({ rows, error }: PurchaseRows): Promise<void> => {
    if (error) return refuse(rows, [error])
    const read = readInput(rows)
    if (!read.ok) return refuse(rows, read.errors)
    const known = options.branches.get(read.input.branchNumber)
    if (!known) return refuse(rows, [at(rows, 'branchNumber', 'purchase.unknown-branch')])
    const { branch, caller } = known
    const policy = await policies.of(branch.municipality)
    const context = { caller, branch, policy, keys: dependencies.keys, now: options.now() }
    const prepared = preparePurchase(read.input, context)
    if (!prepared.ok) {
      return refuse(
        rows,
        prepared.errors.map((wrong) => placeError(rows, wrong)),
      )
    }
    const outcome = await record({ draft: prepared.draft, idempotency: null })
    if (outcome.ok) counts.recorded++
    else if (outcome.reason === 'reference-in-use' && outcome.sameContent) counts.unchanged++
    else refuse(rows, [refusal(rows, outcome)])
  }
}

type ReadInput =
  | { ok: true; input: ReturnType<typeof purchaseInput.parse> }
  | { ok: false; errors: RowError[] }

function readInput(rows: readonly PurchaseRow[]): ReadInput {
  const purchase = rowsToPurchase(rows)
  if (!purchase.ok) return purchase
  const parsed = purchaseInput.safeParse(purchase.request)
  if (parsed.success) return { ok: true, input: parsed.data }
  return { ok: false, errors: fieldErrors(parsed.error.issues).map((wrong) => placeError(rows, wrong)) }
}

function fieldErrors(issues: readonly { path: PropertyKey[]; message: string }[]): FieldError[] {
  return issues.map(({ path, message }) => ({
    field: path.map(String).join('.'),
    // A message of zod itself, not a key of ours: something of another type than expected, which here means absent.
    code: /^[a-z-]+\.[a-z-]+$/.test(message) ? message : 'field.required',
  }))
}

function at(rows: readonly PurchaseRow[], field: string, code: string): RowError {
  return placeError(rows, { field, code })
}

function refusal(rows: readonly PurchaseRow[], { reason }: RecordRefusal): RowError {
  if (reason === 'reference-in-use') return at(rows, 'reference', 'import.other-content')
  if (reason === 'unknown-branch') return at(rows, 'branchNumber', 'purchase.unknown-branch')
  if (reason === 'log-halted') return at(rows, '', 'import.log-halted')
  throw new Error(`the recorder refused an import for ${reason}, though it sent no key`)
}
