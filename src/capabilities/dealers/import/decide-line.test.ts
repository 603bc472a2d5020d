import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import type { Outcome } from '../rules/import/outcomes.ts'
import type { ImportView, LineView } from './contract.ts'

const path = '/v1/dealer-imports'
const columns = ['kvkNumber', 'branchNumber', 'name', 'address', 'postcode', 'town', 'sbi', 'email'] as const
let helder: TestHelder
let officer: Client
let municipal: Client
type Dealer = Record<
  'id' | 'municipality' | 'kvk_number' | 'branch_number' | 'name' | 'postcode' | 'town',
  string
> &
  Record<'street' | 'house_number', string>
let dealers: Dealer[]
beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('programme-officer')
  municipal = await helder.as('municipal-officer')
  dealers = await helder.admin<Dealer[]>`
    select * from programme.dealer d where municipality = 'losser' and kind = 'general' or municipality = 'almelo' and kind = 'general'
     order by municipality, id`
})
afterAll(() => helder.stop())

let n = 0
/** A line of a shop that nobody has; overrides by position. */
function fresh(over: Partial<Record<(typeof columns)[number], string>> = {}): string[] {
  const number = String(99_700_000 + n++)
  const row = {
    kvkNumber: number,
    branchNumber: `${number}0001`,
    name: `Proefwinkel ${number}`,
    address: `Besluitstraat ${n}`,
    postcode: '7521 ZZ',
    town: 'Enschede',
    sbi: '47793',
    email: '',
    ...over,
  }
  return columns.map((column) => row[column])
}
const asListed = (dealer: Dealer, over: Partial<Record<(typeof columns)[number], string>> = {}) =>
  fresh({
    kvkNumber: dealer.kvk_number,
    branchNumber: dealer.branch_number,
    name: dealer.name,
    address: `${dealer.street} ${dealer.house_number}`,
    postcode: dealer.postcode,
    town: dealer.town,
    ...over,
  })
async function bring(by: Client, rows: string[][], wholeListOf: string[] = []) {
  const lines = rows.map((cells, at) => ({ line: at + 1, cells, raw: `${cells.join(';')}\n` }))
  const answer = await by.post(path, {
    fileName: 'a.csv',
    encoding: 'utf-8',
    headingLine: 0,
    columns,
    wholeListOf,
    lines,
  })
  expect(answer.status, answer.text).toBe(201)
  const { id } = answer.body as ImportView
  const all = await by.get(`${path}/${id}/lines?limit=200`)
  return { id, lines: (all.body as { items: LineView[] }).items }
}
const decide = (by: Client, id: string, line: LineView, input: object) =>
  by.post(`${path}/${id}/lines/${line.id}/decisions`, input)
async function decided(by: Client, id: string, line: LineView, input: object): Promise<LineView> {
  const answer = await decide(by, id, line, input)
  expect(answer.status, answer.text).toBe(201)
  return answer.body as LineView
}
const outcomesOf = (lines: LineView[]) => lines.map(({ outcome }): Outcome => outcome)
const dealer = async (id: string) =>
  (await helder.admin`select * from programme.dealer where id = ${id}`)[0] as Record<string, unknown>
const events = (importId: string) =>
  helder.admin<
    { kind: string; dealer_id: string }[]
  >`select * from programme.event where subject_id = ${importId} order by recorded_at`

test('a wrong line is corrected on the spot, checked again, and then taken over once', async () => {
  const { id, lines } = await bring(officer, [fresh({ postcode: '75211 Z' })])
  expect(outcomesOf(lines)).toEqual(['error'])
  const [line] = lines as [LineView]
  expect((await decide(officer, id, line, { decision: 'take-over' })).status).toBe(409)
  const at = `${path}/${id}/lines/${line.id}`
  const still = await officer.put(at, { ...line.facts, postcode: 'nee', name: '' })
  expect((still.body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
    'name',
    'postcode',
  ])
  const corrected = await officer.put(at, { ...line.facts, postcode: '7521 ZY' })
  expect(corrected.body).toMatchObject({ outcome: 'new', answeredBy: 'Roos Denkelijk', raw: line.raw })
  const taken = await decided(officer, id, line, { decision: 'take-over' })
  expect(await decided(officer, id, line, { decision: 'take-over' })).toEqual(taken)
  expect(await dealer(taken.dealerId!)).toMatchObject({
    postcode: '7521 ZY',
    origin: 'trade-register',
    version: 1,
  })
  expect(await events(id)).toMatchObject([{ kind: 'listed', dealer_id: taken.dealerId }])
  expect((await decide(officer, id, line, { decision: 'leave' })).status).toBe(409)
})

