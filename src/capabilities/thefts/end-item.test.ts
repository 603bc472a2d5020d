import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChecker } from '../../../tests/checks.ts'
import { newImei, openWorld, reportOf, type World } from '../../../tests/factories.ts'
import type { Client } from '../../../tests/helder.ts'
import type { TheftReportView } from './contract.ts'

let world: World
let checker: ReturnType<typeof openChecker>
let detective: Client
beforeAll(async () => {
  world = await openWorld()
  checker = openChecker(world)
  detective = await world.as('detective')
})
afterAll(() => world.stop())

async function report(imei: string, fields: Record<string, unknown> = {}) {
  const sent = reportOf({ item: { identifiers: [{ kind: 'imei', value: imei }] }, ...fields })
  const { body } = await detective.post('/v1/theft-reports', sent)
  const view = body as TheftReportView
  const at = `/v1/theft-reports/${view.id}/items/${view.items[0]!.id}`
  return {
    sent,
    view,
    end: (client = detective) => client.post(`${at}/endings`, { reasonCode: 'found-by-owner' }),
    reopen: (client = detective) => client.post(`${at}/reopenings`, { reasonText: 'verkeerde fiets' }),
    at,
  }
}
const says = (imei: string) => checker.says(imei)
const becomes = (imei: string, result: string) => checker.becomes(imei, result)
const hits = async () =>
  (await world.admin<{ n: number }[]>`select count(*)::int as n from matching.hit`)[0]!.n
const changes = (imei: string) =>
  world.admin<
    { delta: number }[]
  >`select delta from thefts.number_change where canonical = ${imei} order by n`

describe('found again', () => {
  test('the check says yes until then, and no from then on', async () => {
    const imei = newImei()
    const stolen = await report(imei)
    await becomes(imei, 'registered-stolen')
    const ended = await stolen.end()
    expect(ended.status).toBe(201)
    expect((ended.body as TheftReportView).items[0]).toMatchObject({
      endedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      endedReason: 'found-by-owner',
    })
    await becomes(imei, 'not-registered')
  })

  test('who reported it twice keeps a yes when one of the two ends', async () => {
    const imei = newImei()
    const [first, second] = [await report(imei), await report(imei)]
    await first.end()
    // Another number that goes after it: when that is gone, the first change was taken in as well.
    const later = newImei()
    const marker = await report(later)
    await becomes(later, 'registered-stolen')
    await marker.end()
    await becomes(later, 'not-registered')
    expect(await says(imei)).toBe('registered-stolen')
    await second.end()
    await becomes(imei, 'not-registered')
  })

  test('a purchase after that is no hit; taken back, it is', async () => {
    const imei = newImei()
    const stolen = await report(imei)
    await stolen.end()
    const before = await hits()
    await world.buy({ item: { identifiers: [{ kind: 'imei', value: imei }] } })
    await world.matchAll()
    expect(await hits()).toBe(before)
    // Control: the same purchase is one as soon as the item is looked for again.
    expect((await stolen.reopen()).status).toBe(201)
    await world.matchAll()
    expect(await hits()).toBe(before + 1)
    await becomes(imei, 'registered-stolen')
  })

  test('the same feed again, or another content, does not make it stolen again', async () => {
    const imei = newImei()
    const stolen = await report(imei)
    await stolen.end()
    for (const colour of ['zwart', 'blauw']) {
      const items = [{ ...(stolen.sent['items'] as object[])[0], colour }]
      const { body } = await detective.post('/v1/theft-reports', { ...stolen.sent, items })
      expect((body as TheftReportView).items[0]).toMatchObject({ colour, endedReason: 'found-by-owner' })
    }
    expect(await changes(imei)).toEqual([{ delta: 1 }, { delta: -1 }])
  })

  test('another number in its place: the old one goes, the new one comes', async () => {
    const [old, better] = [newImei(), newImei()]
    const stolen = await report(old)
    const items = [
      { ...(stolen.sent['items'] as object[])[0], identifiers: [{ kind: 'imei', value: better }] },
    ]
    await detective.post('/v1/theft-reports', { ...stolen.sent, items })
    expect([await changes(old), await changes(better)]).toEqual([
      [{ delta: 1 }, { delta: -1 }],
      [{ delta: 1 }],
    ])
    await becomes(better, 'registered-stolen')
    expect(await says(old)).toBe('not-registered')
  })

  test('the list of changes adds up to the numbers that stand as stolen', async () => {
    const sums = await world.admin`
      select canonical, kind, sum(delta)::int as n from thefts.number_change where delta <> 0
       group by 1, 2 having sum(delta) <> 0 order by 1, 2`
    const standing = await world.admin`
      select canonical, kind, count(*)::int as n from thefts.checkable_number group by 1, 2 order by 1, 2`
    expect(sums.length).toBeGreaterThan(1)
    expect([...sums]).toEqual([...standing])
  })
})

describe('who may', () => {
  test('police of the region only; twice is refused, an item of another report is not there', async () => {
    const stolen = await report(newImei())
    expect((await stolen.end(world.nobody)).status).toBe(401)
    expect((await stolen.end(await world.as('dealer'))).status).toBe(403)
    expect((await stolen.reopen()).body).toMatchObject({ status: 409, reason: 'not-ended' })
    const elsewhere = await world.token('detective', 'base-team:twente-west')
    expect((await stolen.end(elsewhere)).status).toBe(201)
    expect((await stolen.end()).body).toMatchObject({ status: 409, reason: 'already-ended' })
    const other = await report(newImei())
    const wrong = stolen.at.replace(stolen.view.id, other.view.id)
    expect((await detective.post(`${wrong}/endings`, { reasonCode: 'returned' })).status).toBe(404)
    expect((await detective.post(`${other.at}/endings`, { reasonCode: 'other' })).status).toBe(400)
    const events = await world.admin`
      select event, organisation_id from thefts.item_event where item_id = ${stolen.view.items[0]!.id} order by n`
    expect([...events]).toEqual([{ event: 'ended', organisation_id: 'base-team:twente-west' }])
  })

  test('the database refuses it too, when the application does not ask who', async () => {
    const { view } = await report(newImei())
    const asDealer = world.admin.begin(async (tx) => {
      await tx`set local role helder_app`
      await tx`select set_config('helder.organisation', 'dealer:99000001', true), set_config('helder.role', 'dealer', true)`
      await tx`select thefts.end_item(${view.items[0]!.id}, ${view.id}, 'ended', 'other', null, null)`
    })
    await expect(asDealer).rejects.toThrow(/only police/)
  })
})
