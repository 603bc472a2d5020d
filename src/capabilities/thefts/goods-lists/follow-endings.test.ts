import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openChecker } from '../../../../tests/checks.ts'
import { newImei, nextNumber, openWorld, type World } from '../../../../tests/factories.ts'
import type { Answer, Client } from '../../../../tests/helder.ts'
import type { GoodsListView, TheftReportView } from '../contract.ts'

let world: World
let checker: ReturnType<typeof openChecker>
let citizen: Client
let police: Client
beforeAll(async () => {
  world = await openWorld()
  checker = openChecker(world)
  citizen = await world.as('citizen')
  police = await world.as('fencing-specialist')
})
// Ten that nobody looked at are the most that a citizen may have.
afterEach(() => world.admin`update thefts.goods_list set state = 'refused' where state = 'received'`)
afterAll(() => world.stop())

function good<T = GoodsListView>({ status, body, text }: Answer): T {
  expect(status, text).toBeLessThan(300)
  return body as T
}
async function send(imeis: readonly string[]): Promise<GoodsListView> {
  const identifiers = imeis.map((value) => ({ kind: 'imei', value }))
  const items = [{ category: 'phone', brand: 'Oppo', model: 'N1', identifiers }]
  const list = { municipality: 'enschede', committedOn: '2026-01-05', items }
  return good(await citizen.post('/v1/goods-lists', list, { 'idempotency-key': `f${nextNumber()}` }))
}
const accept = async ({ id }: GoodsListView, more: object = {}) =>
  good(await police.post(`/v1/goods-lists/${id}/decisions`, { decision: 'accept', ...more }))
const own = async ({ id }: GoodsListView) => good(await citizen.get(`/v1/goods-lists/${id}`))
const step = async (by: Client, { id, items }: GoodsListView, name: string, more: object = {}) =>
  good(await by.post(`/v1/goods-lists/${id}/items/${items[0]!.id}/steps`, { step: name, ...more }))
const reportOf = async (id: string) => good<TheftReportView>(await police.get(`/v1/theft-reports/${id}`))
const end = async (by: Client, report: string, item: string, reasonCode: string) =>
  good<TheftReportView>(
    await by.post(`/v1/theft-reports/${report}/items/${item}/endings`, { reasonCode, reasonText: 'geheim' }),
  )
const reopen = async (report: string, item: string) =>
  good<TheftReportView>(
    await police.post(`/v1/theft-reports/${report}/items/${item}/reopenings`, { reasonText: 'vergissing' }),
  )

/** A list that police took in, with the report and the stolen item that were made of it. */
async function taken() {
  const imei = newImei()
  const list = await accept(await send([imei]))
  const report = await reportOf(list.police!.reportId!)
  expect(list.items[0]!.state).toBe('in-system')
  return { list, report: report.id, item: report.items[0]!.id, imei }
}

test('what police end on the report is looked for no more on the owner’s list, and their reason stays theirs', async () => {
  const { list, report, item, imei } = await taken()
  await checker.becomes(imei, 'registered-stolen')
  // Police of another base team: what is stolen here is found there.
  await end(await world.token('detective', 'base-team:twente-west'), report, item, 'found-by-police')
  await checker.becomes(imei, 'not-registered')
  const seen = await own(list)
  expect(seen.items[0]).toMatchObject({ state: 'ended', steps: [] })
  expect(seen.history.at(-1)).toMatchObject({ step: 'search-ends', side: 'police', by: null, detail: {} })
  expect(JSON.stringify(seen)).not.toMatch(/geheim|found-by-police/)
  // Nothing is added to it any more.
  const at = `/v1/goods-lists/${list.id}/items/${list.items[0]!.id}`
  expect((await citizen.post(`${at}/identifiers`, { kind: 'imei', value: newImei() })).status).toBe(409)
  expect((await citizen.post(`${at}/steps`, { step: 'report-home' })).status).toBe(409)
})

test('opened again on the report it is looked for again, on the list too', async () => {
  const { list, report, item } = await taken()
  await end(police, report, item, 'other')
  await reopen(report, item)
  const seen = await own(list)
  expect(seen.items[0]!.state).toBe('in-system')
  expect(seen.history.slice(-2).map((event) => event.step)).toEqual(['search-ends', 'search-reopens'])
})

