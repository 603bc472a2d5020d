import { stopHelingColumns } from '../../../kernel/stop-heling.ts'

/** The columns of the Stop Heling look-up, our interchange schema, and three that it lacks. */
export const feedColumns = [...stopHelingColumns, 'Omschrijving', 'Pleegdatum', 'Pleegplaats'] as const
export type FeedColumn = (typeof feedColumns)[number]
export type FeedCells = Partial<Record<FeedColumn, string>>

/** Without these a line has no key: it could not be told from another, and not be known again. */
export const neededColumns = ['Bron', 'BronUniekID'] as const

export type FeedHeader =
  | { ok: true; columns: (FeedColumn | null)[]; unknown: string[] }
  | { ok: false; missing: FeedColumn[]; twice: string[] }

/** Which column stands where; case makes no difference. A column that we don't know is left out and named. */
export function readFeedHeader(cells: readonly string[]): FeedHeader {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const columns = names.map((name) => feedColumns.find((column) => column.toLowerCase() === name) ?? null)
  const missing = neededColumns.filter((column) => !columns.includes(column))
  const twice = feedColumns.filter((column) => columns.filter((other) => other === column).length > 1)
  if (missing.length > 0 || twice.length > 0) return { ok: false, missing, twice }
  return { ok: true, columns, unknown: cells.filter((cell, index) => cell !== '' && columns[index] === null) }
}

/** The cells of a line by their column, empty ones left out; null when the line has more or fewer than the header. */
export function readFeedCells(
  columns: readonly (FeedColumn | null)[],
  cells: readonly string[],
): FeedCells | null {
  if (cells.length !== columns.length) return null
  const read: FeedCells = {}
  columns.forEach((column, index) => {
    // Descriptions in a feed run over several lines; here a text is one line.
    const cell = cells[index]!.replaceAll(/\s+/g, ' ').trim()
    if (column !== null && cell !== '') read[column] = cell
  })
  return read
}
