import type { Transaction } from '../../platform/database.ts'
import type { StepView } from './contract.ts'
import { foldFile } from './rules/fold-file.ts'
import type { PastMeasure } from './rules/ladder.ts'
import type { Day } from '../../kernel/dates.ts'

type Row = Omit<StepView, 'recordedAt'> & { fileId: string; recordedAt: Date }

/** The steps of some files, by file, in their order. */
export async function readSteps(
  tx: Transaction,
  fileIds: readonly string[],
): Promise<Map<string, StepView[]>> {
  const rows = await tx<Row[]>`
    select s.file_id as "fileId", s.id, s.kind, s.on_day as on, s.grounds, s.document_id as "documentId",
           s.step_values as values, s.recorded_at as "recordedAt", s.recorded_by_name as "recordedBy"
      from supervision.file_step s where s.file_id = any (${[...fileIds]}::uuid[]) order by s.file_id, s.position`
  const steps = new Map<string, StepView[]>()
  for (const { fileId, ...row } of rows) {
    const step = { ...row, recordedAt: row.recordedAt.toISOString() }
    steps.set(fileId, [...(steps.get(fileId) ?? []), step])
  }
  return steps
}

/** The measures that a dealer got until a day, in all files of the municipality: delivered, and not withdrawn. */
export async function readPast(tx: Transaction, dealerId: string, on: Day): Promise<PastMeasure[]> {
  const files = await tx<{ id: string }[]>`select id from supervision.case_file where dealer_id = ${dealerId}`
  const steps = await readSteps(
    tx,
    files.map(({ id }) => id),
  )
  return [...steps.values()].flatMap((own) =>
    foldFile(
      own.filter((step) => step.on <= on),
      on,
    ).decisions.flatMap(({ measure, deliveredOn, until, isWithdrawn }) =>
      measure === null || deliveredOn === null || isWithdrawn ? [] : [{ measure, on: deliveredOn, until }],
    ),
  )
}