test('an owner’s notice that police settle on the report ends as at home; otherwise as not looked for', async () => {
  const [first, second] = [await taken(), await taken()]
  for (const { list } of [first, second]) await step(citizen, list, 'report-home')
  await end(police, first.report, first.item, 'found-by-owner')
  await end(police, second.report, second.item, 'reported-in-error')
  expect((await own(first.list)).items[0]!.state).toBe('home')
  expect((await own(second.list)).items[0]!.state).toBe('ended')
})

test('the other way round: what police end or give back on the list ends on the report, and opens from there', async () => {
  const [home, back] = [await taken(), await taken()]
  await step(citizen, home.list, 'report-home')
  expect((await reportOf(home.report)).items[0]!.endedOn).toBeNull()
  await step(police, home.list, 'end')
  await step(police, back.list, 'tell-found')
  await step(police, back.list, 'give-back', { ground: 'court' })
  expect((await reportOf(home.report)).items[0]!.endedReason).toBe('found-by-owner')
  expect((await reportOf(back.report)).items[0]!.endedReason).toBe('returned')
  for (const { list, report, item } of [home, back]) {
    await reopen(report, item)
    expect((await own(list)).items[0]).toMatchObject({ state: 'in-system', returnGround: null })
  }
})

test('one thing that stands as two stolen items is looked for until both ended', async () => {
  const [known, extra] = [newImei(), newImei()]
  const reportId = await world.report({ item: { identifiers: [{ kind: 'imei', value: known }] } })
  const twin = (await reportOf(reportId)).items[0]!.id
  const sent = await send([known, extra])
  const sameAs = [{ itemId: sent.items[0]!.id, stolenItemId: twin }]
  const list = await accept(sent, { intoReport: reportId, sameAs })
  const made = (await reportOf(reportId)).items.find(({ id }) => id !== twin)!.id
  await end(police, reportId, twin, 'other')
  expect((await own(list)).items[0]!.state).toBe('in-system')
  await end(police, reportId, made, 'other')
  expect((await own(list)).items[0]!.state).toBe('ended')
  await reopen(reportId, twin)
  expect((await own(list)).items[0]!.state).toBe('in-system')
})

test('what police ended before is no twin: the thing of the list is looked for by itself', async () => {
  const imei = newImei()
  const reportId = await world.report({ item: { identifiers: [{ kind: 'imei', value: imei }] } })
  const old = (await reportOf(reportId)).items[0]!.id
  await end(police, reportId, old, 'other')
  const sent = await send([imei])
  const seen = good(await police.get(`/v1/goods-lists/${sent.id}`))
  expect(seen.police!.suggestions).toEqual([])
  const sameAs = [{ itemId: sent.items[0]!.id, stolenItemId: old }]
  await accept(sent, { intoReport: reportId, sameAs })
  const standing = (await reportOf(reportId)).items.filter(({ endedOn }) => endedOn === null)
  expect(standing.flatMap(({ identifiers }) => identifiers.map(({ value }) => value))).toEqual([imei])
})

test('police go from report and hit to the list and from the list to the hit; its owner learns of neither', async () => {
  const { list, report, imei } = await taken()
  await world.buy({ item: { brand: 'Oppo', identifiers: [{ kind: 'imei', value: imei }] } })
  await world.matchAll()
  const goodsLists = [{ id: list.id, reference: list.reference }]
  expect((await reportOf(report)).goodsLists).toEqual(goodsLists)
  const [hit] = good(await police.get(`/v1/goods-lists/${list.id}`)).police!.hits[list.items[0]!.id]!
  expect(good(await police.get(`/v1/hits/${hit!.id}`))).toMatchObject({ stolen: { goodsLists } })
  // A base team elsewhere reads the list, but not the hit, which is none of its area.
  const west = await world.token('detective', 'base-team:twente-west')
  const there = good(await west.get(`/v1/goods-lists/${list.id}`))
  expect(there.police!.hits[list.items[0]!.id]).toEqual([])
  expect((await citizen.get(`/v1/theft-reports/${report}`)).status).toBe(403)
  expect(JSON.stringify(await own(list))).not.toContain(hit!.id)
  // Control: a report that no citizen's list came into names none.
  expect((await reportOf(await world.report())).goodsLists).toEqual([])
})
