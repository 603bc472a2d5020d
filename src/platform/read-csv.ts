import { createReadStream } from 'node:fs'
import { type CsvRecord, CsvReader } from '../kernel/csv-reader.ts'

export type { CsvErrorCode, CsvRecord } from '../kernel/csv-reader.ts'

/** Reads a CSV file in UTF-8. Gives the records of one chunk of the file at a time: memory stays that of a chunk. */
export async function* readCsv(path: string): AsyncGenerator<CsvRecord[]> {
  const reader = new CsvReader()
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 262_144 })) {
    yield reader.read(chunk as string, false)
  }
  yield reader.read('', true)
}
