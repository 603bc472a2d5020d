import { createHash } from 'node:crypto'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { FieldError } from '../../kernel/result.ts'
import { canonicalJson } from '../../log/public.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { readCsv } from '../../platform/read-csv.ts'
import { readMunicipalities } from './queries.ts'
import { type FeedColumn, type FeedHeader, readFeedCells, readFeedHeader } from './rules/feed-columns.ts'
import { readFeedLine } from './rules/feed-line.ts'
import type { ReportedItem } from './rules/reported-item.ts'
import { type RowContext, stolenRows } from './stolen-rows.ts'

/** One transaction each: what a kill takes along is at most this many lines, which the next run brings. */
const BATCH = 500
const OPERATOR = 'operator:helder'

export type LineError = {
  line: number
  column: FeedColumn | null
  code: string
  values?: FieldError['values']
}
export type TheftImportCounts = {
  lines: number
  linesTotal: number
  added: number
  changed: number
  unchanged: number
  refused: number
}
export type TheftImportOptions = {
  now: () => Date
  onError: (error: LineError) => void
  onProgress: (counts: TheftImportCounts) => void
  onUnknownColumns: (names: string[]) => void
}
type NoImport = { ok: false; reason: 'empty-file' } | ({ ok: false; reason: 'header' } & HeaderFault)
type HeaderFault = Omit<Extract<FeedHeader, { ok: false }>, 'ok'>

/**
 * Records the stolen items of a CSV file, one line each. A wrong line stays out, the others stand. Bron and BronUniekID
 * are the repeat key: running the file again, also after it broke off, changes nothing. `admin` may take the role
 * helder_gate: the operator imports for all base teams, which no request may.
 */
export async function importThefts(
  admin: Database,
  path: string,
  options: TheftImportOptions,
): Promise<({ ok: true } & TheftImportCounts) | NoImport> {
  const survey = await surveyFile(path)
  if (!survey.ok) return survey
  if (survey.unknown.length > 0) options.onUnknownColumns(survey.unknown)
  const context = await admin.begin(readContext)
  const counts = { lines: 0, linesTotal: survey.lineCount, added: 0, changed: 0, unchanged: 0, refused: 0 }
  const readLine = lineReader(survey.columns, options, counts)
  let writing: Promise<void> = Promise.resolve()
  let batch: ReportedItem[] = []
  const flush = async () => {
    const items = batch
    batch = []
    // The next lines are read while these are written: memory holds two batches, and never more.
    await writing
    options.onProgress({ ...counts })
    writing = write(admin, items, context, counts)
    // Awaited with the next batch; until then a failure must not count as unhandled.
    writing.catch(() => undefined)
  }
  let isHeader = true
  for await (const records of readCsv(path)) {
    for (const record of records) {
      const item = isHeader ? null : readLine(record)
      isHeader = false
      if (item !== null) batch.push(item)
      if (batch.length === BATCH) await flush()
    }
  }
  await flush()
  await writing
  return { ok: true, ...counts }
}

type Survey = { ok: true; columns: (FeedColumn | null)[]; unknown: string[]; lineCount: number }

/** Reads the file once before anything is recorded, so that progress can tell what is left. */
async function surveyFile(path: string): Promise<Survey | NoImport> {
  let survey: Survey | null = null
  for await (const records of readCsv(path)) {
    for (const { cells } of records) {
      if (survey !== null) {
        survey.lineCount++
        continue
      }
      const header = readFeedHeader(cells ?? [])
      if (!header.ok) return { ...header, reason: 'header' }
      survey = { ...header, lineCount: 0 }
    }
  }
  return survey ?? { ok: false, reason: 'empty-file' }
}

type CsvLine = { line: number; cells?: string[] | undefined; error?: string | undefined }

/** Gives the item of a line, or null when it is refused or says again what an earlier line said. */
function lineReader(
  columns: readonly (FeedColumn | null)[],
  options: TheftImportOptions,
  counts: TheftImportCounts,
): (record: CsvLine) => ReportedItem | null {
  // Some 100 bytes per line of the file, whatever it holds.
  const seen = new Map<number, { line: number; content: number }>()
  const refuse = (errors: LineError[]): null => {
    counts.refused++
    for (const error of errors) options.onError(error)
    return null
  }
  return ({ line, cells, error }) => {
    counts.lines++
    if (cells === undefined) return refuse([{ line, column: null, code: error! }])
    const read = readFeedCells(columns, cells)
    if (read === null) {
      return refuse([{ line, column: null, code: 'import.cells' }])
    }
    const parsed = readFeedLine(read, dayInAmsterdam(options.now()))
    if (!parsed.ok) return refuse(parsed.errors.map((wrong) => ({ line, ...wrong })))
    const { item } = parsed
    const key = digest([item.source, item.reference])
    const content = digest(item)
    const earlier = seen.get(key)
    if (earlier === undefined) {
      seen.set(key, { line, content })
      return item
    }
    // With other content neither of the two is the newer one, and each run would swap them.
    const values = { line: earlier.line }
    if (earlier.content !== content)
      return refuse([{ line, column: 'BronUniekID', code: 'theft.feed-twice', values }])
    counts.unchanged++
    return null
  }
}

async function readContext(tx: Transaction): Promise<RowContext> {
  await tx`set local role helder_gate`
  await tx`insert into access.organisation (id, name) values (${OPERATOR}, 'Helder') on conflict do nothing`
  const teams = await tx<{ id: string }[]>`select id from access.organisation where id like 'base-team:%'`
  const known = new Set(teams.map(({ id }) => id))
  return {
    municipalities: await readMunicipalities(tx),
    ownBaseTeam: null,
    organisationOf: (baseTeam) => (known.has(`base-team:${baseTeam}`) ? `base-team:${baseTeam}` : OPERATOR),
  }
}

async function write(
  admin: Database,
  items: readonly ReportedItem[],
  context: RowContext,
  counts: TheftImportCounts,
): Promise<void> {
  if (items.length === 0) return
  const rows = stolenRows(items, context)
  const outcomes = await admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    return tx<{ outcome: 'new' | 'changed' | 'unchanged' }[]>`
      select outcome from thefts.write_reports(${tx.json(rows as unknown as Parameters<typeof tx.json>[0])})`
  })
  for (const { outcome } of outcomes) counts[outcome === 'new' ? 'added' : outcome]++
}

/** 52 bits of SHA-256, a whole number in a double: a million lines clash by chance once in ten thousand files. */
function digest(content: unknown): number {
  const bytes = createHash('sha256').update(canonicalJson(content)).digest()
  return Number(bytes.readBigUInt64BE() >> 12n)
}
