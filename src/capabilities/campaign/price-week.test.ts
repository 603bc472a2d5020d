import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { testHelder, type TestHelder } from '../../../tests/helder.ts'
import { makeSales, type MadeSale, passWeeks } from '../../../tests/sales.ts'
import type { Transaction } from '../../platform/database.ts'
import { judgePrice } from './judge-price.ts'

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterEach(() => clear())
afterAll(() => helder.stop())

/** So many sales of one model by so many dealers in turn, at prices around 300 euros. */
function sales(count: number, dealers: number, over: Partial<MadeSale> = {}): MadeSale[] {
  return Array.from({ length: count }, (_, n) => ({
    dealer: n % dealers,
    cents: 27_000 + ((n * 1_700) % 6_000),
    ...over,
  }))
}

type Range = { week: string; low_cents: number; high_cents: number }
/** What everyone may read, of one model, oldest first. */
async function published(model = 'model 1'): Promise<Range[]> {
  return await helder.admin<Range[]>`
    select week::text, low_cents, high_cents from campaign.price_range where model = ${model} order by week`
}
const current = async () =>
  await helder.admin<Range[]>`select low_cents, high_cents from campaign.current_price_range`

test.each([
  ['9 sales by 5 dealers', sales(9, 5), 0],
  ['10 sales by 4 dealers', sales(10, 4), 0],
  ['100 sales by one dealer', sales(100, 1), 0],
  ['10 sales by 5 dealers', sales(10, 5), 1],
  ['96 sales by one dealer and one by each of four', [...sales(96, 1), ...sales(4, 4).map(other)], 1],
])('%s', async (_, made, ranges) => {
  await makeSales(helder.admin, made)
  await helder.recordPriceWeek()
  expect(await published()).toHaveLength(ranges)
})

function other(sale: MadeSale): MadeSale {
  return { ...sale, dealer: sale.dealer + 10 }
}

test('spellings of one model count together, and neither another model nor goods without a name do', async () => {
  const spellings = ['Model 1', 'model-1', 'MODEL 1 128GB']
  await makeSales(
    helder.admin,
    sales(10, 5).map((sale, n) => ({ ...sale, model: spellings[n % 3]! })),
  )
  await makeSales(helder.admin, sales(9, 5, { model: 'Model 2' }))
  await makeSales(helder.admin, sales(20, 10, { brand: 'onbekend', model: 'ring', category: 'jewellery' }))
  expect(await helder.recordPriceWeek()).toBe(1)
  expect(await published()).toHaveLength(1)
})

test('a range is rounded to a tenth or more of the price, outwards', async () => {
  await makeSales(helder.admin, sales(40, 10))
  await helder.recordPriceWeek()
  expect(await current()).toEqual([{ low_cents: 25_000, high_cents: 35_000 }])
})

test('one dealer among others does not set the range: only its newest four sales count', async () => {
  await makeSales(helder.admin, sales(16, 8))
  await makeSales(
    helder.admin,
    sales(200, 1, { cents: 1_000 }).map((sale) => ({ ...sale, dealer: 20 })),
  )
  await helder.recordPriceWeek()
  expect((await current())[0]!.low_cents).toBeGreaterThanOrEqual(20_000)
})

test('a week is looked at once, however often and however the names are given', async () => {
  await makeSales(helder.admin, sales(10, 5))
  expect(await helder.recordPriceWeek()).toBe(1)
  await makeSales(helder.admin, sales(50, 10, { cents: 90_000 }))
  expect(await helder.recordPriceWeek()).toBeNull()
  const names = [{ category: 'phone', brand_text: 'Fictief', model_text: 'Model 1', brand: 'x', model: 'y' }]
  await asRole('helder_worker', async (tx) => {
    const [again] = await tx`select campaign.record_price_week(${tx.json(names)}) as made`
    expect(again!['made']).toBeNull()
  })
  expect(await published()).toHaveLength(1)
  expect(await published('y')).toHaveLength(0)
})

test('comparing two weeks shows no sale: whatever one sale more costs, and up to nine, the ranges stay as they were', async () => {
  const more = fc.array(fc.record({ dealer: fc.nat(30), cents: fc.integer({ min: 1, max: 500_000 }) }), {
    minLength: 1,
    maxLength: 9,
  })
  await fc.assert(
    fc
      .asyncProperty(more, async (extra) => {
        await makeSales(helder.admin, sales(12, 6))
        await helder.recordPriceWeek()
        const before = await current()
        await passWeeks(helder.admin, 1)
        await makeSales(helder.admin, extra)
        expect(await helder.recordPriceWeek()).toBe(0)
        expect(await current()).toEqual(before)
        expect(await published()).toHaveLength(1)
      })
      .afterEach(clear),
    { numRuns: 25 },
  )
})

