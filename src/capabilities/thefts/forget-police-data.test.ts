import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Forgetter, openForgetter } from '../../../tests/forgetter.ts'
import { newImei, openWorld, type World } from '../../../tests/factories.ts'
import { addDays, addMonths, dayInAmsterdam } from '../../kernel/dates.ts'

// Police data leave daily work after five years and are destroyed after ten: scenario over the years, with a real list.
let world: World
let forgetter: Forgetter
const today = dayInAmsterdam(new Date())
const imei = newImei()
const identifiers = [{ kind: 'imei' as const, value: imei }]

beforeAll(async () => {
  world = await openWorld()
  forgetter = openForgetter(world.database)
  await world.report({ item: { identifiers } })
  await world.buy({ item: { identifiers } })
  await world.matchAll()
  await sendList()
  await world.admin`insert into thefts.lead (id, kind, canonical, folded, checked_at, yes_digest, words, base_teams)
    values (gen_random_uuid(), 'imei', ${imei}, ${[imei]}, now(), 'x', 'gezien op de markt', '{enschede}')`
})
afterAll(async () => {
  await forgetter.close()
  await world.stop()
})

async function sendList(): Promise<void> {
  const citizen = await world.as('citizen')
  const sent = await citizen.post('/v1/goods-lists', {
    municipality: 'enschede',
    committedOn: '2026-10-01',
    contact: { name: 'G. Verzinsel', phone: '0600000000', email: 'g@example.org' },
    items: [{ category: 'phone', identifiers: [{ kind: 'imei', value: newImei() }] }],
  })
  expect(sent.status, sent.text).toBe(201)
  const { id, items } = sent.body as { id: string; items: [{ id: string }] }
  const [picture] = await world.admin<{ id: string }[]>`
    insert into thefts.listed_picture (id, item_id, list_id, shows, width, height, bytes)
    values (gen_random_uuid(), ${items[0].id}, ${id}, 'item', 1, 1, 1) returning id`
  await world.admin`insert into thefts.picture_box values (${picture!.id}, 'x')`
}

const listKeys = () => forgetter.keys.names('goods-lists').length
const police = async (path: string) =>
  ((await (await world.as('detective')).get(path)).body as { items: unknown[] }).items.length
const seen = async () => ({
  reports: await police('/v1/theft-reports'),
  hits: await police('/v1/hits'),
  leads: await police('/v1/leads'),
})
const rows = async (table: string) => (await world.admin`select from ${world.admin(table)}`).length
const standing = async () =>
  (await world.worker`select from thefts.checkable_number where canonical = ${imei}`).length

async function run(on: string) {
  const { forgotten, failures } = await forgetter.run(on)
  expect(failures).toEqual([])
  const ofPolice = ['theft-reports', 'hits', 'leads', 'goods-lists', 'pictures']
  return forgotten
    .filter(({ store }) => ofPolice.includes(store))
    .map(({ store, deed, count }) => `${store} ${deed} ${count}`)
    .sort()
}

test('on the last day of five years all is there; a day later nobody at work sees it, and nothing matches', async () => {
  expect(await seen()).toEqual({ reports: 1, hits: 1, leads: 1 })
  const last = addMonths(today, 60)
  expect(await run(last)).toEqual([])
  expect([await seen(), await standing()]).toEqual([{ reports: 1, hits: 1, leads: 1 }, 1])

  const preview = await forgetter.preview(addDays(last, 1))
  expect(await run(addDays(last, 1))).toEqual([
    'goods-lists removed 1',
    'hits removed 1',
    'leads removed 1',
    'theft-reports removed 1',
  ])
  expect(preview.filter(({ deed }) => deed === 'removed')).toHaveLength(4)
  expect([await seen(), await standing()]).toEqual([{ reports: 0, hits: 0, leads: 0 }, 0])
  // Kept apart, in no door: the functions of the gate do not see it either.
  expect([await rows('thefts.report'), await rows('thefts.lead'), await rows('matching.hit')]).toEqual([
    1, 1, 1,
  ])
  const [list] = await world.admin<{ id: string }[]>`select id from thefts.goods_list`
  const purpose = { purposeCode: 'handle-goods-list', purposeText: 'x' }
  const opened = await (await world.as('detective')).post(`/v1/goods-lists/${list!.id}/owner-views`, purpose)
  expect(opened.status).toBe(404)
  await world.buy({ item: { identifiers } })
  await world.matchAll()
  expect(await rows('matching.hit')).toBe(1)
  expect(await run(addDays(last, 1))).toEqual([])
})

test('after ten years it is destroyed, and the key of the month of the lists with it', async () => {
  const last = addMonths(today, 120)
  expect(await run(last)).toEqual([])
  expect(listKeys()).toBe(1)
  expect(await run(addDays(last, 1))).toEqual([
    'goods-lists destroyed 1',
    'hits destroyed 1',
    'leads destroyed 1',
    'pictures destroyed 1',
    'theft-reports destroyed 1',
  ])
  const goods = ['report', 'item', 'item_identifier', 'item_term', 'lead']
  const lists = ['goods_list', 'listed_item', 'listed_event', 'listed_picture', 'picture_box', 'owner_box']
  for (const table of [...goods, ...lists]) expect(await rows(`thefts.${table}`), table).toBe(0)
  expect([await rows('matching.hit'), await rows('matching.hit_event')]).toEqual([0, 0])
  // The month itself must be past its ten years before its key goes.
  await run(addMonths(addDays(last, 1), 1))
  expect(listKeys()).toBe(0)
})

test('control: without the restrictive policy what was removed is seen again', async () => {
  await world.report({ by: await world.as('detective'), item: { identifiers } })
  await world.admin`update thefts.report set removed_on = ${today}`
  expect(await police('/v1/theft-reports')).toBe(0)
  await world.admin`drop policy not_removed on thefts.report`
  expect(await police('/v1/theft-reports')).toBe(1)
})
