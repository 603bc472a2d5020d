import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type CsvRecord, readCsv } from './read-csv.ts'

const folder = mkdtempSync(join(tmpdir(), 'helder-csv-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(content: string | Buffer): Promise<CsvRecord[]> {
  const file = join(folder, 'file.csv')
  writeFileSync(file, content)
  const records: CsvRecord[] = []
  for await (const some of readCsv(file)) records.push(...some)
  return records
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

describe('reading CSV', () => {
  test.each([
    ['comma', 'a,b\n1,2\n'],
    ['semicolon', 'a;b\n1;2\n'],
    ['byte order mark', '\ufeffa,b\n1,2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['no last line end', 'a;b\r\n1;2'],
    ['quoted header', '"a";"b"\n"1";2\n'],
    ['empty lines', '\na,b\n\n1,2\n\n'],
  ])('%s', async (_, content) => {
    expect((await read(content)).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  test('quotes, separators and line ends inside a field; the line is where the record begins', async () => {
    expect(await read('a,b\r\n"x,""y""\r\nz",2\r\n19" monitor,3\r\n,\r\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x,"y"\r\nz', '2'] },
      { line: 4, cells: ['19" monitor', '3'] },
      { line: 5, cells: ['', ''] },
    ])
  })

  test('a broken record costs itself only', async () => {
    const records = await read(`a,b\n"open,1\n2,3\n"x"y,4\n5,6\nna\u00efve,7\n`)
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      // The quote that opens on line 2 closes before the x of line 4.
      { line: 2, error: 'csv.after-quote' },
      { line: 3, cells: ['2', '3'] },
      { line: 4, error: 'csv.after-quote' },
      { line: 5, cells: ['5', '6'] },
      { line: 6, cells: ['naïve', '7'] },
    ])
  })

  test('a quote that stays open in a large file', async () => {
    const lines = Array.from({ length: 60_000 }, (_, n) => `${n},${n + 1}`)
    lines[100] = '100,"101'
    const records = await read(`a,b\n${lines.join('\n')}\n`)
    expect(records.length).toBe(60_001)
    expect(records.filter(({ error }) => error)).toEqual([{ line: 102, error: 'csv.open-quote' }])
  })

  test('a line without end and text in another encoding', async () => {
    const records = await read(
      Buffer.concat([
        Buffer.from(`a,b\n${'x'.repeat(900_000)}\n1,caf`),
        Buffer.from([0xe9]),
        Buffer.from('\n2,3'),
      ]),
    )
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, error: 'csv.too-long' },
      { line: 3, error: 'csv.not-utf8' },
      { line: 4, cells: ['2', '3'] },
    ])
  })

  test('whatever was written quoted comes back, wherever chunks of the file end', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', 'é', '\u{1f48d}'),
      maxLength: 12,
    })
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 0, max: 60 }), async (table, padding) => {
        const pad = 'p'.repeat(262_144 - padding)
        const all = [
          ['h', 'i'],
          [pad.slice(0, 60_000), 'j'],
          [pad.slice(60_000, 120_000), 'k'],
        ]
          .concat(Array.from({ length: 3 }, () => [pad.slice(0, 47_000 - padding), 'l']))
          .concat(table)
        const text = all.map((row) => row.map(quoted).join(',')).join('\r\n')
        const records = await read(text)
        expect(records.map(({ cells }) => cells)).toEqual(all)
      }),
      { numRuns: 60 },
    )
  })
})
