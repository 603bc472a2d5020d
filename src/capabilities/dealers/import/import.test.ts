import readXlsxFile from 'read-excel-file/universal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import {
  messyCsv,
  messyList,
  messyWorkbook,
  type Planted,
  windows1252,
} from '../../../../tests/messy-list.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { prepareImport } from '../rules/import/prepare-import.ts'
import {
  encodingOf,
  type FileLine,
  readFile,
  textOfCell,
  type WorkbookCell,
} from '../rules/import/read-file.ts'
import type { ImportView, LineView } from './contract.ts'

const today = dayInAmsterdam(new Date())
const list = messyList(today)
const path = '/v1/dealer-imports'
let helder: TestHelder
let officer: Client
beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('programme-officer')
})
afterAll(() => helder.stop())

async function bring(
  by: Client,
  lines: FileLine[],
  encoding: string,
  more: object = {},
): Promise<ImportView> {
  const { headingLine, columns } = prepareImport(lines)
  const answer = await by.post(path, { fileName: 'kvk.csv', encoding, headingLine, columns, lines, ...more })
  expect(answer.status, answer.text.slice(0, 500)).toBe(201)
  return answer.body as ImportView
}
async function linesOf(by: Client, id: string, outcome = ''): Promise<LineView[]> {
  const all: LineView[] = []
  for (let after: string | null = ''; after !== null; ) {
    const answer = await by.get(
      `${path}/${id}/lines?limit=200${after && `&after=${after}`}${outcome && `&outcome=${outcome}`}`,
    )
    const page = answer.body as { items: LineView[]; next: string | null }
    all.push(...page.items)
    after = page.next
  }
  return all
}
const dealersNow = async () =>
  (await helder.admin<{ id: string }[]>`select d::text as id from programme.dealer d order by d.id`).map(
    ({ id }) => id,
  )
const eventsOf = (importId: string) =>
  helder.admin<{ kind: string }[]>`select kind from programme.event where subject_id = ${importId}`

/** The lines of the list as the file has them, without title and headings. */
const planted = (lines: LineView[]) => lines.filter(({ line }) => line !== null).slice(2)
function expectPlanted(lines: LineView[], expected: readonly Planted[]) {
  const wrong = planted(lines).flatMap(({ outcome, errors, questions, about }, at) => {
    const { trouble, expected: should } = expected[at]!
    return outcome === should ? [] : [JSON.stringify({ trouble, should, outcome, errors, questions, about })]
  })
  expect(wrong).toEqual([])
}

describe('300 messy lines in Windows-1252', () => {
  const bytes = messyCsv(list)
  const file = readFile(bytes, encodingOf(bytes))
  let made: ImportView
  let before: string[]
  beforeAll(async () => {
    before = await dealersNow()
    made = await bring(officer, file.lines, file.encoding)
  })

  test('are read in the right encoding, and every line comes back with an outcome', async () => {
    expect(file).toMatchObject({ encoding: 'windows-1252', delimiter: ';' })
    expect(list).toHaveLength(300)
    const lines = await linesOf(officer, made.id)
    expect(planted(lines)).toHaveLength(300)
    expectPlanted(lines, list)
    expect(made.counts.reduce((sum, one) => sum + one.lines, 0)).toBe(302)
    expect(made.lines).toBe(302)
  })

  test('keep their text byte for byte', async () => {
    const lines = await linesOf(officer, made.id)
    expect(windows1252(lines.map(({ raw }) => raw).join('')).equals(bytes)).toBe(true)
    // Control: one accent read as another encoding would be seen.
    const asUtf8 = readFile(bytes, 'utf-8')
    expect(windows1252(asUtf8.lines.map(({ raw }) => raw).join('')).equals(bytes)).toBe(false)
  })

  test('change nothing in the inventory before someone decides', async () => {
    expect(await dealersNow()).toEqual(before)
    expect(await eventsOf(made.id)).toHaveLength(0)
  })

  test('say what is wrong in words that exist, and every wrong field of a line at once', async () => {
    const errors = await linesOf(officer, made.id, 'error')
    expect(errors).toHaveLength(list.filter(({ expected }) => expected === 'error').length)
    const science = errors.find(({ errors: [one] }) => one?.code === 'dealer-import.error.scientific')
    expect(science?.errors[0]?.values?.['text']).toMatch(/E\+11$/)
    const two = list[0]!.cells.with(0, 'x').with(4, '75 Nergens').map(String)
    const lines = [...file.lines.slice(0, 2), { line: 3, cells: two, raw: null }]
    const [line] = await linesOf(officer, (await bring(officer, lines, 'utf-8')).id, 'error')
    expect(line!.errors.map(({ field }) => field).sort()).toEqual(['kvkNumber', 'postcode', 'town'])
  })

  test('plain new ones are taken over together, a hundred at a time, and once', async () => {
    const first = (await officer.post(`${path}/${made.id}/take-overs`, {})).body
    expect(first).toEqual({ taken: 100, left: 29 })
    expect((await officer.post(`${path}/${made.id}/take-overs`, {})).body).toEqual({ taken: 29, left: 0 })
    expect((await officer.post(`${path}/${made.id}/take-overs`, {})).body).toEqual({ taken: 0, left: 0 })
    expect(await dealersNow()).toHaveLength(before.length + 129)
    const events = await eventsOf(made.id)
    expect(events.map(({ kind }) => kind)).toEqual(Array.from({ length: 129 }, () => 'listed'))
  })

  test('the same file again finds what was taken over the same', async () => {
    const again = await bring(officer, file.lines, file.encoding)
    const asTaken = list.map((one) => (one.expected === 'new' ? { ...one, expected: 'same' as const } : one))
    const lines = await linesOf(officer, again.id)
    expectPlanted(lines, asTaken)
    expect(again.counts.find(({ outcome }) => outcome === 'new')).toBeUndefined()
  })
})

test('the same list as a workbook gives the same outcomes', async () => {
  const other = messyList(today).map((one) => ({ ...one, cells: one.cells }))
  const [sheet] = await readXlsxFile(new Blob([new Uint8Array(messyWorkbook(other))]))
  const lines = (sheet!.data as WorkbookCell[][]).map(
    (cells, at): FileLine => ({ line: at + 1, cells: cells.map(textOfCell), raw: null }),
  )
  const made = await bring(officer, lines, 'xlsx')
  const back = planted(await linesOf(officer, made.id))
  // A reader of workbooks leaves out blank rows at the end: nothing was in them.
  const missing = other.slice(back.length)
  expect(missing.every(({ trouble }) => trouble === 'blank at the end')).toBe(true)
  const wrong = back.filter(
    ({ outcome }, at) => outcome !== other[at]!.expected && other[at]!.expected !== 'new',
  )
  expect(wrong).toEqual([])
})
