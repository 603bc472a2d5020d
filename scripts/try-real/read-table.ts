import { readCsv } from '../../src/platform/read-csv.ts'

/** The rows of a CSV file by the names of its header; a line that can't be read stops it: this is no import. */
export async function readTable(file: string): Promise<Record<string, string>[]> {
  let header: string[] | null = null
  const rows: Record<string, string>[] = []
  for await (const records of readCsv(file)) {
    for (const { line, cells, error } of records) {
      if (!cells) throw new Error(`${file}, line ${line}: ${error}`)
      const names: string[] = (header ??= cells)
      if (names !== cells) rows.push(Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])))
    }
  }
  return rows
}
