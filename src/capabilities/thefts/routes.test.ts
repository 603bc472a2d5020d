import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextNumber, openWorld, reportOf, type World } from '../../../tests/factories.ts'
import type { Client } from '../../../tests/helder.ts'
import type { Problem } from '../../platform/contract.ts'
import type { TheftReportView } from './contract.ts'

let world: World
let detective: Client
beforeAll(async () => {
  world = await openWorld()
  detective = await world.as('detective')
})
afterAll(() => world.stop())

const ID = '01930000-0000-7000-8000-000000000000'
const keyed = () => ({ 'idempotency-key': `k${nextNumber()}` })

describe('who may', () => {
  const calls: [string, (client: Client) => Promise<{ status: number }>][] = [
    ['POST /v1/theft-reports', (client) => client.post('/v1/theft-reports', reportOf(), keyed())],
    ['GET /v1/theft-reports', (client) => client.get('/v1/theft-reports')],
    ['GET /v1/theft-reports/:id', (client) => client.get(`/v1/theft-reports/${ID}`)],
  ]
  test.each(calls)('%s', async (_, call) => {
    expect((await call(world.nobody)).status).toBe(401)
    for (const role of ['dealer', 'municipal-officer', 'auditor', 'administrator'] as const) {
      expect((await call(await world.as(role))).status).toBe(403)
    }
    // Control: police pass both.
    expect([200, 201, 404]).toContain((await call(detective)).status)
  })

  test('police of another team read a report, and only its own organisation changes it', async () => {
    const report = reportOf()
    const { id } = (await detective.post('/v1/theft-reports', report)).body as TheftReportView
    const other = await world.token('detective', 'base-team:twente-west')
    expect((await other.get(`/v1/theft-reports/${id}`)).status).toBe(200)
    const refused = await other.post('/v1/theft-reports', { ...report, place: 'Wierden' }, keyed())
    expect(refused.body).toMatchObject({ status: 409, reason: 'report-in-use' })
    // An item that stands in that report can't be drawn into another.
    const drawn = reportOf({ items: report['items'] })
    expect((await other.post('/v1/theft-reports', drawn, keyed())).status).toBe(409)
    expect((await detective.post('/v1/theft-reports', { ...report, place: 'Wierden' })).status).toBe(200)
  })

  test('row level security alone keeps police data from others', async () => {
    await world.report()
    const seen = (role: string, organisation: string) =>
      world.worker.begin(async (tx) => {
        await tx`select set_config('helder.organisation', ${organisation}, true), set_config('helder.role', ${role}, true)`
        return tx`select from thefts.report`
      })
    // The worker reads all: its rows are the control that there is something to see.
    expect((await seen('dealer', 'dealer:99000001')).length).toBeGreaterThan(0)
    const asApp = async (role: string, organisation: string) => {
      const [row] = await world.admin.begin(async (tx) => {
        await tx`set local role helder_app`
        await tx`select set_config('helder.organisation', ${organisation}, true), set_config('helder.role', ${role}, true)`
        return tx<
          { n: number }[]
        >`select (select count(*) from thefts.report) + (select count(*) from thefts.item)
          + (select count(*) from thefts.item_identifier) as n`
      })
      return row!.n
    }
    expect(await asApp('dealer', 'dealer:99000001')).toBe(0)
    expect(await asApp('municipal-officer', 'municipality:enschede')).toBe(0)
    expect(await asApp('detective', 'base-team:enschede')).toBeGreaterThan(0)
  })
})

