import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { addDays, dayInAmsterdam } from '../../../kernel/dates.ts'
import type { WorkItemView } from './contract.ts'

let helder: TestHelder
let officer: Client
beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('municipal-officer')
})
afterAll(() => helder.stop())

const today = dayInAmsterdam(new Date())
const items = async (by = officer) =>
  ((await by.get('/v1/work-items')).body as { items: WorkItemView[] }).items
const putOff = (item: string, over: object = {}, by = officer) =>
  by.post('/v1/postponements', { item, until: addDays(today, 14), reason: 'Vakantie', ...over })

test('everyone sees the work of the own municipalities: new dealers are to be written to', async () => {
  const own = await items()
  expect(own.length).toBeGreaterThan(20)
  expect(new Set(own.map(({ dealer }) => dealer.municipality))).toEqual(new Set(['enschede']))
  expect(own.every(({ reason }) => reason === 'new-on-list' || reason === 'quiet')).toBe(true)
  const all = await items(await helder.as('programme-officer'))
  expect(new Set(all.map(({ dealer }) => dealer.municipality)).size).toBe(14)
})

test('an item is put off with a reason, comes back by hand, and never for another municipality', async () => {
  const [first] = await items()
  const { key } = first!
  expect(await putOff(key, { until: addDays(today, 91), reason: '' })).toMatchObject({ status: 400 })
  expect(await putOff(key, { until: addDays(today, 91) })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'until' }] },
  })
  const hengelo = await helder.token('municipal-officer', 'municipality:hengelo')
  expect((await putOff(key, {}, hengelo)).status).toBe(404)
  expect((await putOff(`new-on-list:${first!.dealerId!.replace(/.$/, 'f')}`)).status).toBe(404)
  expect(await putOff(key)).toMatchObject({
    status: 201,
    body: { key, putOff: { until: addDays(today, 14), reason: 'Vakantie', by: 'Dirk Fictie' } },
  })
  const of = async () => (await items()).find((item) => item.key === key)!
  expect((await of()).putOff).not.toBeNull()
  expect((await putOff(key, { until: today })).status).toBe(201)
  expect((await of()).putOff).toBeNull()
})

test('an item goes because the facts changed', async () => {
  const [item] = (await items()).filter(({ reason }) => reason === 'new-on-list')
  await helder.admin`
    insert into programme.event (id, dealer_id, kind, happened_on, organisation_id, recorded_by_name)
    values (gen_random_uuid(), ${item!.dealerId}, 'letter', ${today}, 'x', 'x')`
  expect((await items()).map(({ key }) => key)).not.toContain(item!.key)
})

test('a notice that waits stands on the list with its term until it is decided, and nobody puts it off', async () => {
  const id = '01900000-0000-7000-8000-00000000abcd'
  await helder.admin`
    insert into programme.notice (id, reference, kind, municipality, name, street, house_number, postcode, town, happens_on)
    values (${id}, 'M-TEST', 'start', 'enschede', 'Nieuwe Zaak', 'Proefstraat', '1', '7511 AB', 'Enschede', ${today})`
  const found = async (client?: Client) => (await items(client)).find(({ key }) => key === `notice:${id}`)
  const item = await found()
  expect(item).toMatchObject({
    kind: 'decide',
    dealerId: null,
    isBinding: true,
    to: `/handelaren/meldingen/${id}`,
  })
  expect(item!.dealer).toMatchObject({ name: 'Nieuwe Zaak', municipality: 'enschede' })
  expect(await found(await helder.token('municipal-officer', 'municipality:hengelo'))).toBeUndefined()
  expect((await putOff(`notice:${id}`)).status).not.toBe(201)
  await helder.admin`update programme.notice set state = 'not-right', decided_at = now(), decided_by_name = 'x', reason = 'x'
    where id = ${id}`
  expect(await found()).toBeUndefined()
})

test('a list with lines that wait for a decision stands there once, with how many', async () => {
  const list = { id: '01900000-0000-7000-8000-00000000bcde' }
  await helder.admin`
    insert into programme.import (id, organisation_id, file_name, encoding, headings, columns, started_by_name)
    values (${list.id}, 'municipality:enschede', 'lijst.csv', 'utf-8', '{}', '{}', 'x')`
  const waiting = async () => (await items()).filter(({ reason }) => reason === 'import-waiting')
  expect(await waiting()).toEqual([])
  for (const [line, outcome] of ['new', 'moved', 'same'].entries())
    await helder.admin`
      insert into programme.import_line (id, import_id, line, cells, facts, errors, questions, outcome, about)
      values (gen_random_uuid(), ${list.id}, ${line + 2}, '[]', '{}', '[]', '[]', ${outcome}, '{}')`
  expect(await waiting()).toMatchObject([
    { dealerId: null, values: { count: 2 }, to: `/handelaren/invoer/${list.id}` },
  ])
})
