import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { FileHead, StepView } from './contract.ts'
import { readSteps } from './read-steps.ts'
import { fileNumber } from './rules/file-number.ts'
import type { FileState } from './rules/file-states.ts'
import { type FileFacts, foldFile } from './rules/fold-file.ts'
import { measureOn, runningTerms } from './rules/running-terms.ts'

export type FileFilter = { ids?: readonly string[]; dealerId?: string; state?: FileState }
type Row = {
  id: string
  year: number
  sequence: number
  municipality: string
  dealerId: string
  dealerName: string
  dealerAddress: string
  openedOn: Day
}
export type FileRow = { head: FileHead; dealerAddress: string; steps: StepView[]; facts: FileFacts }

/** Case files that the caller may read, as they stand on a day; newest number first. */
export async function listCaseFiles(
  tx: Transaction,
  today: Day,
  filter: FileFilter = {},
): Promise<FileHead[]> {
  return (await readFiles(tx, today, filter)).map(({ head }) => head)
}

/** As `listCaseFiles`, with the steps and what follows from them. */
export async function readFiles(tx: Transaction, today: Day, filter: FileFilter = {}): Promise<FileRow[]> {
  const rows = await tx<Row[]>`
    select f.id, f.year, f.sequence, f.municipality, f.dealer_id as "dealerId", d.name as "dealerName",
           concat(d.street, ' ', d.house_number, ', ', d.postcode, ' ', d.town) as "dealerAddress", f.opened_on as "openedOn"
      from supervision.case_file f join programme.dealer d on d.id = f.dealer_id
     where ${filter.ids ? tx`f.id = any (${[...filter.ids]}::uuid[])` : tx`true`}
       and ${filter.dealerId ? tx`f.dealer_id = ${filter.dealerId}` : tx`true`}
     order by f.year desc, f.sequence desc`
  const steps = await readSteps(
    tx,
    rows.map(({ id }) => id),
  )
  const files = rows.map((row) => describe(row, steps.get(row.id) ?? [], today))
  return filter.state === undefined ? files : files.filter(({ head }) => head.state === filter.state)
}

function describe({ dealerAddress, year, sequence, ...row }: Row, steps: StepView[], today: Day): FileRow {
  const facts = foldFile(steps, today)
  const measure = measureOn(facts, today)
  const decided = facts.decisions.findLast((one) => one.measure !== null && !one.isWithdrawn)
  const isDecided = facts.state?.endsWith('-decided') ?? false
  const head: FileHead = {
    ...row,
    number: fileNumber({ year, sequence }),
    state: facts.state!,
    since: facts.since,
    measure: measure?.measure ?? (isDecided ? (decided?.measure ?? null) : null),
    measureSince: measure?.since ?? null,
    isSuspended: facts.suspension !== 'none',
    terms: runningTerms(facts, today),
  }
  return { head, dealerAddress, steps, facts }
}
