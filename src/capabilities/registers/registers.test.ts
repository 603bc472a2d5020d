import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { buyer, ENSCHEDE, HENGELO, phone, purchase, record, seller } from '../../../tests/purchases.ts'
import type { Problem } from '../../platform/contract.ts'
import type { PurchaseView, SaleView } from './contract.ts'

let helder: TestHelder
let dealer: Client
beforeAll(async () => {
  helder = await testHelder()
  dealer = await helder.as('dealer')
})
afterAll(() => helder.stop())

test('numbers are gapless per branch, however many come in at once', async () => {
  const first = await record(dealer)
  const many = await Promise.all(Array.from({ length: 40 }, () => record(dealer)))
  const numbers = many.map((one) => one.sequenceNumber).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, n) => first.sequenceNumber + 1 + n))
  expect((await record(dealer, { branchNumber: HENGELO })).sequenceNumber).toBe(1)
})

test('a purchase that is refused takes no number, and every wrong field is named at once, in both languages', async () => {
  const before = await record(dealer)
  const wrong = {
    branchNumber: ENSCHEDE,
    acquiredAt: '2026-10-05',
    items: [{ category: 'boat', priceCents: -1 }],
  }
  const nl = (await dealer.post('/v1/purchases', wrong)).body as Problem
  expect(nl.status).toBe(400)
  expect(nl.errors?.map((error) => error.field).sort()).toEqual(
    ['acquiredAt', 'items.0.category', 'items.0.priceCents', 'paymentMethod'].sort(),
  )
  const en = (await dealer.post('/v1/purchases', wrong, { 'accept-language': 'en' })).body as Problem
  expect(en.detail).not.toBe(nl.detail)
  expect((await record(dealer)).sequenceNumber).toBe(before.sequenceNumber + 1)
})

test('one bad entry among many leaves its neighbours alone', async () => {
  const answers = await Promise.all([
    dealer.post('/v1/purchases', purchase()),
    // A NUL can't be in a text of PostgreSQL; the contract must catch it before the batch.
    dealer.post('/v1/purchases', purchase({ items: [phone({ brand: 'a\u0000b' })] })),
    dealer.post('/v1/purchases', purchase()),
  ])
  expect(answers.map((answer) => answer.status)).toEqual([201, 400, 201])
})

test('the seller is asked as the municipality demands it', async () => {
  const tool = { category: 'tool' as const, brand: 'Makita', priceCents: 5_000 }
  const bare = seller({ documentKind: null, documentNumber: null, documentCountry: null })
  const enschede = await dealer.post('/v1/purchases', purchase({ items: [tool], seller: bare }))
  expect((enschede.body as Problem).errors?.map((error) => error.field)).toContain('seller.documentNumber')
  const hengelo = { branchNumber: HENGELO, seller: bare }
  expect((await dealer.post('/v1/purchases', purchase({ ...hengelo, items: [tool] }))).status).toBe(201)
  expect((await dealer.post('/v1/purchases', purchase({ ...hengelo, items: [phone()] }))).status).toBe(400)
  // 123456782 passes the eleven test: never a BSN.
  const bsn = await dealer.post(
    '/v1/purchases',
    purchase({ seller: seller({ documentNumber: '123456782' }) }),
  )
  expect((bsn.body as Problem).errors?.[0]?.code).toBe('purchase.bsn')
})

test('3,000 euro in cash is refused, a cent less is not', async () => {
  const cash = (priceCents: number) =>
    dealer.post('/v1/purchases', purchase({ paymentMethod: 'cash', items: [phone({ priceCents })] }))
  expect((await cash(300_000)).status).toBe(400)
  expect((await cash(299_999)).status).toBe(201)
})

test('the same Idempotency-Key answers with the same entry; another body is refused', async () => {
  const key = { 'idempotency-key': 'counter-1' }
  const first = await dealer.post('/v1/purchases', purchase(), key)
  const again = await dealer.post('/v1/purchases', purchase(), key)
  expect(again.status).toBe(201)
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect((again.body as PurchaseView).id).toBe((first.body as PurchaseView).id)
  expect((await dealer.post('/v1/purchases', purchase({ paymentMethod: 'card' }), key)).status).toBe(422)
  const racing = await Promise.all(
    Array.from({ length: 10 }, () => dealer.post('/v1/purchases', purchase(), { 'idempotency-key': 'race' })),
  )
  expect(new Set(racing.map((answer) => (answer.body as PurchaseView).id)).size).toBe(1)
  // Control: without a key the same body stands twice.
  const [a, b] = [await record(dealer), await record(dealer)]
  expect(a.id).not.toBe(b.id)
})

test('a token must send an Idempotency-Key', async () => {
  const token = await helder.token('dealer', 'dealer:99000001')
  expect((await token.post('/v1/purchases', purchase())).status).toBe(400)
  expect((await token.post('/v1/purchases', purchase(), { 'idempotency-key': 't1' })).status).toBe(201)
})

test('a sale waits for the end of the holding period, and an item is sold once', async () => {
  const kept = await record(dealer, { acquiredAt: new Date().toISOString() })
  const sale = (item: { id: string }, soldAt = new Date()) => ({
    purchaseItemId: item.id,
    soldAt: soldAt.toISOString(),
    priceCents: 20_000,
    buyer,
  })
  const refused = await dealer.post('/v1/sales', sale(kept.items[0]!))
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ reason: 'in-holding-period', saleAllowedFrom: kept.saleAllowedFrom })
  const old = await record(dealer)
  const both = await Promise.all([old, old].map((one) => dealer.post('/v1/sales', sale(one.items[0]!))))
  expect(both.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 409])
  const sold = both.find((answer) => answer.status === 201)!.body as SaleView
  expect(sold).toMatchObject({ sequenceNumber: 1, purchaseId: old.id, item: { state: 'sold' } })
  const nameless = await dealer.post('/v1/sales', { ...sale((await record(dealer)).items[0]!), buyer: {} })
  expect((nameless.body as Problem).errors?.map((error) => error.field)).toContain('buyer.name')
})