test('control: lowest and highest price of each week, unrounded, give one sale away', async () => {
  const naive = async () => {
    const [row] = await helder.admin<{ low: number; high: number }[]>`
      select min(total_cents) as low, max(total_cents) as high from registers.entry where register = 'sale'`
    return row!
  }
  await makeSales(helder.admin, sales(12, 6))
  const before = await naive()
  await makeSales(helder.admin, [{ dealer: 7, cents: 41_234 }])
  const after = await naive()
  expect(after).toEqual({ ...before, high: 41_234 })
})

test('a new range comes after ten more sales by five dealers', async () => {
  await makeSales(helder.admin, sales(12, 6))
  await helder.recordPriceWeek()
  await passWeeks(helder.admin, 1)
  await makeSales(helder.admin, sales(30, 4, { cents: 90_000 }))
  expect(await helder.recordPriceWeek()).toBe(0)
  await passWeeks(helder.admin, 1)
  await makeSales(helder.admin, sales(10, 10, { cents: 90_000 }))
  expect(await helder.recordPriceWeek()).toBe(1)
  const [first, second] = await published()
  expect(second!.high_cents).toBeGreaterThan(first!.high_cents)
})

test('a range is gone after 26 weeks, and sales that are as old count no more', async () => {
  await makeSales(helder.admin, sales(10, 5))
  await helder.recordPriceWeek()
  await passWeeks(helder.admin, 25)
  expect(await current()).toHaveLength(1)
  await passWeeks(helder.admin, 2)
  expect(await current()).toHaveLength(0)
  await makeSales(helder.admin, sales(9, 5))
  expect(await helder.recordPriceWeek()).toBe(0)
  await passWeeks(helder.admin, 1)
  await makeSales(helder.admin, sales(1, 1))
  expect(await helder.recordPriceWeek()).toBe(1)
})

test('a sale that was corrected counts as what it was corrected to', async () => {
  await makeSales(helder.admin, sales(10, 5))
  await helder.admin`
    update registers.entry e set corrects_id = (select old.id from registers.entry old where old.register = 'sale' and old.id <> e.id limit 1)
     where e.id = (select max(id::text)::uuid from registers.entry where register = 'sale')`
  await helder.recordPriceWeek()
  expect(await published()).toHaveLength(0)
})

test('no role reads a sale of another dealer by this door', async () => {
  await makeSales(helder.admin, sales(10, 5))
  for (const role of ['helder_worker', 'helder_app', 'helder_jobs']) {
    const rows = await asRole(role, (tx) => tx`select total_cents from registers.entry`).catch(denied)
    expect(rows, role).toHaveLength(0)
  }
  await asRole('helder_app', (tx) => tx`select campaign.record_price_week('[]')`).then(
    () => expect.unreachable('the app may not make ranges'),
    denied,
  )
})

test('the answer is that a price is strikingly low, on what it stands, or nothing', async () => {
  await makeSales(helder.admin, sales(40, 10))
  await helder.recordPriceWeek()
  const ask = (askedCents: number, model = 'Model 1') =>
    judgePrice(
      helder.admin,
      { about: 'goods', category: 'phone', brand: 'Fictief', model, askedCents },
      '2026-11-24',
    )
  expect(await ask(5_000)).toMatchObject({
    verdict: 'strikingly-low',
    basis: { kind: 'sales', lowCents: 25_000, highCents: 35_000 },
  })
  expect(await ask(20_000)).toEqual({ verdict: 'nothing', why: 'price' })
  expect(await ask(5_000, 'Model 9')).toEqual({ verdict: 'nothing', why: 'few-sales' })
})

async function clear(): Promise<void> {
  await helder.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const table of [
      'campaign.price_range',
      'campaign.price_week',
      'registers.sale',
      'registers.item',
      'registers.entry',
    ])
      await tx.unsafe(`delete from ${table}`)
  })
}

async function asRole<T>(role: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return (
    await helder.admin.begin(async (tx) => {
      await tx.unsafe(`set local role ${role}`)
      return { value: await work(tx) }
    })
  ).value as T
}

function denied(error: { code?: string }): [] {
  if (error.code === '42501') return []
  throw error
}
