import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { newId } from '../../../kernel/ids.ts'
import type { CampaignSummary, CampaignView, PlaceView } from './contract.ts'

let helder: TestHelder
let coordinator: Client
let officer: Client
let enschede: Client
let hengelo: Client
beforeAll(async () => {
  helder = await testHelder()
  coordinator = await helder.as('programme-coordinator')
  officer = await helder.as('programme-officer')
  enschede = await helder.as('municipal-officer')
  hengelo = await helder.token('municipal-officer', 'municipality:hengelo')
})
afterAll(() => helder.stop())

const input = (over: object = {}) => ({
  title: 'Najaar',
  validFrom: '2026-09-01',
  validUntil: '2026-10-31',
  municipalities: ['enschede', 'hengelo'],
  paper: 'check-first',
  ...over,
})
const place = (over: object = {}) => ({
  kind: 'library',
  name: 'Bibliotheek',
  municipality: 'enschede',
  copies: 200,
  ...over,
})
async function make(by: Client, over: object = {}): Promise<CampaignView> {
  const { status, body, text } = await by.post('/v1/campaigns', input(over))
  expect(status, text).toBe(201)
  return body as CampaignView
}
async function add(by: Client, { id }: { id: string }, over: object = {}): Promise<PlaceView> {
  const { status, body, text } = await by.post(`/v1/campaigns/${id}/places`, place(over))
  expect(status, text).toBe(201)
  return (body as CampaignView).places.at(-1)!
}
const read = async (by: Client, { id }: { id: string }) =>
  (await by.get(`/v1/campaigns/${id}`)).body as CampaignView
const wrongFields = ({ body }: { body: unknown }) =>
  (body as { errors: { field: string }[] }).errors.map(({ field }) => field)
const stored = async () =>
  helder.admin<{ code: string; week: string; opened: number; checked: number }[]>`
    select p.code, w.week::text, w.opened, w.checked from campaign.place_week w join campaign.place p on p.id = w.place_id`
const of = async ({ code }: PlaceView) =>
  (await stored()).filter((row) => row.code === code).map(({ code: _, ...row }) => row)