test('a pledge is recorded with its end and never sold', async () => {
  const asked = purchase({ conditions: 'pledge', pledgeUntil: '2026-11-01' })
  expect((await dealer.post('/v1/purchases', asked)).status).toBe(400)
  const pledge = await record(dealer, { conditions: 'pledge', pledgeUntil: '2027-01-05' })
  expect(pledge.items[0]?.state).toBe('pledged')
  const sale = { purchaseItemId: pledge.items[0]!.id, soldAt: new Date().toISOString(), priceCents: 1, buyer }
  expect(await dealer.post('/v1/sales', sale)).toMatchObject({ status: 409, body: { reason: 'pledged' } })
})

test('a correction is a new entry; the old one stays and is corrected once', async () => {
  const old = await record(dealer)
  const { branchNumber: _, ...body } = purchase({ items: [phone({ id: old.items[0]!.id, colour: 'wit' })] })
  const correction = { ...body, correctionReason: 'verkeerde kleur' }
  const corrected = (await dealer.post(`/v1/purchases/${old.id}/corrections`, correction))
    .body as PurchaseView
  expect(corrected).toMatchObject({ correctsId: old.id, items: [{ colour: 'wit' }] })
  const before = (await dealer.get(`/v1/purchases/${old.id}`)).body as PurchaseView
  expect(before).toMatchObject({
    correctedById: corrected.id,
    items: [{ colour: 'zwart', state: 'superseded' }],
  })
  expect((await dealer.post(`/v1/purchases/${old.id}/corrections`, correction)).status).toBe(409)
  const person = await dealer.post(`/v1/purchases/${corrected.id}/seller-views`, {
    purposeCode: 'correction',
  })
  expect(person.body).toMatchObject({ seller: { name: 'M. Verhoeven' }, correctionReason: 'verkeerde kleur' })
})

test('looking at the seller is recorded in the same transaction', async () => {
  const { id } = await record(dealer)
  await dealer.post(`/v1/purchases/${id}/seller-views`, { purposeCode: 'receipt' })
  const looks = await helder.admin`select * from access.log where subject_id = ${id}`
  expect(looks).toMatchObject([{ role: 'dealer', action: 'open-seller', purpose_code: 'receipt' }])
  // Control: without the record there is no look. The function is the only door, and it writes first.
  await expect(
    helder.admin.begin(async (tx) => {
      await tx`set local role helder_app`
      await tx`select * from registers.person_box`
    }),
  ).rejects.toThrow(/permission denied/)
})

test('the receipt comes with the checkpoint, and the register finds an entry back by number and words', async () => {
  const made = await record(dealer, { reference: 'K-77', items: [phone({ model: 'Vindbaar 9' })] })
  expect((await dealer.get(`/v1/purchases/${made.id}/receipt`)).status).toBe(404)
  await helder.publish()
  const receipt = await dealer.get(`/v1/purchases/${made.id}/receipt`)
  expect(receipt.status).toBe(200)
  expect(receipt.text).not.toContain('Verhoeven')
  const found = await dealer.get('/v1/purchases?q=vindbaar%20356759040123458')
  expect(found.body).toMatchObject({
    items: [{ purchaseId: made.id, certification: 'certified' }],
    counts: { all: 1 },
  })
  expect((await dealer.post('/v1/purchases', purchase({ reference: 'K-77' }))).status).toBe(409)
})

test('pages of the register follow each other without a gap, items of a purchase in their order', async () => {
  const items = ['een', 'twee', 'drie'].map((model) => phone({ model: `Bladzij ${model}` }))
  for (let n = 0; n < 3; n++) await record(dealer, { items })
  type Page = { items: { model: string; position: number; itemId: string }[]; next: string | null }
  const seen: Page['items'] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: Page = (await dealer.get(`/v1/purchases?q=bladzij&limit=2${after && `&after=${after}`}`))
      .body as Page
    seen.push(...page.items)
    after = page.next
  }
  expect(seen.map((line) => line.position)).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3])
  expect(new Set(seen.map((line) => line.itemId)).size).toBe(9)
})

test('another dealer sees and touches nothing of it', async () => {
  const mine = await record(dealer)
  const other = await helder.token('dealer', 'dealer:99000002')
  const key = { 'idempotency-key': 'x' }
  expect((await other.get(`/v1/purchases/${mine.id}`)).status).toBe(404)
  expect((await other.get(`/v1/purchases/${mine.id}/receipt`)).status).toBe(404)
  expect((await other.post(`/v1/purchases/${mine.id}/seller-views`, { purposeCode: 'receipt' })).status).toBe(
    404,
  )
  const { branchNumber: _, ...body } = purchase()
  const correction = { ...body, correctionReason: 'x' }
  expect((await other.post(`/v1/purchases/${mine.id}/corrections`, correction, key)).status).toBe(404)
  const sale = { purchaseItemId: mine.items[0]!.id, soldAt: new Date().toISOString(), priceCents: 1, buyer }
  expect((await other.post('/v1/sales', sale, key)).status).toBe(404)
  expect(await other.post('/v1/purchases', purchase(), key)).toMatchObject({ status: 400 })
  expect((await other.get('/v1/purchases')).body).toMatchObject({ items: [] })
})
