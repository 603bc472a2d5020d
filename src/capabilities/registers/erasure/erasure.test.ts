import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { afterTerm, type Forgetter, openForgetter, verify } from '../../../../tests/forgetter.ts'
import { type Client, type TestHelder, testHelder } from '../../../../tests/helder.ts'
import { HENGELO, record } from '../../../../tests/purchases.ts'
import type { PersonView, PurchaseView } from '../contract.ts'

let helder: TestHelder
let forgetter: Forgetter
let dealer: Client
let admin: Client
const due = afterTerm()
const purpose = { purposeCode: 'other', purposeText: 'test' }

beforeAll(async () => {
  helder = await testHelder()
  forgetter = openForgetter(helder.database)
  await signIn()
})
async function signIn(): Promise<void> {
  dealer = await helder.as('dealer')
  admin = await helder.as('administrator')
}
/** Sessions of before that day are over too. */
async function run(on: string) {
  const report = await forgetter.run(on)
  await signIn()
  return { ...report, persons: report.forgotten.filter(({ store }) => store === 'register-persons') }
}
afterAll(async () => {
  await forgetter.close()
  await helder.stop()
})

const seller = async (id: string) =>
  (await dealer.post(`/v1/purchases/${id}/seller-views`, purpose)).body as PersonView
const view = async (id: string) => (await dealer.get(`/v1/purchases/${id}`)).body as PurchaseView
const check = () => verify(helder.admin, helder.database.dataDir)
const bucketFiles = () => readdirSync(join(helder.database.dataDir, 'keys/buckets')).sort()
const nameOf = ({ branchNumber, sequenceNumber }: PurchaseView) => ({
  branchNumber,
  register: 'purchase',
  sequenceNumber,
})
const hold = {
  orderedBy: 'officier van justitie mr. A. Voorbeeld',
  basis: 'art. 94 Sv',
  reason: 'onderzoek loopt',
  until: '2040-01-01',
}

test('what is due goes, what is held or not due stays, and the registers verify all the way', async () => {
  const gone = await record(dealer)
  const held = await record(dealer)
  const early = await record(dealer)
  const elsewhere = await record(dealer, { branchNumber: HENGELO })
  await helder.publish()
  expect((await seller(gone.id)).seller?.name).toBe('M. Verhoeven')
  expect(await check()).toEqual({ verdict: 'good', found: '' })

  // Nothing is due before the month is over.
  expect((await forgetter.preview(`${due.slice(0, 8)}01`)).length).toBeGreaterThan(0)
  const before = await run('2027-01-01')
  expect(before.persons).toEqual([])
  expect((await seller(gone.id)).seller?.name).toBe('M. Verhoeven')

  const placed = await admin.post('/v1/legal-holds', { ...nameOf(held), ...hold })
  expect(placed.status, placed.text).toBe(201)
  expect((await seller(held.id)).seller?.name).toBe('M. Verhoeven')
  expect(await check()).toEqual({ verdict: 'good', found: '' })

  const erased = await admin.post('/v1/entry-erasures', {
    ...nameOf(early),
    reason: 'verzoek van betrokkene',
  })
  expect(erased.status, erased.text).toBe(201)
  expect(erased.body).toMatchObject({ ground: 'early', erasedAt: expect.any(String) })
  expect(await seller(early.id)).toMatchObject({ seller: null, erased: { ground: 'early' } })
  expect((await view(early.id)).personErased).toMatchObject({ ground: 'early' })
  expect((await view(gone.id)).personErased).toBeNull()
  expect(await check()).toEqual({ verdict: 'good', found: '' })

  const did = await run(due)
  expect(did.failures).toEqual([])
  expect(did.persons.map(({ municipality, count }) => [municipality, count])).toEqual([
    ['enschede', 1],
    ['hengelo', 1],
  ])
  expect(await seller(gone.id)).toMatchObject({ seller: null, buyer: null, erased: { ground: 'retention' } })
  expect((await view(elsewhere.id)).personErased).toMatchObject({ ground: 'retention' })
  expect((await seller(held.id)).seller?.name).toBe('M. Verhoeven')
  expect(bucketFiles()).toEqual([`hold-${held.id}.key`])
  expect(await check()).toEqual({ verdict: 'good', found: '' })
  const again = await run(due)
  expect(again.persons).toEqual([])
  expect((await dealer.get(`/v1/purchases/${gone.id}/receipt`)).status).toBe(200)

  const { id } = placed.body as { id: string }
  const ended = await admin.post(`/v1/legal-holds/${id}/endings`, { reason: 'zaak gesloten' })
  expect(ended.body).toEqual({ becomes: 'erased-next' })
  expect((await run(due)).persons).toMatchObject([
    { store: 'register-persons', municipality: 'enschede', count: 1 },
  ])
  expect(await seller(held.id)).toMatchObject({ seller: null, erased: { ground: 'retention' } })
  expect(bucketFiles()).toEqual([])
  expect(await check()).toEqual({ verdict: 'good', found: '' })
})