describe('recording', () => {
  test('what was sent comes back, with the municipality of the place', async () => {
    const item = { identifiers: [{ kind: 'imei', value: '35-675904-012345-8' }], description: 'krasje' }
    const answer = await detective.post('/v1/theft-reports', reportOf({ place: 'Goor', item }))
    expect(answer.status).toBe(201)
    const report = answer.body as TheftReportView
    expect(report.items[0]).toMatchObject({
      brand: 'Oppo',
      version: 1,
      hitCount: 0,
      identifiers: [{ kind: 'imei', display: '35 675904 012345 8', valid: true }],
    })
    const [row] = await world.admin`
      select municipality, base_team from thefts.item where report_id = ${report.id}`
    expect(row).toMatchObject({ municipality: 'hof-van-twente', base_team: 'twente-west' })
    expect((await detective.get(`/v1/theft-reports/${report.id}`)).body).toEqual(report)
  })

  test('a place outside the region goes to the base team that reports', async () => {
    const id = await world.report({ place: 'Deventer' })
    const [row] = await world.admin`select municipality, base_team from thefts.item where report_id = ${id}`
    expect(row).toMatchObject({ municipality: null, base_team: 'enschede' })
  })

  test('every wrong field at once', async () => {
    const items = [
      { reference: 'A', category: 'phone', identifiers: [{ kind: 'imei', value: '12' }] },
      { reference: 'A', category: 'phone' },
    ]
    const answer = await detective.post('/v1/theft-reports', reportOf({ committedOn: '2999-01-01', items }))
    expect(answer.status).toBe(400)
    expect((answer.body as Problem).errors?.map(({ field, code }) => [field, code])).toEqual([
      ['committedOn', 'theft.in-future'],
      ['items.0.identifiers.0.value', 'identifier.wrong-length'],
      ['items.1.reference', 'theft.reference-twice'],
    ])
  })

  test('the same again changes nothing, other content is a new version and the old one is kept', async () => {
    const report = reportOf({ item: { reference: 'V1' } })
    const first = (await detective.post('/v1/theft-reports', report)).body as TheftReportView
    const [before] = await world.admin<{ n: number }[]>`select n from thefts.change`
    const again = await detective.post('/v1/theft-reports', report)
    expect(again.status).toBe(200)
    expect(again.body).toEqual(first)
    expect(await world.admin`select n from thefts.change`).toEqual([{ n: before!.n }])
    const items = [{ ...(report['items'] as object[])[0], colour: 'blauw' }]
    const changed = (await detective.post('/v1/theft-reports', { ...report, items })).body as TheftReportView
    expect(changed.items[0]).toMatchObject({ id: first.items[0]!.id, version: 2, colour: 'blauw' })
    const kept =
      await world.admin`select version, content from thefts.item_version where item_id = ${first.items[0]!.id}`
    expect(kept).toMatchObject([{ version: 1, content: { colour: 'zwart' } }])
  })

  test('change numbers are gapless, however many write at once', async () => {
    const [before] = await world.admin<{ n: number }[]>`select n from thefts.change`
    await Promise.all(Array.from({ length: 20 }, () => world.report({ items: [itemOf(), itemOf()] })))
    const rows = await world.admin<{ change_n: number }[]>`
      select change_n from thefts.item where change_n > ${before!.n} order by 1`
    expect(rows.map((row) => row.change_n)).toEqual(Array.from({ length: 40 }, (_, i) => before!.n + 1 + i))
  })
})

describe('Idempotency-Key', () => {
  test('a repeat gets the same answer, another request with the key is refused', async () => {
    const report = reportOf()
    const key = keyed()
    const first = await detective.post('/v1/theft-reports', report, key)
    const again = await detective.post('/v1/theft-reports', report, key)
    expect(again.status).toBe(201)
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(again.body).toEqual(first.body)
    expect((await detective.post('/v1/theft-reports', reportOf(), key)).status).toBe(422)
  })

  test('twenty at once with one key record once', async () => {
    const report = reportOf()
    const key = keyed()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => detective.post('/v1/theft-reports', report, key)),
    )
    expect(new Set(answers.map((answer) => (answer.body as TheftReportView).id)).size).toBe(1)
    expect(answers.filter((answer) => answer.headers['idempotency-replayed'] === undefined)).toHaveLength(1)
  })

  test('a token must send one', async () => {
    const token = await world.token('detective', 'base-team:enschede')
    expect((await token.post('/v1/theft-reports', reportOf())).body).toMatchObject({
      status: 400,
      reason: 'idempotency-key-missing',
    })
  })
})

test('the list is found by number, word and page', async () => {
  const item = { brand: 'Sparta', identifiers: [{ kind: 'frame', value: 'SP 77 123 45' }] }
  const id = await world.report({ place: 'Losser', item })
  const find = async (q: string) =>
    (
      (await detective.get(`/v1/theft-reports?q=${encodeURIComponent(q)}`)).body as {
        items: { id: string }[]
      }
    ).items
  expect((await find('sp7712345')).map((one) => one.id)).toEqual([id])
  expect((await find('losser sparta')).map((one) => one.id)).toEqual([id])
  expect(await find('losser sparta 99')).toEqual([])
  const page = (await detective.get('/v1/theft-reports?limit=1')).body as {
    items: { id: string; summary: string }[]
    next: string
  }
  expect(page.items[0]).toMatchObject({ id, summary: 'Sparta N1 zwart' })
  const second = (await detective.get(`/v1/theft-reports?limit=1&after=${page.next}`)).body as typeof page
  expect(second.items).toHaveLength(1)
  expect(second.items[0]!.id).not.toBe(id)
})

function itemOf(): Record<string, unknown> {
  return { reference: `G${nextNumber()}`, category: 'phone', brand: 'Oppo' }
}
