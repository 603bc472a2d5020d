import { stringify } from 'csv-stringify'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/**
 * Writes RFC 4180 in UTF-8, one record per row, for its owner only. Whoever reads the file never sees half of it: it
 * gets its name when it is whole. Gives the number of rows.
 */
export async function writeCsv<C extends string>(
  file: string,
  columns: readonly C[],
  rows: AsyncIterable<Partial<Record<C, unknown>>> | Iterable<Partial<Record<C, unknown>>>,
): Promise<number> {
  let count = 0
  async function* counted() {
    for await (const row of rows) {
      count++
      yield row
    }
  }
  const csv = stringify({ header: true, columns: [...columns], record_delimiter: '\r\n' })
  await pipeline(counted, csv, createWriteStream(`${file}.part`, { mode: 0o600 }))
  await rename(`${file}.part`, file)
  return count
}
