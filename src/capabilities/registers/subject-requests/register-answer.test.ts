import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../tests/factories.ts'
import type { Client } from '../../../../tests/helder.ts'
import { ENSCHEDE, buyer, purchase, record, seller } from '../../../../tests/purchases.ts'
import type { PurchaseView, SaleView } from '../contract.ts'
import type { EntryReference, RegisterAnswer } from './contract.ts'

let world: World
let dealer: Client
let request: string
let bought: PurchaseView
beforeAll(async () => {
  world = await openWorld()
  dealer = await world.as('dealer')
  const asked = await dealer.post('/v1/data-subject-requests', { kind: 'access', receivedOn: '2026-11-01' })
  request = (asked.body as { id: string }).id
  bought = await record(dealer)
})
afterAll(() => world.stop())

const of = ({ sequenceNumber }: { sequenceNumber: number }, register = 'purchase') =>
  ({ register, branchNumber: ENSCHEDE, sequenceNumber }) as EntryReference
const post = (by: Client, name: string, entries: EntryReference[]) =>
  by.post(`/v1/data-subject-requests/${request}/register-answers`, { name, entries })
async function answer(name: string, ...entries: EntryReference[]) {
  const { status, body, text } = await post(dealer, name, entries)
  expect(status, text).toBe(201)
  return { text, entries: (body as RegisterAnswer).entries }
}
/** A dealer of another business, with a branch of its own. */
async function another() {
  const [branch] = await world.admin<{ branch_number: string }[]>`
    select branch_number from access.branch where organisation_id = 'dealer:99000002'`
  return { ...(await world.token('dealer', 'dealer:99000002')), branchNumber: branch!.branch_number }
}
const looks = () => world.admin<{ subject_id: string; purpose_code: string; purpose_text: string }[]>`
  select subject_id, purpose_code, purpose_text from access.log where action = 'answer-data-subject-request' order by id`
const outcomes = (entries: RegisterAnswer['entries']) => entries.map(({ outcome }) => outcome)

test('gives who sold everything that is kept of them, until when and on what basis; the look is recorded', async () => {
  const before = (await looks()).length
  const { entries } = await answer('Mieke Verhoeven', of(bought))
  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({
    outcome: 'given',
    given: {
      person: { seller: { name: 'M. Verhoeven', documentNumber: 'IR4K7B921' } },
      purchase: { items: [{ brand: 'Oppo' }] },
      legalBasis: expect.any(String) as string,
    },
  })
  // Enschede keeps four years (bill 36036 in the demo), by whole months.
  expect(entries[0]!.given!.keptUntilMonth).toMatch(/^2030-1[0-2]$/)
  expect((await looks()).slice(before)).toEqual([
    { subject_id: bought.id, purpose_code: 'data-subject-request', purpose_text: request },
  ])
})

test('an entry of somebody else is not given, and the answer says nothing of it', async () => {
  const canary = await record(dealer, { seller: seller({ name: 'Kanarie Verhoeven', street: 'Kanariepad' }) })
  const before = (await looks()).length
  const { entries, text } = await answer('Mieke Verhoeven', of(canary))
  expect(entries).toEqual([{ ...of(canary), outcome: 'other-person', erased: null, given: null }])
  expect(text).not.toContain('Kanarie')
  expect((await looks()).slice(before)).toHaveLength(1)
  // Control: who it does belong to gets it.
  expect((await answer('Kanarie Verhoeven', of(canary))).text).toContain('Kanariepad')
})

test('a number that is not there, of another register or another dealer, opens nothing', async () => {
  const elsewhere = await another()
  const theirs = purchase({
    branchNumber: elsewhere.branchNumber,
    seller: seller({ name: 'Mieke Verhoeven' }),
  })
  expect((await elsewhere.post('/v1/purchases', theirs, { 'idempotency-key': 'one' })).status).toBe(201)
  const before = (await looks()).length
  const strange = { ...of({ sequenceNumber: 1 }), branchNumber: elsewhere.branchNumber }
  const { entries } = await answer(
    'Mieke Verhoeven',
    strange,
    of({ sequenceNumber: 9999 }),
    of(bought, 'sale'),
  )
  expect(outcomes(entries)).toEqual(['not-found', 'not-found', 'not-found'])
  expect(await looks()).toHaveLength(before)
})

test('who bought gets the sale, and what stood before or after a correction comes along', async () => {
  const other = await record(dealer)
  const sold = await dealer.post('/v1/sales', {
    purchaseItemId: other.items[0]!.id,
    soldAt: new Date().toISOString(),
    priceCents: 19_900,
    buyer,
  })
  const sale = sold.body as SaleView
  expect((await answer('Karel Koper', of(sale, 'sale'))).entries).toMatchObject([
    { outcome: 'given', given: { sale: { priceCents: 19_900 }, person: { buyer: { name: 'K. Koper' } } } },
  ])
  // What the dealer paid, and who sold it, is not the buyer's.
  expect(outcomes((await answer('Karel Koper', of(other))).entries)).toEqual(['other-person'])
  const first = await record(dealer)
  const corrected = await world.correct(first.id, { item: { colour: 'blauw' } })
  const { entries } = await answer('M. Verhoeven', of(first))
  expect(entries.map(({ given }) => given?.purchase?.id)).toEqual([first.id, corrected])
})

test('of an entry whose people were destroyed only that is said, to whoever asks', async () => {
  const gone = await record(dealer, { seller: seller({ name: 'Weg Gewist' }) })
  const administrator = await world.as('administrator')
  const erased = await administrator.post('/v1/entry-erasures', {
    branchNumber: ENSCHEDE,
    register: 'purchase',
    sequenceNumber: gone.sequenceNumber,
    reason: 'Proef',
  })
  expect(erased.status, erased.text).toBe(201)
  await world.forget(new Date())
  const { entries, text } = await answer('Weg Gewist', of(gone))
  expect(entries).toMatchObject([{ outcome: 'erased', erased: { ground: 'early' }, given: null }])
  expect(text).not.toContain('Oppo')
})

test('without a request of the own business there is no answer, and no look', async () => {
  const before = (await looks()).length
  const elsewhere = await another()
  expect((await post(elsewhere, 'Mieke Verhoeven', [of(bought)])).status).toBe(404)
  expect((await post(await world.as('dealer-counter'), 'Mieke Verhoeven', [of(bought)])).status).toBe(403)
  expect((await post(await world.as('privacy-officer'), 'Mieke Verhoeven', [of(bought)])).status).toBe(403)
  expect(await looks()).toHaveLength(before)
})
