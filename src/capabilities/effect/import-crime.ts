import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import {
  type CrimeColumn,
  type CrimeFile,
  type CrimeLineError,
  readCrimeFile,
} from './rules/crime/read-crime-file.ts'
import { firstDay } from './rules/months.ts'

export type CrimeImported = {
  id: string
  lines: number
  added: number
  changed: number
  unchanged: number
  refused: number
  errors: CrimeLineError[]
}
type Header = Refusal<'header', { missing: CrimeColumn[]; twice: CrimeColumn[] }>
type About = { source: string; publishedOn: Day }
type Written = { added: number; changed: number; unchanged: number; foreign_places: string[] }

/**
 * Records numbers that others published, of the municipalities of the caller's office and those around the region. A wrong line
 * stays out and is named, the others stand; the same file again changes nothing.
 */
export async function importCrime(
  tx: Transaction,
  { csv, ...about }: About & { csv: string },
  now: Date,
): Promise<Ok<CrimeImported> | Refusal<'invalid-input', { errors: FieldError[] }>> {
  if (about.publishedOn > dayInAmsterdam(now))
    return {
      ok: false,
      reason: 'invalid-input',
      errors: [{ field: 'publishedOn', code: 'effect.wrong.future' }],
    }
  const file = readCrimeFile(csv)
  if (!file.ok) {
    const columns = [...file.missing, ...file.twice].join(', ')
    const errors = [{ field: 'csv', code: 'effect.crime.wrong.header', values: { columns } }]
    return { ok: false, reason: 'invalid-input', errors }
  }
  const id = newId(now.getTime())
  const [written] = await tx<Written[]>`
    select * from insight.import_crime(${id}, ${about.source}, ${about.publishedOn}, ${file.lines}, ${refusedLines(file)},
      ${tx.json(rowsOf(file))})`
  return { ok: true, ...outcome(id, file, written!) }
}

/** The same for the operator, who writes the numbers of every region. `admin` may take the role helder_gate. */
export async function importCrimeFile(
  admin: Database,
  csv: string,
  about: About,
  now: Date,
): Promise<Ok<CrimeImported> | Header> {
  const file = readCrimeFile(csv)
  if (!file.ok) return { ...file, reason: 'header' }
  const id = newId(now.getTime())
  const written = await admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    return await tx<Written[]>`
      select * from insight.write_crime((select array_agg(slug) from policy.municipality), 'operator:helder', ${id},
        ${about.source}, ${about.publishedOn}, ${file.lines}, ${refusedLines(file)}, ${tx.json(rowsOf(file))})`
  })
  return { ok: true, ...outcome(id, file, written[0]!) }
}

const refusedLines = ({ errors }: CrimeFile) => new Set(errors.map(({ line }) => line)).size
const rowsOf = (file: CrimeFile) => file.rows.map((row) => ({ ...row, month: firstDay(row.month) }))

function outcome(id: string, file: CrimeFile, { foreign_places, ...counts }: Written): CrimeImported {
  const foreign = foreign_places.map(
    (place): CrimeLineError => ({
      line: 1,
      column: 'municipality',
      code: 'effect.crime.wrong.foreign',
      values: { place },
    }),
  )
  const errors = [...file.errors, ...foreign]
  return { id, lines: file.lines, ...counts, refused: refusedLines(file) + foreign.length, errors }
}

type ImportRow = Omit<CrimeImported, 'errors'> & About & { importedAt: Date }

/** What the caller's office and the operator imported, the newest first. */
export async function listCrimeImports(tx: Transaction) {
  const rows = await tx<ImportRow[]>`
    select id, source, published_on as "publishedOn", imported_at as "importedAt", lines, added, changed, unchanged, refused
      from insight.crime_import order by imported_at desc, id limit 100`
  return rows.map(({ importedAt, ...row }) => ({ ...row, importedAt: importedAt.toISOString() }))
}