test('two clicks at the same moment write once', async () => {
  const { id, lines } = await bring(officer, [fresh()])
  const answers = await Promise.all(
    [1, 2, 3].map(() => decide(officer, id, lines[0]!, { decision: 'take-over' })),
  )
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(await events(id)).toHaveLength(1)
})

test('a proposal is taken when a person says so, and not before', async () => {
  const row = fresh()
  const { id, lines } = await bring(officer, [
    fresh({ kvkNumber: '9700001', branchNumber: '' }),
    row.with(6, ''),
  ])
  expect(outcomesOf(lines)).toEqual(['question', 'question'])
  expect(lines[0]!.facts.kvkNumber).toBe('9700001')
  expect(await decided(officer, id, lines[0]!, { decision: 'accept' })).toMatchObject({
    outcome: 'new',
    facts: { kvkNumber: '09700001' },
  })
  // Nothing to accept where there is no one answer.
  expect((await decide(officer, id, lines[1]!, { decision: 'accept' })).status).toBe(409)
})

test('who looks like a listed dealer is said to be it, and then only what changes is written', async () => {
  const [listed] = dealers as [Dealer]
  const other = asListed(listed, { branchNumber: '', kvkNumber: '', name: 'Heel andere naam' })
  const { id, lines } = await bring(officer, [
    other,
    fresh({ address: other[3]!, postcode: other[4]!, town: other[5]!, kvkNumber: '', branchNumber: '' }),
  ])
  expect(outcomesOf(lines)).toEqual(['possible-duplicate', 'possible-duplicate'])
  expect(lines[0]!.about.candidates).toMatchObject([{ id: listed.id, reason: 'address' }])
  const foreign = { decision: 'same-as', candidateId: dealers.at(-1)!.id }
  expect((await decide(officer, id, lines[0]!, foreign)).status).toBe(409)
  const same = await decided(officer, id, lines[0]!, { decision: 'same-as', candidateId: listed.id })
  expect(same).toMatchObject({
    outcome: 'changed',
    about: { changes: [{ field: 'name', from: listed.name, to: 'Heel andere naam' }] },
  })
  expect(await dealer(listed.id)).toMatchObject({ name: listed.name })
  await decided(officer, id, lines[0]!, { decision: 'take-over' })
  expect(await dealer(listed.id)).toMatchObject({
    name: 'Heel andere naam',
    branch_number: listed.branch_number,
    version: 2,
  })
  const another = await decided(officer, id, lines[1]!, { decision: 'another' })
  expect(another.dealerId).not.toBe(listed.id)
  expect((await events(id)).map(({ kind }) => kind)).toEqual(['changed', 'listed'])
})

test('the same business twice in a file: the second repeats the first, or is decided to be another', async () => {
  const row = fresh()
  const { id, lines } = await bring(officer, [
    row,
    row.with(0, '').with(1, '').with(2, `${row[2]} B.V.`),
    row,
  ])
  expect(outcomesOf(lines)).toEqual(['new', 'possible-duplicate', 'duplicate'])
  expect(lines[2]!.about).toEqual({ line: 1 })
  const same = await decided(officer, id, lines[1]!, { decision: 'same-as', candidateId: lines[0]!.id })
  expect(same).toMatchObject({ outcome: 'duplicate', about: { line: 1 } })
  // Control: what repeats a line with the same number can't be listed beside it.
  await decided(officer, id, lines[0]!, { decision: 'take-over' })
  expect((await decide(officer, id, lines[2]!, { decision: 'another' })).status).not.toBe(201)
})

