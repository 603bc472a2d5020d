import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { type ImportLine, judgeLines, missingFrom } from '../rules/import/judge-lines.ts'
import { readLine } from '../rules/import/read-line.ts'
import type { ImportInput } from './contract.ts'
import { inventoryFor } from './import-lines.ts'

/**
 * Keeps a file with all its lines and says of each what it is. Nothing of it enters the inventory: that is for decisions.
 */
export async function startImport(
  tx: Transaction,
  caller: Caller,
  input: ImportInput,
): Promise<Ok<{ id: string }> | Refusal<'invalid-input', { errors: FieldError[] }> | Refusal<'not-found'>> {
  const errors = wrongFields(input)
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const id = newId()
  const headings = input.lines.find(({ line }) => line === input.headingLine)?.cells ?? []
  const read = input.lines.map(({ line, cells, raw }) => {
    const reading = readLine(cells, headings, input.columns)
    // What stands above the headings is about the table.
    const isAbove = line <= input.headingLine && reading.skipped === null
    const { facts, errors: wrong, questions, skipped } = isAbove ? { ...reading, ...aboveTable } : reading
    return { ...undecided, id: newId(), line, cells, raw, facts, errors: wrong, questions, skipped }
  })
  const inventory = await inventoryFor(tx, read)
  const wholeListOf = input.wholeListOf.filter((slug) => inventory.own.includes(slug))
  const missing = missingFrom(read, inventory, wholeListOf).map((dealer) => {
    const { id: dealerId, version: _, endedOn: __, origin: ___, ...facts } = dealer
    return {
      ...undecided,
      id: newId(),
      line: null,
      cells: [],
      raw: null,
      facts,
      errors: [],
      questions: [],
      skipped: null,
      dealerId,
    }
  })
  const lines: (ImportLine & { cells: string[]; raw: string | null })[] = [...read, ...missing]
  const judged = judgeLines(lines, inventory)
  const row = {
    id,
    file_name: input.fileName,
    encoding: input.encoding,
    headings,
    columns: input.columns,
    whole_list_of: wholeListOf,
  }
  const [started] = await tx<{ started: boolean }[]>`
    select programme.start_import(${tx.json(row)}, ${caller.accountName}) as started`
  if (!started!.started) return { ok: false, reason: 'not-found' }
  const rows = lines.map(({ dealerId, ...line }) => ({
    ...line,
    ...judged.get(line.id)!,
    dealer_id: dealerId,
  }))
  await tx`select programme.add_import_lines(${id}, ${tx.json(rows)})`
  return { ok: true, id }
}

const aboveTable = { errors: [], questions: [], skipped: 'heading' as const }
const undecided = { sameAs: null, isAnother: false, decision: null, dealerId: null as string | null }

function wrongFields({ columns, lines }: ImportInput): FieldError[] {
  const named = columns.filter((column) => column !== null)
  const errors: FieldError[] = []
  const hasName = named.includes('name')
  if (!hasName) errors.push({ field: 'columns', code: 'dealer-import.error.no-name-column' })
  if (new Set(named).size < named.length)
    errors.push({ field: 'columns', code: 'dealer-import.error.column-twice' })
  if (new Set(lines.map(({ line }) => line)).size < lines.length)
    errors.push({ field: 'lines', code: 'field.number' })
  return errors
}
