import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { municipalRoles, openShop, type Shop } from '../../../../tests/visit-world.ts'
import { newId } from '../../../kernel/ids.ts'
import { visitRecord, type VisitRecord, type VisitView } from '../contract.ts'
import { splitRecord } from '../rules/split-record.ts'
import type { InvestigationView } from './contract.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.helder.stop())

/** The visit began an hour ago; minutes count from there. */
const minute = (n: number) => new Date(shop.begunAt + n * 60_000).toISOString()
const finding = (at: number) => ({
  id: newId(),
  kind: 'entry-missing',
  text: 'Kanarie op de plank',
  observedAt: minute(at),
})
const record = (values: Parameters<typeof visitRecord.parse>[0]): VisitRecord => visitRecord.parse(values)

describe('a suspicion', () => {
  test('stops the questions, splits what came after, and only who may investigate reads that, by a look', async () => {
    const { inspector, boa, police } = shop
    const visit = await shop.begin(inspector, {})
    const [seen, after] = [finding(10), finding(30)]
    const answers = [{ question: 'register-kept', answer: 'no', at: minute(31) }] as const
    const values = record({ findings: [seen, after], answers: [...answers] })
    expect(
      (await inspector.put(`/v1/visits/${visit.id}/record`, { version: 0, record: values })).status,
    ).toBe(200)
    const arose = { arisenAt: minute(20), words: 'Kanarie zei dat de telefoon gestolen was' }
    const stopped = await inspector.post(`/v1/visits/${visit.id}/suspicions`, arose)
    expect(stopped.status, stopped.text).toBe(201)
    const split = stopped.body as VisitView
    expect(split.record.findings.map(({ id }) => id)).toEqual([seen.id])
    expect(split).toMatchObject({ questionsStoppedAt: minute(20), version: 2, record: { answers: [] } })
    expect(stopped.text).not.toContain('Kanarie zei')

    const more = record({ findings: [seen, finding(40)] })
    const refused = await inspector.put(`/v1/visits/${visit.id}/record`, { version: 2, record: more })
    expect(refused).toMatchObject({ status: 409, body: { reason: 'suspicion-arose' } })
    expect((await inspector.get(`/v1/visits/${visit.id}/register`)).status).toBe(404)

    await inspector.post(`/v1/visits/${visit.id}/suspicions`, { ...arose, cautionToldAt: minute(21) })
    const note = { id: newId(), notedAt: minute(22), text: 'Beroept zich op het zwijgrecht' }
    for (const _ of [1, 2])
      expect((await boa.post(`/v1/visits/${visit.id}/investigation-notes`, note)).status).toBe(204)
    const file = (await boa.get(`/v1/visits/${visit.id}/investigation`)).body as InvestigationView
    expect(file).toMatchObject({
      words: arose.words,
      capacity: 'municipal-inspector',
      cautionToldAt: minute(21),
      notes: [{ text: note.text, capacity: 'enforcement-officer' }],
    })
    expect(file.split.findings.map(({ id }) => id)).toEqual([after.id])
    expect((await inspector.post(`/v1/visits/${visit.id}/investigation-notes`, note)).status).toBe(403)
    for (const other of [police, await shop.helder.token('enforcement-officer', 'municipality:hengelo')]) {
      expect((await other.get(`/v1/visits/${visit.id}/investigation`)).status).toBe(404)
      expect((await other.post(`/v1/visits/${visit.id}/investigation-notes`, note)).status).toBe(404)
    }
  })

  test('before the beginning, after the end or without a visit is refused', async () => {
    const { inspector } = shop
    const visit = await shop.begin(inspector, {})
    const arise = (arisenAt: string) => inspector.post(`/v1/visits/${visit.id}/suspicions`, { arisenAt })
    expect((await arise(minute(-10))).status).toBe(400)
    expect((await arise(minute(600))).status).toBe(400)
    await inspector.post(`/v1/visits/${visit.id}/endings`, { version: 0, endedAt: minute(20) })
    expect((await arise(minute(30))).status).toBe(400)
    expect((await arise(minute(10))).status).toBe(201)
    const nowhere = `/v1/visits/${newId()}/suspicions`
    expect((await inspector.post(nowhere, { arisenAt: minute(10) })).status).toBe(404)
  })

  test('a photo taken after it leaves the visit too', async () => {
    const { inspector, boa } = shop
    const visit = await shop.begin(inspector, {})
    const take = (at: number, id = newId()) =>
      shop.photo(visit.id, { id, takenAt: minute(at), words: 'Toonbank' })
    const [early, late] = [await take(5), await take(50)]
    expect([early.status, late.status]).toEqual([201, 201])
    expect((await take(5, String(early.body['id']))).status).toBe(201)
    await inspector.post(`/v1/visits/${visit.id}/suspicions`, { arisenAt: minute(20) })
    const view = (await inspector.get(`/v1/visits/${visit.id}`)).body as VisitView
    expect(view.photos.map(({ id }) => id)).toEqual([early.body['id']])
    expect((await take(51)).body['reason']).toBe('suspicion-arose')
    const open = (by: typeof boa, id: unknown) => by.get(`/v1/visits/${visit.id}/photos/${String(id)}`)
    expect((await open(inspector, late.body['id'])).status).toBe(404)
    expect((await open(boa, late.body['id'])).headers['content-type']).toBe('image/jpeg')
    const seen = await open(inspector, early.body['id'])
    expect(seen.status).toBe(200)
    expect(seen.text).not.toContain('Kanarie')
    const file = (await boa.get(`/v1/visits/${visit.id}/investigation`)).body as InvestigationView
    expect(file.photos.map(({ id }) => id)).toEqual([late.body['id']])
  })
})

