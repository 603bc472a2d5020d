import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newImei, reportOf } from '../../../tests/factories.ts'
import { openShop, type Shop } from '../../../tests/visit-world.ts'
import { newId } from '../../kernel/ids.ts'
import { withoutSession } from '../../platform/caller.ts'
import { inTransaction, openDatabase } from '../../platform/database.ts'
import { KeyFiles } from '../../platform/key-files.ts'
import type { VisitView } from './contract.ts'
import { listVisitHours, type VisitHours, visitStore } from './public.ts'
import type { Role } from '../../kernel/codes.ts'

let shop: Shop
const stolen = newImei()
beforeAll(async () => {
  shop = await openShop()
  const reported = reportOf({ item: { identifiers: [{ kind: 'imei', value: stolen }] } })
  expect((await (await shop.helder.as('detective')).post('/v1/theft-reports', reported)).status).toBe(201)
  await vi.waitFor(async () => {
    const { body } = await shop.helder.nobody.post('/v1/checks', { kind: 'imei', value: stolen })
    expect(body).toMatchObject({ result: 'registered-stolen' })
  })
})
afterAll(() => shop.helder.stop())

const scanOf = (value: string, minute: number) => ({
  id: newId(),
  kind: 'imei',
  value,
  result: 'not-found',
  at: new Date(shop.begunAt + minute * 60_000).toISOString(),
})

test('on a joint visit police read what the municipality scanned, with the answer; the municipality gets none', async () => {
  const { inspector, police, helder } = shop
  const clean = newImei()
  const theirs = await shop.begin(inspector, { kind: 'joint' })
  expect(theirs.jointMark).toBe(theirs.id)
  const offers = (await police.get('/v1/joint-visits')).body as { items: { jointMark: string }[] }
  expect(offers.items).toMatchObject([{ jointMark: theirs.id, organisationName: 'Gemeente Enschede' }])
  const scans = [scanOf(stolen, 1), scanOf(clean, 2)]
  const kept = await inspector.put(`/v1/visits/${theirs.id}/record`, { version: 0, record: { scans } })
  expect(kept.text).not.toContain('stolen')

  const ours = await shop.begin(police, { kind: 'joint', jointMark: theirs.id })
  const answer = await police.get(`/v1/visits/${ours.id}/joint-scans`)
  expect(answer.body).toMatchObject({
    items: [
      { value: stolen, stolen: 'registered-stolen' },
      { value: clean, stolen: 'not-registered' },
    ],
  })
  expect((await inspector.get(`/v1/visits/${theirs.id}/joint-scans`)).status).toBe(403)
  expect((await police.get(`/v1/visits/${theirs.id}`)).status).toBe(404)
  // Another team, another dealer or a mark that is nobody's sees nothing.
  const other = await helder.token('police-inspector', 'base-team:twente-noord')
  expect((await other.get(`/v1/visits/${ours.id}/joint-scans`)).body).toMatchObject({ items: [] })
  const alone = await shop.begin(police, {})
  expect((await police.get(`/v1/visits/${alone.id}/joint-scans`)).body).toMatchObject({ items: [] })
  const invented = { id: newId(), dealerId: shop.dealerId, kind: 'joint', need: 'x', jointMark: alone.id }
  const begunAt = new Date().toISOString()
  expect((await police.post('/v1/visits', { ...invented, begunAt })).status).toBe(404)
})

test('whether a number is stolen is asked on an own visit that runs, by police alone', async () => {
  const { inspector, police } = shop
  const visit = await shop.begin(police, {})
  const ask = (by: typeof police, id: string, value: string) =>
    by.post(`/v1/visits/${id}/stolen-checks`, { kind: 'imei', value })
  expect((await ask(police, visit.id, stolen)).body).toMatchObject({ result: 'registered-stolen' })
  expect((await ask(police, visit.id, newImei())).body).toMatchObject({ result: 'not-registered' })
  const theirs = await shop.begin(inspector, {})
  expect((await ask(inspector, theirs.id, stolen)).status).toBe(403)
  expect((await ask(police, theirs.id, stolen)).status).toBe(404)
  await police.post(`/v1/visits/${visit.id}/endings`, { version: 0, endedAt: new Date().toISOString() })
  expect((await ask(police, visit.id, stolen)).status).toBe(404)
})

test('hours are duration times own people, without names; a municipality counts no hours of police', async () => {
  const { inspector, police, helder } = shop
  const person = (ownOrganisation: boolean, capacity: string) => ({
    name: 'Kanarie',
    capacity,
    ownOrganisation,
  })
  const participants = [
    person(true, 'municipal-inspector'),
    person(true, 'enforcement-officer'),
    person(false, 'police-inspector'),
  ]
  const visit = await shop.begin(inspector, {})
  await inspector.put(`/v1/visits/${visit.id}/record`, { version: 0, record: { participants } })
  const endedAt = new Date(shop.begunAt + 1_800_000).toISOString()
  await inspector.post(`/v1/visits/${visit.id}/endings`, { version: 1, endedAt })
  const ofPolice = await shop.begin(police, {})
  await police.post(`/v1/visits/${ofPolice.id}/endings`, { version: 0, endedAt })
  const app = openDatabase(helder.database.appUrl, { max: 1 })
  const hours = (role: Role, organisationId: string): Promise<VisitHours[]> => {
    const who = { organisationId, organisationName: '', role, accountId: newId(), accountName: '' }
    return inTransaction(app, { ...who, ...withoutSession }, (tx) =>
      listVisitHours(tx, { from: '2000-01-01', until: '2999-01-01' }),
    )
  }
  const own = await hours('mayors-office', 'municipality:enschede')
  expect(own).toEqual([{ municipality: 'enschede', organisationKind: 'municipality', visits: 1, hours: 1 }])
  const all = await hours('programme-coordinator', 'programme:twente')
  expect(all.map(({ organisationKind }) => organisationKind)).toEqual(['base-team', 'municipality'])
  expect(await hours('mayors-office', 'municipality:hengelo')).toEqual([])
  expect(await hours('citizen', 'citizen:1')).toEqual([])
  await app.end()
})

test('sixty months after it a visit goes, with its photo and the key of that month; a younger one stays', async () => {
  const { inspector, helder } = shop
  const visit = await shop.begin(inspector, {})
  const id = newId()
  const takenAt = new Date(shop.begunAt).toISOString()
  expect((await shop.photo(visit.id, { id, takenAt })).status).toBe(201)
  await helder.admin.unsafe(`update visits.visit set begun_at = '2020-01-15', planned_on = null where id = '${visit.id}';
    update visits.photo set key_month = '2020-01' where id = '${id}'`)
  const worker = openDatabase(helder.database.workerUrl, { max: 1 })
  const keys = new KeyFiles(helder.database.dataDir)
  keys.key('visit-photos/2020-01')
  const store = visitStore(worker, keys)
  const due = { store: 'visits', deed: 'destroyed', municipality: 'enschede', month: '2025-01', count: 1 }
  expect(await store.preview('2025-01-14')).toEqual([])
  expect(await store.preview('2025-02-20')).toEqual([due])
  expect((await inspector.get(`/v1/visits/${visit.id}`)).status).toBe(200)
  expect((await store.forget('2025-02-20')).forgotten).toEqual([due])
  expect((await inspector.get(`/v1/visits/${visit.id}`)).status).toBe(404)
  expect(keys.find('visit-photos/2020-01')).toBeNull()
  expect(keys.names('visit-photos')).toHaveLength(1)
  expect(((await inspector.get('/v1/visits')).body as { items: VisitView[] }).items.length).toBeGreaterThan(1)
  await worker.end()
})
