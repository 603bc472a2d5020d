import { columnsOf, headingRowOf, type ImportColumn } from './columns.ts'
import type { FileLine } from './read-file.ts'

/** Which line names the columns (0: none does), what they are called and what each seems to hold. */
export type Preparation = { headingLine: number; headings: string[]; columns: (ImportColumn | null)[] }

/** What we make of a file before a person looks: the line with headings that we know best. */
export function prepareImport(lines: readonly FileLine[]): Preparation {
  const at = headingRowOf(lines.map(({ cells }) => cells))
  return prepareWith(lines, lines[at]?.line ?? 0)
}

/** The same with the line of headings that a person chose. */
export function prepareWith(lines: readonly FileLine[], headingLine: number): Preparation {
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length))
  const named = lines.find(({ line }) => line === headingLine)?.cells ?? []
  const headings = Array.from({ length: width }, (_, at) => named[at] ?? '')
  return { headingLine, headings, columns: columnsOf(headings) }
}