/** A device that keeps sending until the server has all, as messages come late, twice and around each other. */
async function play({ moments, suspicion, arrives, repeats }: Play): Promise<void> {
  const { inspector, boa } = shop
  const visit = await shop.begin(inspector, {})
  const path = `/v1/visits/${visit.id}`
  const findings = moments.map(finding)
  const sent: (() => Promise<unknown>)[] = []
  let version = 0
  let stopped: string | null = null
  const arise = () => boa.post(`${path}/suspicions`, { arisenAt: minute(suspicion!) })
  async function keep(count: number): Promise<void> {
    const whole = record({ findings: findings.slice(0, count) })
    for (let time = 0; time < 4; time++) {
      const body = { version, record: stopped === null ? whole : splitRecord(whole, stopped).before }
      sent.push(() => inspector.put(`${path}/record`, body))
      const answer = await inspector.put(`${path}/record`, body)
      const now = answer.body as { version: number; questionsStoppedAt: string | null }
      version = now.version
      if (answer.status === 200) return
      stopped = now.questionsStoppedAt
    }
    throw new Error('the device never gets its record kept')
  }
  async function end(): Promise<void> {
    const ending = { version, endedAt: minute(59) }
    sent.push(() => inspector.post(`${path}/endings`, ending))
    const answer = await inspector.post(`${path}/endings`, ending)
    if (answer.status === 201) return
    await keep(findings.length)
    await end()
  }
  const steps = [...findings.map((_, n) => () => keep(n + 1)), end]
  for (const [n, step] of steps.entries()) {
    if (suspicion !== null && arrives === n) await arise()
    await step()
    for (const again of repeats) await sent[again % sent.length]!()
  }
  if (suspicion !== null) for (const _ of [1, 2]) await arise()

  const rows = await shop.helder.admin<{ id: string; stands: boolean }[]>`
    select f.id, w.finding_id is null as stands from findings.finding f
      left join findings.withdrawal w on w.finding_id = f.id where f.source_id = ${visit.id}`
  const isBefore = ({ observedAt }: { observedAt: string }) =>
    suspicion === null || observedAt <= minute(suspicion)
  expect(
    rows
      .filter(({ stands }) => stands)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(
    findings
      .filter(isBefore)
      .map(({ id }) => id)
      .sort(),
  )
}

type Play = { moments: number[]; suspicion: number | null; arrives: number; repeats: number[] }
test('no order of records, ending and suspicion loses a finding, doubles one, or lets one stand from after it', async () => {
  const plays = fc.record({
    moments: fc.array(fc.integer({ min: 1, max: 58 }), { minLength: 1, maxLength: 4 }),
    suspicion: fc.option(fc.integer({ min: 1, max: 58 })),
    arrives: fc.integer({ min: 0, max: 6 }),
    repeats: fc.array(fc.nat({ max: 20 }), { maxLength: 2 }),
  })
  await fc.assert(fc.asyncProperty(plays, play), { numRuns: 25, seed: 437 })
})

test('nothing of a visit of police is read for a municipality, in any route; control: its own is', async () => {
  const { helder, police } = shop
  const visit = await shop.begin(police, { need: 'Kanarie van de politie' })
  const values = record({
    remarks: 'Kanarie van de politie',
    findings: [{ ...finding(5), text: 'Kanarie van de politie' }],
  })
  await police.put(`/v1/visits/${visit.id}/record`, { version: 0, record: values })
  await police.post(`/v1/visits/${visit.id}/suspicions`, { arisenAt: minute(30), words: 'Kanarie' })
  await police.post(`/v1/visits/${visit.id}/endings`, { version: 1, endedAt: minute(40) })
  const own = await shop.begin(shop.inspector, { need: 'Eigen bezoek' })
  for (const role of municipalRoles) {
    const client = await helder.as(role)
    const said: string[] = []
    for (const { method, url, access } of helder.app.routeTable) {
      if (method !== 'GET' || !url.startsWith('/v1/') || !Array.isArray(access) || !access.includes(role))
        continue
      const answer = await client.get(url.replaceAll(/:\w+/g, visit.id))
      said.push(answer.text)
      expect(answer.text, `${role}: ${url}`).not.toContain('Kanarie van')
      if (url.startsWith('/v1/visits/:id')) expect(answer.status, `${role}: ${url}`).toBe(404)
    }
    expect(said.join(' ')).toContain(own.id)
  }
  expect((await police.get(`/v1/visits/${visit.id}`)).text).toContain('Kanarie van de politie')
})