describe('campaigns', () => {
  test('the coordinator makes one for the region, a municipality adds places of its own and sees no others', async () => {
    const campaign = await make(coordinator)
    expect(campaign).toMatchObject({
      version: 1,
      mayChange: true,
      placeCount: 0,
      municipalities: [{ name: 'Enschede' }, { name: 'Hengelo' }],
    })
    const mine = await add(enschede, campaign)
    await add(hengelo, campaign, { municipality: 'hengelo', name: 'Markt', kind: 'market' })
    expect((await read(enschede, campaign)).places.map(({ id }) => id)).toEqual([mine.id])
    expect(await read(enschede, campaign)).toMatchObject({ mayChange: false, placeCount: 1, copies: 200 })
    expect((await read(coordinator, campaign)).places).toHaveLength(2)
    expect(mine.address).toBe(`http://helder.test/c/${mine.code}`)
  })

  test('who may not: a municipality for another, a stranger, a reader', async () => {
    expect(wrongFields(await enschede.post('/v1/campaigns', input()))).toEqual(['municipalities'])
    expect(wrongFields(await officer.post('/v1/campaigns', input({ municipalities: ['nergens'] })))).toEqual([
      'municipalities',
    ])
    const own = await make(enschede, { municipalities: ['enschede'] })
    expect((await hengelo.get(`/v1/campaigns/${own.id}`)).status).toBe(404)
    expect(
      (await hengelo.post(`/v1/campaigns/${own.id}/places`, place({ municipality: 'hengelo' }))).status,
    ).toBe(404)
    const kept = { ...input({ municipalities: ['hengelo'] }), version: 1 }
    expect((await hengelo.put(`/v1/campaigns/${own.id}`, kept)).status).toBe(404)
    expect(
      wrongFields(await officer.post(`/v1/campaigns/${own.id}/places`, place({ municipality: 'hengelo' }))),
    ).toEqual(['municipality'])
    const mine = await add(enschede, own)
    for (const by of [hengelo, await helder.token('municipal-officer', 'municipality:almelo')]) {
      expect((await by.delete(`/v1/campaigns/${own.id}/places/${mine.id}`)).status).toBe(404)
      expect((await by.get(`/v1/campaigns/${own.id}/places/${mine.id}/paper?format=flyer-a5`)).status).toBe(
        404,
      )
    }
    const items = ((await hengelo.get('/v1/campaigns')).body as { items: CampaignSummary[] }).items
    expect(items.map(({ id }) => id)).not.toContain(own.id)
  })

  test('whoever saw an older version changes nothing; a municipality with places stays', async () => {
    const campaign = await make(officer)
    await add(hengelo, campaign, { municipality: 'hengelo' })
    const changed = { ...input({ title: 'Winter' }), version: 1 }
    const [one, two] = await Promise.all(
      [1, 2].map(() => officer.put(`/v1/campaigns/${campaign.id}`, changed)),
    )
    expect([one!.status, two!.status].toSorted((a, b) => a - b)).toEqual([200, 409])
    const without = { ...input({ municipalities: ['enschede'] }), version: 2 }
    expect(wrongFields(await officer.put(`/v1/campaigns/${campaign.id}`, without))).toEqual([
      'municipalities',
    ])
    expect((await read(officer, campaign)).title).toBe('Winter')
  })

  test('everything that is wrong is said at once', async () => {
    expect(
      wrongFields(
        await officer.post('/v1/campaigns', {
          title: ' ',
          validFrom: 'x',
          validUntil: '2026-02-30',
          municipalities: [],
          paper: 'x',
        }),
      ),
    ).toEqual(['title', 'validFrom', 'validUntil', 'municipalities', 'paper'])
    expect(wrongFields(await officer.post('/v1/campaigns', input({ validUntil: '2026-08-31' })))).toEqual([
      'validUntil',
    ])
    const { id } = await make(officer)
    expect(
      wrongFields(
        await officer.post(`/v1/campaigns/${id}/places`, place({ copies: 0, name: '', kind: 'x' })),
      ),
    ).toEqual(['kind', 'name', 'copies'])
  })

  test('a paper comes as a PDF, in a form that it has', async () => {
    const campaign = await make(enschede, { municipalities: ['enschede'] })
    const { id } = await add(enschede, campaign)
    const answer = await enschede.get(
      `/v1/campaigns/${campaign.id}/places/${id}/paper?format=flyer-a5&marks=yes`,
    )
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.text.startsWith('%PDF-1.7')).toBe(true)
    expect(
      (await enschede.get(`/v1/campaigns/${campaign.id}/places/${id}/paper?format=folder-a4`)).status,
    ).toBe(404)
    expect(
      (await enschede.get(`/v1/campaigns/${campaign.id}/places/${newId()}/paper?format=flyer-a5`)).status,
    ).toBe(404)
  })
})

