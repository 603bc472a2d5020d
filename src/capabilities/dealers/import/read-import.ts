import type { Transaction } from '../../../platform/database.ts'
import { outcomes } from '../rules/import/outcomes.ts'
import type { ImportView, LineView } from './contract.ts'

type Page = { after?: string | undefined; limit: number }
type ImportRow = Omit<ImportView, 'startedAt' | 'counts'> & {
  startedAt: Date
  counts: { outcome: ImportView['counts'][number]['outcome']; lines: number; undecided: number }[]
}

/** The imports of the caller's office, newest first. */
export async function listImports(
  tx: Transaction,
  { after, limit }: Page,
): Promise<{ items: ImportView[]; next: string | null }> {
  const from = /^[0-9a-f-]{36}$/.exec(after ?? '')?.[0]
  const rows = await importRows(tx, from ?? null, null, limit + 1)
  const items = rows.slice(0, limit).map(importOf)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}

/** One import with its counts; null when the caller's office has none of that id. */
export async function readImport(tx: Transaction, id: string): Promise<ImportView | null> {
  const [row] = await importRows(tx, null, id, 1)
  return row ? importOf(row) : null
}

function importRows(tx: Transaction, after: string | null, id: string | null, limit: number) {
  return tx<ImportRow[]>`
    select i.id, i.file_name as "fileName", i.encoding, i.headings, i.columns, i.whole_list_of as "wholeListOf",
           i.started_at as "startedAt", i.started_by_name as "startedBy", coalesce(c.lines, 0)::int as lines,
           coalesce(c.counts, '[]') as counts
      from programme.import i
      left join lateral (
        select sum(o.of_file) as lines,
               jsonb_agg(jsonb_build_object('outcome', o.outcome, 'lines', o.lines, 'undecided', o.undecided)) as counts
          from (select l.outcome, count(*) as lines, count(l.line) as of_file,
                       count(*) filter (where l.decision is null) as undecided
                  from programme.import_line l where l.import_id = i.id group by l.outcome) o) c on true
     where (${id}::uuid is null or i.id = ${id})
       and (${after}::uuid is null or (i.started_at, i.id) < (select a.started_at, a.id from programme.import a where a.id = ${after}))
     order by i.started_at desc, i.id desc limit ${limit}`
}

function importOf({ startedAt, counts, ...row }: ImportRow): ImportView {
  const inOrder = outcomes.flatMap((outcome) => counts.find((one) => one.outcome === outcome) ?? [])
  return { ...row, startedAt: startedAt.toISOString(), counts: inOrder }
}

type LineRow = Omit<LineView, 'answeredAt' | 'decidedAt'> & {
  answeredAt: Date | null
  decidedAt: Date | null
}
/** Behind every line of a file. */
const LAST = 2_000_000

/** Lines of an import in the order of the file, of one outcome or of all; dealers that it does not have come last. */
export async function listLines(
  tx: Transaction,
  importId: string,
  { outcome, after, limit }: Page & { outcome?: string | undefined },
): Promise<{ items: LineView[]; next: string | null }> {
  const [, line = '0', id = '00000000-0000-0000-0000-000000000000'] =
    /^(\d{1,9}):([0-9a-f-]{36})$/.exec(after ?? '') ?? []
  const rows = await lineRows(
    tx,
    tx`l.import_id = ${importId} and (${outcome ?? null}::text is null or l.outcome = ${outcome ?? null})
      and (coalesce(l.line, ${LAST}), l.id) > (${Number(line)}::int, ${id}::uuid)`,
    limit + 1,
  )
  const items = rows.slice(0, limit).map(lineOf)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? `${last.line ?? LAST}:${last.id}` : null }
}

/** One line of an import. */
export async function readLineOf(
  tx: Transaction,
  importId: string,
  lineId: string,
): Promise<LineView | null> {
  const [row] = await lineRows(tx, tx`l.import_id = ${importId} and l.id = ${lineId}`, 1)
  return row ? lineOf(row) : null
}

function lineRows(tx: Transaction, where: ReturnType<Transaction>, limit: number) {
  return tx<LineRow[]>`
    select l.id, l.line, l.raw, l.cells, l.facts, l.errors, l.questions, l.skipped, l.outcome, l.about,
           l.answered_by_name as "answeredBy", l.answered_at as "answeredAt", l.decision,
           l.decided_by_name as "decidedBy", l.decided_at as "decidedAt", l.dealer_id as "dealerId"
      from programme.import_line l where ${where}
     order by coalesce(l.line, ${LAST}), l.id limit ${limit}`
}

function lineOf({ answeredAt, decidedAt, ...row }: LineRow): LineView {
  return {
    ...row,
    answeredAt: answeredAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}