test('who is not in the whole list may have stopped; only a person ends it', async () => {
  const losser = dealers.filter(({ municipality }) => municipality === 'losser')
  const all = await helder.admin<
    Dealer[]
  >`select * from programme.dealer where municipality = 'losser' and ended_on is null order by id`
  const rows = all.slice(1).map((one) => asListed(one))
  const part = await bring(officer, rows)
  expect(outcomesOf(part.lines)).not.toContain('stopped')
  const { id, lines } = await bring(officer, rows, ['losser'])
  const gone = lines.filter(({ line }) => line === null)
  expect(gone).toMatchObject([{ outcome: 'stopped', dealerId: all[0]!.id }])
  expect(losser.length).toBeGreaterThan(0)
  expect(await dealer(all[0]!.id)).toMatchObject({ ended_on: null })
  await decided(officer, id, gone[0]!, { decision: 'has-stopped' })
  expect(await dealer(all[0]!.id)).toMatchObject({ end_reason: 'stopped' })
  // Back in the next list: said, and it trades again once someone takes that over.
  const again = await bring(officer, [asListed(all[0]!)])
  expect(again.lines).toMatchObject([{ outcome: 'changed', about: { changes: [{ field: 'endedOn' }] } }])
  await decided(officer, again.id, again.lines[0]!, { decision: 'take-over' })
  expect(await dealer(all[0]!.id)).toMatchObject({ ended_on: null, end_reason: null })
})

test('what was left as it is can be looked at after all', async () => {
  const { id, lines } = await bring(officer, [fresh()])
  expect(await decided(officer, id, lines[0]!, { decision: 'leave' })).toMatchObject({ decision: 'leave' })
  expect(await decided(officer, id, lines[0]!, { decision: 'reconsider' })).toMatchObject({
    decision: null,
    outcome: 'new',
  })
  expect(await events(id)).toHaveLength(0)
})

test('what became otherwise since it was looked at is refused, and shown as it is now', async () => {
  const listed = dealers[2]!
  const { id, lines } = await bring(officer, [asListed(listed, { email: 'a@winkel.example' })])
  expect(outcomesOf(lines)).toEqual(['changed'])
  await helder.admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    await tx`update programme.dealer set email = 'A@winkel.example', version = version + 1 where id = ${listed.id}`
  })
  expect((await decide(officer, id, lines[0]!, { decision: 'take-over' })).body).toMatchObject({
    reason: 'changed-elsewhere',
  })
  const now = (await officer.get(`${path}/${id}/lines`)).body as { items: LineView[] }
  expect(outcomesOf(now.items)).toEqual(['same'])
})

test('a municipality imports for itself: lines of others are said, not taken, and others do not see the import', async () => {
  const elsewhere = dealers.find(({ municipality }) => municipality === 'almelo')!
  const rows = [
    fresh(),
    fresh({ town: 'Almelo', postcode: '7607 AB' }),
    fresh({ branchNumber: elsewhere.branch_number }),
  ]
  const { id, lines } = await bring(municipal, rows, ['almelo'])
  expect(outcomesOf(lines)).toEqual(['new', 'elsewhere', 'elsewhere'])
  expect(lines[2]!.about).toEqual({ isListedElsewhere: true })
  expect((await decide(municipal, id, lines[1]!, { decision: 'take-over' })).status).toBe(409)
  for (const stranger of [officer, await helder.token('municipal-officer', 'municipality:hengelo')]) {
    expect((await stranger.get(`${path}/${id}`)).status).toBe(404)
    expect((await stranger.get(`${path}/${id}/lines`)).status).toBe(404)
    expect((await decide(stranger, id, lines[0]!, { decision: 'take-over' })).status).toBe(404)
    expect((await stranger.post(`${path}/${id}/take-overs`, {})).status).toBe(404)
  }
})
