import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { ENSCHEDE, HENGELO, phone, purchase } from '../../../../tests/purchases.ts'
import { addDays, dayInAmsterdam } from '../../../kernel/dates.ts'
import type { NilStatementList, NilStatementView } from './contract.ts'

let helder: TestHelder
let dealer: Client
beforeAll(async () => {
  helder = await testHelder()
  dealer = await helder.as('dealer')
})
afterEach(async () => {
  await helder.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`delete from registers.nil_statement`
  })
})
afterAll(() => helder.stop())

const today = () => dayInAmsterdam(new Date())
const state = (branchNumber = ENSCHEDE, by: Pick<Client, 'post'> = dealer, key?: string) =>
  by.post('/v1/nil-statements', { branchNumber }, key === undefined ? {} : { 'idempotency-key': key })
const list = async (by = dealer, query = '') =>
  (await by.get(`/v1/nil-statements${query}`)).body as NilStatementList
const periodOf = async (branchNumber: string) =>
  (await list()).periods.find((period) => period.branchNumber === branchNumber)!

/** Everything that was stated is so much older. */
async function passDays(days: number): Promise<void> {
  await helder.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update registers.nil_statement set stated_on = stated_on - ${days}::int, period_from = period_from - ${days}::int`
  })
}

test('one tap covers the days since the branch joined, then those since the statement', async () => {
  const [branch] = await helder.admin<{ joined_on: string }[]>`
    select joined_on from access.branch where branch_number = ${ENSCHEDE}`
  expect(await periodOf(ENSCHEDE)).toEqual({ branchNumber: ENSCHEDE, from: branch!.joined_on, isDue: true })
  const first = await state()
  expect(first).toMatchObject({
    status: 201,
    body: { branchNumber: ENSCHEDE, periodFrom: branch!.joined_on, statedOn: today(), isUndone: false },
  })
  expect(await periodOf(ENSCHEDE)).toMatchObject({ from: today(), isDue: false })
  expect((await periodOf(HENGELO)).isDue).toBe(true)
  await passDays(6)
  expect((await periodOf(ENSCHEDE)).isDue).toBe(false)
  await passDays(1)
  expect(await periodOf(ENSCHEDE)).toMatchObject({ from: addDays(today(), -7), isDue: true })
  expect((await state()).body).toMatchObject({ periodFrom: addDays(today(), -7) })
  const { items } = await list(dealer, `?branchNumber=${ENSCHEDE}`)
  expect(items.map(({ statedOn }) => statedOn)).toEqual([today(), addDays(today(), -7)])
})

test('a second tap of the day changes nothing, and after a purchase of today there is nothing to state', async () => {
  await state(HENGELO)
  expect(await state(HENGELO)).toMatchObject({ status: 409, body: { reason: 'already-stated-today' } })
  const bought = await dealer.post(
    '/v1/purchases',
    purchase({ branchNumber: ENSCHEDE, items: [phone({ identifiers: [] })] }),
  )
  expect(bought.status).toBe(201)
  expect(await state(ENSCHEDE)).toMatchObject({ status: 409, body: { reason: 'purchase-recorded-today' } })
  expect(await periodOf(ENSCHEDE)).toMatchObject({ from: today(), isDue: false })
  expect((await list()).items).toHaveLength(1)
})

test('it is taken back on the day itself, once, and the same day may be stated again', async () => {
  const { id } = (await state(HENGELO)).body as NilStatementView
  const before = await periodOf(HENGELO)
  expect((await dealer.delete(`/v1/nil-statements/${id}`)).status).toBe(204)
  expect(before.isDue).toBe(false)
  expect((await periodOf(HENGELO)).isDue).toBe(true)
  expect((await list()).items).toMatchObject([{ id, isUndone: true }])
  expect((await dealer.delete(`/v1/nil-statements/${id}`)).status).toBe(404)
  const again = (await state(HENGELO)).body as NilStatementView
  await passDays(1)
  expect(await dealer.delete(`/v1/nil-statements/${again.id}`)).toMatchObject({
    status: 409,
    body: { reason: 'nil-statement-stands' },
  })
})

test('software states by token: the same key gives the same answer, another body or a refusal does not take it', async () => {
  const till = await helder.token('dealer', 'dealer:99000001')
  expect((await state(HENGELO, till)).status).toBe(400)
  expect((await state('999999999999', till, 'week-48')).status).toBe(400)
  const made = await state(HENGELO, till, 'week-48')
  const again = await state(HENGELO, till, 'week-48')
  expect(again).toMatchObject({ status: 201, body: made.body, headers: { 'idempotency-replayed': 'true' } })
  expect((await state(ENSCHEDE, till, 'week-48')).status).toBe(422)
  const [both] = await Promise.all([state(HENGELO, till, 'x-1'), state(HENGELO, till, 'x-2')])
  expect(both.status).toBe(409)
  expect((await list()).items).toHaveLength(1)
})

test('two taps at one moment make one statement', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => state(HENGELO)))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.sort((a, b) => a - b)).toEqual([201, 409, 409, 409])
})

test('another dealer sees none of it, states nothing for this branch and takes nothing back', async () => {
  const { id } = (await state(HENGELO)).body as NilStatementView
  const other = await helder.token('dealer', 'dealer:99000002')
  expect((await list(other)).items).toEqual([])
  expect((await list(other)).periods.map(({ branchNumber }) => branchNumber)).not.toContain(HENGELO)
  expect(await state(HENGELO, other, 'mine')).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'branchNumber' }] },
  })
  expect((await other.delete(`/v1/nil-statements/${id}`)).status).toBe(404)
  expect((await list()).items).toMatchObject([{ id, isUndone: false }])
})

test('without its table the counter goes on: only this request fails', async () => {
  await helder.admin`alter table registers.nil_statement rename to nil_statement_gone`
  try {
    expect((await dealer.get('/v1/nil-statements')).status).toBe(503)
    expect((await dealer.get('/v1/purchases')).status).toBe(200)
    const body = purchase({ branchNumber: HENGELO, items: [phone({ identifiers: [] })] })
    expect((await dealer.post('/v1/purchases', body)).status).toBe(201)
  } finally {
    await helder.admin`alter table registers.nil_statement_gone rename to nil_statement`
  }
})
