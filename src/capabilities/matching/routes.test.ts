import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newImei, openWorld, type World } from '../../../tests/factories.ts'
import type { Client } from '../../../tests/helder.ts'
import type { HitState, HitView } from './contract.ts'

let world: World
let detective: Client
let other: Client
beforeAll(async () => {
  world = await openWorld()
  detective = await world.as('detective')
  other = await world.token('detective', 'base-team:twente-west')
})
afterAll(() => world.stop())

type List = { items: HitView[]; next: string | null; counts: Record<HitState, number> }
const list = async (client: Client, query = '') => (await client.get(`/v1/hits${query}`)).body as List
const decision = { decision: 'dismissed', reasonCode: 'other-item', reasonText: 'ander hoesje' }
const purpose = { purposeCode: 'investigation-theft', purposeText: 'aangifte van 3 november' }

/** A certain hit in Enschede. */
async function hit(overrides: { colour?: string } = {}): Promise<HitView> {
  const number = newImei()
  const item = { identifiers: [{ kind: 'imei' as const, value: number }], ...overrides }
  await world.report({ item })
  const entry = await world.buy({ item })
  await world.matchAll()
  const found = (await list(detective, '?limit=200')).items.find((one) => one.purchase.entryId === entry)
  if (!found) throw new Error('no hit')
  return found
}

describe('who may', () => {
  const calls: [string, (client: Client, id: string) => Promise<{ status: number }>][] = [
    ['GET /v1/hits', (client) => client.get('/v1/hits')],
    ['GET /v1/hits/:id', (client, id) => client.get(`/v1/hits/${id}`)],
    ['POST /v1/hits/:id/decisions', (client, id) => client.post(`/v1/hits/${id}/decisions`, decision)],
    ['POST /v1/hits/:id/seller-views', (client, id) => client.post(`/v1/hits/${id}/seller-views`, purpose)],
  ]
  test.each(calls)('%s', async (_, call) => {
    const { id } = await hit()
    expect((await call(world.nobody, id)).status).toBe(401)
    for (const role of ['dealer', 'municipal-officer', 'auditor', 'administrator'] as const) {
      expect((await call(await world.as(role), id)).status).toBe(403)
    }
    if (_ !== 'GET /v1/hits') expect((await call(other, id)).status).toBe(404)
    expect([200, 201]).toContain((await call(detective, id)).status)
  })

  test('GET /v1/hits/events', async () => {
    expect((await world.nobody.get('/v1/hits/events')).status).toBe(401)
    expect((await (await world.as('dealer')).get('/v1/hits/events')).status).toBe(403)
  })

  test('another base team sees nothing of it, and its attempts leave no trace', async () => {
    const { id } = await hit()
    expect(await list(other)).toEqual({
      items: [],
      next: null,
      counts: { new: 0, confirmed: 0, dismissed: 0 },
    })
    await other.post(`/v1/hits/${id}/decisions`, decision)
    await other.post(`/v1/hits/${id}/seller-views`, purpose)
    expect((await detective.get(`/v1/hits/${id}`)).body).toMatchObject({ state: 'new', decision: null })
    expect(
      await world.admin`select from access.log where organisation_id = 'base-team:twente-west'`,
    ).toHaveLength(0)
  })

  test('row level security alone: of entries, items and sales police see those behind their hits', async () => {
    await hit()
    await world.buy({})
    const seen = (role: string, organisation: string) =>
      world.admin.begin(async (tx) => {
        await tx`set local role helder_app`
        await tx`select set_config('helder.organisation', ${organisation}, true), set_config('helder.role', ${role}, true)`
        const [row] = await tx<{ hits: number; entries: number; items: number }[]>`
          select (select count(*) from matching.hit) as hits, (select count(*) from registers.entry) as entries,
                 (select count(*) from registers.item) as items`
        return row!
      })
    expect(await seen('detective', 'base-team:twente-west')).toEqual({ hits: 0, entries: 0, items: 0 })
    expect(await seen('dealer', 'dealer:00000000')).toEqual({ hits: 0, entries: 0, items: 0 })
    const own = await seen('detective', 'base-team:enschede')
    expect(own.hits).toBeGreaterThan(0)
    // Control: there is one entry more than hits, that of the purchase without one.
    const [all] = await world.admin<{ n: number }[]>`select count(*) as n from registers.entry`
    expect(own.entries).toBe(own.hits)
    expect(all!.n).toBeGreaterThan(own.entries)
  })
})

describe('a hit', () => {
  test('shows both sides and why', async () => {
    const found = await hit()
    expect(found).toMatchObject({
      level: 'certain',
      state: 'new',
      purchase: { municipalityName: 'Enschede', brand: 'Oppo', itemState: 'for-sale', priceCents: 12_500 },
      stolen: { source: 'BVH', place: 'Enschede', committedOn: '2026-01-05' },
      decision: null,
    })
    expect(found.evidence.map((one) => one.code)).toContain('number-exact')
    expect((await detective.get(`/v1/hits/${found.id}`)).body).toEqual(found)
    const report = (await detective.get(`/v1/theft-reports/${found.stolen.reportId}`)).body
    expect(report).toMatchObject({ items: [{ hitCount: 1 }] })
  })

  test('is decided once, with a reason and a name', async () => {
    const { id } = await hit()
    const answer = await detective.post(`/v1/hits/${id}/decisions`, decision)
    expect(answer.body).toMatchObject({
      state: 'dismissed',
      decision: { decision: 'dismissed', reason: 'other-item: ander hoesje', by: 'Chadia Verzonnen' },
    })
    const again = await detective.post(`/v1/hits/${id}/decisions`, { ...decision, decision: 'confirmed' })
    expect(again.body).toMatchObject({ status: 409, reason: 'already-decided' })
    expect((await list(detective, '?state=dismissed')).items.map((one) => one.id)).toContain(id)
    expect((await list(detective)).items.map((one) => one.id)).not.toContain(id)
  })

  test('a decision needs a reason of the list', async () => {
    const { id } = await hit()
    expect((await detective.post(`/v1/hits/${id}/decisions`, { decision: 'confirmed' })).status).toBe(400)
  })

  test('opening the seller asks why and is recorded with it', async () => {
    const { id, purchase } = await hit()
    expect((await detective.post(`/v1/hits/${id}/seller-views`, { purposeText: 'x' })).status).toBe(400)
    const answer = await detective.post(`/v1/hits/${id}/seller-views`, purpose)
    expect(answer.body).toMatchObject({ seller: { name: 'M. Verhoeven' } })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(
      await world.admin`
        select action, purpose_code, purpose_text, role, subject_organisation_id from access.log where subject_id = ${purchase.entryId}`,
    ).toMatchObject([
      { purpose_code: purpose.purposeCode, purpose_text: purpose.purposeText, role: 'detective' },
    ])
  })

  test('the inbox comes in pages: level, then what may be sold first', async () => {
    await hit()
    await hit()
    const all = (await list(detective, '?limit=200')).items
    const order = all.map((one) => `${one.level} ${one.purchase.keepUntil} ${one.id}`)
    expect(order).toEqual([...order].sort())
    const paged: string[] = []
    for (let after = ''; ; ) {
      const page = await list(detective, `?limit=1${after}`)
      paged.push(...page.items.map((one) => one.id))
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    expect(paged).toEqual(all.map((one) => one.id))
  })
})
