import { afterAll, beforeAll, expect, test } from 'vitest'
import { newImei, openWorld, type World } from '../../../../tests/factories.ts'
import type { Client } from '../../../../tests/helder.ts'
import { seller } from '../../../../tests/purchases.ts'
import type { GoodsListView } from '../contract.ts'
import type { PoliceAnswer } from './contract.ts'

let world: World
let officer: Client
let list: GoodsListView
const imei = newImei()
const registration = 'PL0500-2026512345-1'
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('privacy-officer')
  const citizen = await world.as('citizen')
  const sent = await citizen.post('/v1/goods-lists', {
    municipality: 'enschede',
    committedOn: '2026-10-01',
    contact: { name: 'Kanarie Eigenaar', phone: '06 00000000', email: 'kanarie@voorbeeld.example' },
    items: [{ category: 'phone', brand: 'Oppo', identifiers: [{ kind: 'imei', value: newImei() }] }],
  })
  list = sent.body as GoodsListView
  await world.report({
    registrationNumber: registration,
    item: { identifiers: [{ kind: 'imei', value: imei }] },
  })
  await world.buy({
    item: { identifiers: [{ kind: 'imei', value: imei }] },
    seller: seller({ name: 'Kanarie Verkoper' }),
  })
  await world.matchAll()
  await world.admin`insert into thefts.lead (id, kind, canonical, folded, checked_at, yes_digest, words, base_teams)
    values ('00000000-0000-7000-8000-00000000000c', 'imei', ${imei}, '{}', now(), 'x', 'kanarie-tip', '{enschede}')`
})
afterAll(() => world.stop())

async function requestOf(by: Client): Promise<string> {
  const asked = await by.post('/v1/data-subject-requests', { kind: 'access', receivedOn: '2026-11-01' })
  return (asked.body as { id: string }).id
}
type Reference = { reference: string; isTheirReport?: boolean }
async function post(by: Client, name: string, references: Reference[], mentionHits = false) {
  return by.post(`/v1/data-subject-requests/${await requestOf(by)}/police-answers`, {
    name,
    references: references.map((one) => ({ isTheirReport: false, ...one })),
    mentionHits,
  })
}
async function answer(...asked: [name: string, reference: Reference, mentionHits?: boolean]) {
  const [name, reference, mentionHits] = asked
  const { status, body, text } = await post(officer, name, [reference], mentionHits)
  expect(status, text).toBe(201)
  return { text, one: (body as PoliceAnswer).references[0]! }
}
type Look = { action: string; subject_kind: string; given_to: string | null; purpose_code: string }
const looks = () => world.admin<Look[]>`
  select action, subject_kind, given_to, purpose_code from access.log where role = 'privacy-officer' order by id`

test('a goods list goes to its owner, with when it was looked at; opening and giving are both recorded', async () => {
  const detective = await world.as('detective')
  const purpose = { purposeCode: 'handle-goods-list', purposeText: 'nummer navragen' }
  expect((await detective.post(`/v1/goods-lists/${list.id}/owner-views`, purpose)).status).toBe(201)
  const before = (await looks()).length
  const { one } = await answer('Kanarie Eigenaar', { reference: list.reference.toLowerCase() })
  expect(one).toMatchObject({
    outcome: 'given',
    lists: [
      {
        owner: { name: 'Kanarie Eigenaar', email: 'kanarie@voorbeeld.example' },
        items: [{ brand: 'Oppo' }],
        looks: [{ role: 'detective' }],
      },
    ],
  })
  expect((await looks()).slice(before)).toEqual(
    [
      ['open-for-data-subject', null],
      ['answer-data-subject-request', 'data-subject'],
    ].map(([action, given_to]) => ({
      action,
      given_to,
      subject_kind: 'goods-list',
      purpose_code: 'data-subject-request',
    })),
  )
})

test('a list of somebody else is not given, nor recorded as given', async () => {
  const before = (await looks()).length
  const { one, text } = await answer('Andere Vrager', { reference: list.reference })
  expect(one).toEqual({ reference: list.reference, outcome: 'other-person', lists: [], reports: [] })
  expect(text).not.toContain('Kanarie')
  expect((await looks()).slice(before).map(({ given_to }) => given_to)).toEqual([null])
})

test('a theft report is given once the officer saw whose it is; however its number is written', async () => {
  const before = (await looks()).length
  const unseen = await answer('Wie Dan', { reference: '2026512345' })
  expect(unseen.one).toMatchObject({ outcome: 'not-established', reports: [] })
  expect(await looks()).toHaveLength(before)
  const seen = await answer('Wie Dan', { reference: '2026512345', isTheirReport: true })
  expect(seen.one.reports).toMatchObject([
    { registrationNumber: registration, items: [{ numbers: [imei], confirmedOn: [] }] },
  ])
  expect((await looks()).slice(before).map(({ subject_kind }) => subject_kind)).toEqual([
    'theft-report',
    'theft-report',
  ])
})

test('a hit that nobody decided, a tip, seller and dealer are never in an answer', async () => {
  const asked = { reference: registration, isTheirReport: true }
  const open = await answer('Wie Dan', asked, true)
  expect(open.one.reports[0]!.items[0]!.confirmedOn).toEqual([])
  const detective = await world.as('detective')
  const hits = (await detective.get('/v1/hits')).body as { items: { id: string }[] }
  const decided = await detective.post(`/v1/hits/${hits.items[0]!.id}/decisions`, {
    decision: 'confirmed',
    reasonCode: 'same-item',
    reasonText: null,
  })
  expect(decided.status, decided.text).toBe(201)
  const told = await answer('Wie Dan', asked, true)
  expect(told.one.reports[0]!.items[0]!.confirmedOn).toHaveLength(1)
  const untold = await answer('Wie Dan', asked, false)
  expect(untold.one.reports[0]!.items[0]!.confirmedOn).toEqual([])
  for (const { text } of [open, told, untold]) {
    for (const other of ['Kanarie Verkoper', 'kanarie-tip', 'Juwelier', '99000001'])
      expect(text).not.toContain(other)
  }
  // Control: that is what these stand under for who may see them.
  expect((await detective.get(`/v1/hits/${hits.items[0]!.id}`)).text).toContain('Juwelier')
})

test('what was removed from daily work is still kept, and said', async () => {
  await world.admin`update thefts.report set removed_on = '2026-11-20' where registration_number = ${registration}`
  const { one } = await answer('Wie Dan', { reference: registration, isTheirReport: true })
  expect(one.reports[0]).toMatchObject({ removedOn: '2026-11-20' })
  await world.admin`update thefts.report set removed_on = null where registration_number = ${registration}`
})

test('another team finds nothing; a municipality has no such answer', async () => {
  const west = await world.token('privacy-officer', 'base-team:twente-west')
  const references = [{ reference: list.reference }, { reference: registration, isTheirReport: true }]
  const elsewhere = await post(west, 'Kanarie Eigenaar', references)
  expect((elsewhere.body as PoliceAnswer).references.map(({ outcome }) => outcome)).toEqual([
    'not-found',
    'not-found',
  ])
  const municipality = await world.token('privacy-officer', 'municipality:enschede')
  expect((await post(municipality, 'Kanarie Eigenaar', references)).status).toBe(404)
})
