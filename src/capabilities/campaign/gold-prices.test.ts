import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { addDays, dayInAmsterdam } from '../../kernel/dates.ts'
import type { goldPriceList } from './contract.ts'
import { judgePrice } from './judge-price.ts'

const today = dayInAmsterdam(new Date())
let helder: TestHelder
let administrator: Client
beforeAll(async () => {
  helder = await testHelder()
  administrator = await helder.as('administrator')
})
afterAll(() => helder.stop())

const price = (over: object = {}) => ({ pricedOn: today, centsPerGram: 11_000, source: 'Dagkoers', ...over })
const list = async () => (await administrator.get('/v1/gold-prices')).body as z.infer<typeof goldPriceList>

test('an administrator enters a price; of one day the last counts, and both stand', async () => {
  const seeded = (await list()).items
  expect((await administrator.post('/v1/gold-prices', price())).status).toBe(201)
  const answer = await administrator.post('/v1/gold-prices', price({ centsPerGram: 12_000 }))
  const { items, currentId } = await list()
  expect(items).toHaveLength(seeded.length + 2)
  expect(items[0]).toMatchObject({ id: currentId, centsPerGram: 12_000, source: 'Dagkoers', pricedOn: today })
  expect((answer.body as { id: string }).id).toBe(currentId)
  const asked = { about: 'gold', weightGrams: 10, karat: 24, askedCents: 100 } as const
  expect(await judgePrice(helder.admin, asked, today)).toMatchObject({ basis: { valueCents: 120_000 } })
  expect(await judgePrice(helder.admin, asked, addDays(today, 32))).toEqual({
    verdict: 'nothing',
    why: 'no-gold-price',
  })
})

test('the same key makes it once, other content under that key is refused', async () => {
  const key = { 'idempotency-key': 'gold-1' }
  const { items } = await list()
  const [first, again] = await Promise.all([
    administrator.post('/v1/gold-prices', price(), key),
    administrator.post('/v1/gold-prices', price(), key),
  ])
  expect(again.body).toEqual(first.body)
  const other = await administrator.post('/v1/gold-prices', price({ centsPerGram: 1 }), key)
  expect(other.status).toBe(422)
  expect((await list()).items).toHaveLength(items.length + 1)
})

test.each([
  ['a day to come', { pricedOn: addDays(today, 1) }, 'pricedOn'],
  ['no day', { pricedOn: '2026-02-30' }, 'pricedOn'],
  ['nothing', { centsPerGram: 0 }, 'centsPerGram'],
  ['half a cent', { centsPerGram: 1.5 }, 'centsPerGram'],
  ['no source', { source: ' ' }, 'source'],
])('%s is refused', async (_, wrong, field) => {
  const answer = await administrator.post('/v1/gold-prices', price(wrong))
  expect(answer.status).toBe(400)
  expect((answer.body as { errors: { field: string }[] }).errors.map((error) => error.field)).toEqual([field])
})

test('nobody changes what was entered, and nobody but an administrator enters, whatever the application does', async () => {
  for (const sql of ['update campaign.gold_price set source = source', 'delete from campaign.gold_price'])
    await expect(helder.admin.unsafe(sql)).rejects.toThrow(/append-only/)
  for (const role of ['dealer', 'detective', 'municipal-officer', '']) {
    const enter = helder.admin.begin(async (tx) => {
      await tx`set local role helder_app`
      await tx`select set_config('helder.role', ${role}, true), set_config('helder.account', 'a', true)`
      await tx`select campaign.enter_gold_price(gen_random_uuid(), ${today}, 1, 'x')`
    })
    await expect(enter, role).rejects.toThrow('not an administrator')
  }
})
