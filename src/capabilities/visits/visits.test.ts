import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { ENSCHEDE, phone, purchase, seller } from '../../../tests/purchases.ts'
import { newImei } from '../../../tests/factories.ts'
import { newId } from '../../kernel/ids.ts'
import type { RegisterAtHand, VisitView } from './contract.ts'
import { visitRecord, type VisitRecord } from './contract.ts'
import type { z } from 'zod'

let helder: TestHelder
let inspector: Client
let officer: Client
let police: Client
/** The branch of the demo's dealer in Enschede, as the inventory has it. */
let dealerId: string
beforeAll(async () => {
  helder = await testHelder()
  inspector = await helder.as('municipal-inspector')
  officer = await helder.as('municipal-officer')
  police = await helder.as('police-inspector')
  const [row] = await helder.admin<{ id: string }[]>`
    select id from programme.dealer where branch_number = ${ENSCHEDE}`
  dealerId = row!.id
})
afterAll(() => helder.stop())

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const day = (at: string) => at.slice(0, 10)
const said = ({ status, body, text }: Answer): VisitView => {
  expect([200, 201], text).toContain(status)
  return body as VisitView
}
const record = (values: z.input<typeof visitRecord> = {}): VisitRecord => visitRecord.parse(values)
const finding = (values = {}) => ({
  id: newId(),
  kind: 'entry-missing',
  text: 'Een telefoon op de toonbank stond niet in het register.',
  observedAt: minutesAgo(30),
  ...values,
})
async function begin(by: Client, values = {}): Promise<VisitView> {
  const visit = {
    id: newId(),
    dealerId,
    kind: 'periodic',
    need: 'Jaarlijkse controle',
    begunAt: minutesAgo(60),
  }
  return said(await by.post('/v1/visits', { ...visit, ...values }))
}
const keep = (
  by: Client,
  { id, version }: Pick<VisitView, 'id' | 'version'>,
  values: z.input<typeof visitRecord>,
) => by.put(`/v1/visits/${id}/record`, { version, record: record(values) })
const end = (by: Client, { id, version }: Pick<VisitView, 'id' | 'version'>, values = {}) =>
  by.post(`/v1/visits/${id}/endings`, { version, endedAt: minutesAgo(1), ...values })

describe('a visit', () => {
  test('is planned by the desk, begun by an inspector in a capacity, and asks what holds that day', async () => {
    const id = newId()
    const plannedOn = day(minutesAgo(-60 * 24 * 3))
    const plan = { id, dealerId, kind: 'first', need: 'Nog niet bezocht', plannedOn }
    expect(said(await officer.post('/v1/visits', plan))).toMatchObject({ state: 'planned', capacity: null })
    expect(said(await officer.post('/v1/visits', plan)).version).toBe(0)
    const work = (await inspector.get('/v1/work-items')).body as { items: { key: string; to: string }[] }
    expect(work.items).toContainEqual(expect.objectContaining({ to: `/bezoeken/${id}`, due: plannedOn }))
    const begun = said(await inspector.post(`/v1/visits/${id}/beginnings`, { begunAt: minutesAgo(5) }))
    expect(begun).toMatchObject({ state: 'begun', capacity: 'municipal-inspector' })
    const codes = begun.checklist.asked.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['register-kept', 'photo-kept', 'goods-held']))
    expect(codes).not.toContain('book-certified')
    const ours = said(await keep(inspector, begun, { onPaper: true }))
    expect(ours.checklist.asked.map(({ code }) => code)).toContain('book-certified')
    expect((await officer.post(`/v1/visits/${id}/cancellations`, { reason: 'Dicht' })).status).toBe(409)
  })

  test('is not begun by the desk, made elsewhere, or dated in the future; every wrong field is said', async () => {
    const visit = { id: newId(), dealerId, kind: 'tip', need: 'Tip' }
    expect((await officer.post('/v1/visits', { ...visit, begunAt: minutesAgo(1) })).status).toBe(403)
    const elsewhere = await helder.token('municipal-inspector', 'municipality:hengelo')
    expect((await elsewhere.post('/v1/visits', { ...visit, begunAt: minutesAgo(1) })).status).toBe(404)
    const wrong = await inspector.post('/v1/visits', {
      ...visit,
      begunAt: minutesAgo(-60),
      jointMark: newId(),
    })
    expect((wrong.body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
      'begunAt',
      'jointMark',
    ])
    expect((await inspector.post('/v1/visits', visit)).status).toBe(400)
  })

  test('cancelled before it began, stays on the list with why', async () => {
    const plan = { id: newId(), dealerId, kind: 'tip', need: 'Tip', plannedOn: day(minutesAgo(-1_440)) }
    await inspector.post('/v1/visits', plan)
    const gone = said(await officer.post(`/v1/visits/${plan.id}/cancellations`, { reason: 'Winkel gestopt' }))
    expect(gone).toMatchObject({ state: 'cancelled', cancelReason: 'Winkel gestopt' })
    expect(
      (await inspector.post(`/v1/visits/${plan.id}/beginnings`, { begunAt: minutesAgo(1) })).status,
    ).toBe(409)
  })
})