describe('counting', () => {
  const from = (ip: string) => ({ 'x-forwarded-for': ip })
  const open = (code: string, headers = {}) => helder.nobody.get(`/c/${code}`, headers)
  const check = (code: string, nummer = '356759040123456', headers = {}) =>
    helder.app.inject({
      method: 'POST',
      url: '/controleer',
      payload: new URLSearchParams({ nummer, plaats: code }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })

  test('of many at the same moment each counts, and the check comes at once', async () => {
    const campaign = await make(enschede, { municipalities: ['enschede'] })
    const [here, there] = [await add(enschede, campaign), await add(enschede, campaign, { name: 'Markt' })]
    const answers = await Promise.all(
      Array.from({ length: 47 }, (_, n) => open(here.code, from(`192.0.2.${n}`))),
    )
    for (const { status, headers } of answers) {
      expect(status).toBe(303)
      expect(headers['location']).toBe(`/?plaats=${here.code}`)
      expect(headers['set-cookie']).toBeUndefined()
    }
    expect(await of(here)).toMatchObject([{ opened: 47, checked: 0 }])
    expect(await of(there)).toEqual([])
    const shown = await read(enschede, campaign)
    expect(shown.places.find(({ id }) => id === here.id)!.weeks).toMatchObject([{ opened: 45, checked: 0 }])
  })

  test('the form carries the place to one check, which counts once there is an answer', async () => {
    const campaign = await make(enschede, { municipalities: ['enschede'] })
    const here = await add(enschede, campaign)
    const home = await helder.nobody.get(`/?plaats=${here.code}`)
    expect(home.text).toContain(`<input type="hidden" name="plaats" value="${here.code}">`)
    const empty = await check(here.code, ' ')
    expect(empty.statusCode).toBe(400)
    expect(empty.body).toContain(`value="${here.code}"`)
    expect(await of(here)).toEqual([])
    const answer = await check(here.code)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).not.toContain(here.code)
    await expect.poll(() => of(here)).toMatchObject([{ opened: 0, checked: 1 }])
  })

  test('capitals are read, English stays English; an unknown code shows the check and counts nothing', async () => {
    const here = await add(enschede, await make(enschede, { municipalities: ['enschede'] }))
    const inEnglish = await open(`${here.code.toUpperCase()}?taal=en`)
    expect(inEnglish.headers['location']).toBe(`/?taal=en&plaats=${here.code}`)
    const before = await stored()
    for (const code of ['22222223', 'x', 'onbekend', '..%2f..', "'%20or%201"]) {
      expect((await open(code)).headers['location']).toBe('/')
    }
    const plain = await helder.nobody.get('/?plaats=<b>')
    expect(plain.text).not.toContain('name="plaats"')
    expect(await stored()).toEqual(before)
  })

  test('a look at the headers and a page loaded beforehand are no visit; one address that goes on and on stops counting', async () => {
    const here = await add(enschede, await make(enschede, { municipalities: ['enschede'] }))
    const url = `/c/${here.code}`
    expect((await helder.app.inject({ method: 'HEAD', url })).statusCode).toBe(303)
    expect((await helder.nobody.get(url, { 'sec-purpose': 'prefetch;prerender' })).status).toBe(303)
    expect(await of(here)).toEqual([])
    const ip = from('198.51.100.7')
    for (let n = 0; n < 70; n++) expect((await helder.nobody.get(url, ip)).status).toBe(303)
    expect(await of(here)).toMatchObject([{ opened: 60 }])
  })

  test('nothing of who came is stored, in whatever table', async () => {
    const here = await add(enschede, await make(enschede, { municipalities: ['enschede'] }))
    const canary = {
      'x-forwarded-for': '203.0.113.77',
      'user-agent': 'kanarie-lezer',
      referer: 'https://kanarie.example/',
      cookie: 'kanarie=koek',
      'accept-language': 'nl-kanarie',
    }
    await open(here.code, canary)
    await check(here.code, '490154203237518', canary)
    await expect.poll(() => of(here)).toMatchObject([{ opened: 1, checked: 1 }])
    const dump = await wholeDatabase()
    expect(dump).toContain(here.code)
    for (const sign of ['203.0.113.77', 'kanarie', '490154203237518']) expect(dump).not.toContain(sign)
    const [columns] = await helder.admin<{ names: string }[]>`
      select string_agg(column_name, ' ' order by ordinal_position) as names from information_schema.columns
       where table_schema = 'campaign' and table_name = 'place_week'`
    expect(columns!.names).toBe('place_id week opened checked')
  })

  test('a place that was opened stays, one that was not can go', async () => {
    const campaign = await make(enschede, { municipalities: ['enschede'] })
    const [used, unused] = [await add(enschede, campaign), await add(enschede, campaign)]
    await open(used.code, from('192.0.2.201'))
    const path = (id: string) => `/v1/campaigns/${campaign.id}/places/${id}`
    expect(await enschede.delete(path(used.id))).toMatchObject({
      status: 409,
      body: { reason: 'place-counted' },
    })
    expect((await enschede.delete(path(unused.id))).status).toBe(200)
    expect((await enschede.delete(path(unused.id))).status).toBe(404)
  })

  test('the application reads no count but in fives, whatever it asks', async () => {
    await expect(
      helder.admin.begin(async (tx) => {
        await tx`set local role helder_app`
        await tx`select set_config('helder.role', 'programme-coordinator', true), set_config('helder.organisation', 'programme:twente', true)`
        return await tx`select * from campaign.place_week`
      }),
    ).rejects.toThrow('permission denied')
  })

  /** Every row of every table, as text. */
  async function wholeDatabase(): Promise<string> {
    const tables = await helder.admin<{ name: string }[]>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
    let text = ''
    for (const { name } of tables) {
      const rows = await helder.admin.unsafe<{ row: string | null }[]>(
        `select string_agg(t::text, E'\\n') as row from ${name} t`,
      )
      text += rows[0]!.row ?? ''
    }
    return text
  }
})