describe('the record of a device', () => {
  test('sent twice is one write; what a colleague kept meanwhile is shown, not overwritten', async () => {
    const visit = await begin(inspector)
    const mine = { remarks: 'Twee vitrines', findings: [finding()] }
    expect(said(await keep(inspector, visit, mine)).version).toBe(1)
    expect(said(await keep(inspector, visit, mine)).version).toBe(1)
    const boa = await helder.as('enforcement-officer')
    const late = await keep(boa, visit, { remarks: 'Eén vitrine' })
    expect(late).toMatchObject({
      status: 409,
      body: { reason: 'changed-elsewhere', version: 1, record: { remarks: 'Twee vitrines' } },
    })
    expect(said(await keep(boa, { id: visit.id, version: 1 }, { remarks: 'Eén vitrine' })).version).toBe(2)
  })

  test('with a kind that someone else must find, a moment to come or a thing twice is refused, all at once', async () => {
    const visit = await begin(police)
    const one = finding({ kind: 'order-not-followed' })
    const answer = { question: 'register-kept', answer: 'yes', at: minutesAgo(-30) } as const
    const wrong = await keep(police, visit, {
      answers: [answer, { ...answer, at: minutesAgo(3) }],
      findings: [one, one],
    })
    const { errors } = wrong.body as { errors: { field: string; message: string }[] }
    expect(errors.map(({ field }) => field)).toEqual([
      'record.answers.0.at',
      'record.answers.1.question',
      'record.findings.1.id',
      'record.findings.0.kind',
      'record.findings.1.kind',
    ])
    for (const { message } of errors) expect(message).not.toMatch(/^(visit|field)\./)
  })
})

describe('the ending', () => {
  test('records findings once with article and capacity, tells them, reaches the dealer, and changes nothing after', async () => {
    const visit = await begin(inspector)
    const one = finding()
    const kept = said(await keep(inspector, visit, { spokenWith: 'owner', findings: [one] }))
    expect(await end(inspector, visit)).toMatchObject({ status: 409, body: { reason: 'changed-elsewhere' } })
    const until = day(minutesAgo(-60 * 24 * 14))
    for (const _ of [1, 2]) expect(said(await end(inspector, kept, { tellUntil: until })).state).toBe('ended')
    const ended = said(await inspector.get(`/v1/visits/${visit.id}`))
    expect(ended.findingCount).toBe(1)
    expect(ended.findings).toMatchObject([
      { id: one.id, article: 'art. 437 lid 1 Sr', capacity: 'municipal-inspector', answerUntil: until },
    ])
    const late = await keep(inspector, kept, { remarks: 'Nog iets' })
    expect(late).toMatchObject({ status: 409, body: { reason: 'visit-ended' } })
    const reached = await helder.admin`
      select from programme.event where dealer_id = ${dealerId} and kind = 'reached' and recorded_by_name <> ''
         and organisation_id = 'municipality:enschede' and detail ->> 'way' = 'visit'`
    expect(reached).toHaveLength(1)
  })

  test('of police says nothing to the programme, and before the beginning or in the future it is refused', async () => {
    const before = await helder.admin`select from programme.event where dealer_id = ${dealerId}`
    const visit = await begin(police)
    expect((await end(police, visit, { endedAt: minutesAgo(90) })).status).toBe(400)
    expect((await end(police, visit, { endedAt: minutesAgo(-90) })).status).toBe(400)
    expect(said(await end(police, visit)).state).toBe('ended')
    expect(await helder.admin`select from programme.event where dealer_id = ${dealerId}`).toHaveLength(
      before.length,
    )
  })
})

describe('the register at hand', () => {
  test('has goods and numbers and no person, while a visit of the own place runs; the dealer sees the opening', async () => {
    const dealer = await helder.as('dealer')
    const imei = newImei()
    const body = purchase({
      acquiredAt: minutesAgo(90),
      seller: seller({ name: 'Kanarie Verkoopster' }),
      branchNumber: ENSCHEDE,
      items: [phone({ identifiers: [{ kind: 'imei', value: imei }] })],
    })
    const bought = await dealer.post('/v1/purchases', body)
    expect(bought.status, bought.text).toBe(201)
    const visit = await begin(inspector)
    const answer = await inspector.get(`/v1/visits/${visit.id}/register`)
    const at = answer.body as RegisterAtHand
    expect(at.branchNumber).toBe(ENSCHEDE)
    expect(at.items[0]).toMatchObject({ state: 'holding', identifiers: [{ canonical: imei }] })
    expect(at.count).toBe(at.items.length)
    expect(answer.text).not.toContain('Kanarie')
    const openings = (await dealer.get('/v1/register-openings')).body as { items: { role: string }[] }
    expect(openings.items[0]).toMatchObject({
      role: 'municipal-inspector',
      organisation: 'Gemeente Enschede',
    })
    expect((await police.get(`/v1/visits/${visit.id}/register`)).status).toBe(404)
    await end(inspector, visit)
    expect((await inspector.get(`/v1/visits/${visit.id}/register`)).status).toBe(404)
  })
})

test('a record comes back as it was sent, with home and paper register', async () => {
  const visit = await begin(inspector)
  const values = record({
    home: { consent: 'given', byWhom: null, at: minutesAgo(40) },
    onPaper: true,
    paper: {
      certified: 'yes',
      certifiedOn: '2024-01-01',
      certifiedBy: 'Burgemeester van Enschede',
      sample: [{ id: newId(), page: '12', at: minutesAgo(20) }],
    },
  })
  expect(said(await keep(inspector, visit, values)).record).toEqual(values)
})
