import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type Answer, type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import type { DealerPage } from './contract.ts'

let helder: TestHelder
let officer: Client
const today = dayInAmsterdam(new Date())
beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('municipal-officer')
})
afterAll(() => helder.stop())

/** A dealer that is not connected, another each time. */
let taken = 0
async function dealerIn(municipality: string): Promise<string> {
  const [row] = await helder.admin<{ id: string }[]>`
    select d.id from programme.dealer d
     where d.municipality = ${municipality} and not exists (select from access.branch b where b.branch_number = d.branch_number)
     order by d.id offset ${taken++} limit 1`
  return row!.id
}
const address = (id: string) => `/v1/listed-dealers/${id}`
const note = (by: Client, id: string, event: object) => by.post(`${address(id)}/events`, event)
const pageOf = ({ body }: Answer) => body as DealerPage
const codes = ({ body }: Answer) =>
  (body as { errors: { field: string; code: string }[] }).errors.map(({ field, code }) => `${field} ${code}`)

describe('the page of a dealer', () => {
  it('says how far, why, what can be done, and what happened, newest first', async () => {
    const id = await dealerIn('enschede')
    await note(officer, id, { kind: 'note', on: '2026-01-03', text: 'Eerste' })
    const said = await note(officer, id, { kind: 'reached', on: today, way: 'visit', text: 'Komt langs' })
    expect(said.status).toBe(201)
    const page = pageOf(await officer.get(address(id)))
    expect(page).toEqual(pageOf(said))
    expect(page.events.map(({ kind }) => kind)).toEqual(['reached', 'note', 'listed'])
    expect(page.events[0]).toMatchObject({
      detail: { way: 'visit', text: 'Komt langs' },
      by: 'Dirk Fictie',
      organisation: 'Enschede',
    })
    expect(page.state).toBe('invited')
    expect(page.because).toEqual([{ fact: 'spokenOn', on: today }])
    expect(page.waysOut).toContain('write')
  })

  it('is there for who works for its municipality, and for nobody else', async () => {
    const there = address(await dealerIn('enschede'))
    for (const role of ['programme-officer', 'fencing-specialist', 'municipal-lawyer'] as const) {
      expect((await (await helder.as(role)).get(there)).status, role).toBe(200)
    }
    expect((await (await helder.token('municipal-officer', 'municipality:hengelo')).get(there)).status).toBe(
      404,
    )
    const elsewhere = await helder.token('fencing-specialist', 'base-team:twente-noord')
    expect((await elsewhere.get(there)).status).toBe(404)
    expect((await (await helder.as('programme-coordinator')).get(there)).status).toBe(403)
    expect((await helder.nobody.get(there)).status).toBe(401)
    expect((await officer.get(address('no-id'))).status).toBe(400)
  })
})

describe('what came of meeting a dealer', () => {
  it('is noted by who meets dealers of that municipality, and by nobody else', async () => {
    const id = await dealerIn('enschede')
    const event = { kind: 'note', on: today, text: 'Gezien' }
    const inspector = await helder.as('municipal-inspector')
    expect((await note(inspector, id, event)).status).toBe(201)
    expect((await note(await helder.as('fencing-specialist'), id, event)).status).toBe(201)
    expect((await note(await helder.as('municipal-lawyer'), id, event)).status).toBe(403)
    expect((await note(await helder.as('detective'), id, event)).status).toBe(403)
    expect((await note(helder.nobody, id, event)).status).toBe(401)
    const hengelo = await helder.token('municipal-officer', 'municipality:hengelo')
    expect((await note(hengelo, id, event)).status).toBe(404)
    const otherTeam = await helder.token('fencing-specialist', 'base-team:twente-noord')
    expect((await note(otherTeam, id, event)).status).toBe(404)
    expect(pageOf(await officer.get(address(id))).events).toHaveLength(3)
  })

  it('comes back with every error at once, and then nothing is written', async () => {
    const id = await dealerIn('enschede')
    expect(codes(await note(officer, id, { kind: 'reached', on: '2999-01-01' }))).toEqual([
      'on dealer.day-ahead',
      'way field.choice',
    ])
    expect(pageOf(await officer.get(address(id))).events).toHaveLength(1)
  })

  it('stops a dealer and takes that back; the state follows both times', async () => {
    const id = await dealerIn('enschede')
    const { version } = pageOf(await officer.get(address(id)))
    const stopped = await note(officer, id, { kind: 'ended', on: today, reason: 'stopped', version })
    expect(pageOf(stopped)).toMatchObject({ state: 'stopped', waysOut: ['reopen'] })
    const again = await note(officer, id, { kind: 'reopened', on: today, version: version + 1 })
    expect(pageOf(again)).toMatchObject({ state: 'not-reached' })
    expect(pageOf(again).events.map(({ kind }) => kind)).toEqual(['reopened', 'ended', 'listed'])
  })

  it('never overwrites what somebody else changed meanwhile', async () => {
    const id = await dealerIn('enschede')
    const { version } = pageOf(await officer.get(address(id)))
    const paper = { kind: 'paper-register-kept', on: '2026-02-01', version }
    expect(pageOf(await note(officer, id, paper))).toMatchObject({
      state: 'paper-register',
      since: '2026-02-01',
    })
    const late = await note(officer, id, { kind: 'ended', on: today, reason: 'no-trade', version })
    expect(late).toMatchObject({ status: 409, body: { reason: 'changed-elsewhere' } })
    const ended = { kind: 'paper-register-ended', on: today, version: version + 1 }
    expect(pageOf(await note(officer, id, ended))).toMatchObject({ state: 'not-reached' })
  })
})

it('is in focus by the plan, or where the triangle of its municipality decided so', async () => {
  const [row] = await helder.admin<{ id: string }[]>`
    select id from programme.dealer where municipality = 'enschede' and kind = 'general' order by id limit 1`
  const isFocus = async () => pageOf(await officer.get(address(row!.id))).isFocus
  expect(await isFocus()).toBe(false)
  const decision = { municipality: 'enschede', kinds: ['general'], decidedOn: today, from: today }
  expect((await officer.post('/v1/focus-decisions', { ...decision, recordedIn: 'Verslag' })).status).toBe(201)
  expect(await isFocus()).toBe(true)
})

describe('the inventory saved as a file', () => {
  const exportsOf = async () => {
    const [row] = await helder.admin<{ n: number }[]>`
      select count(*)::int as n from access.log where action = 'export' and subject_kind = 'dealers'`
    return row!.n
  }
  it('is recorded, for organisers alone', async () => {
    expect((await officer.post('/v1/exports', { what: 'dealers' })).status).toBe(204)
    expect(await exportsOf()).toBe(1)
    expect((await officer.post('/v1/exports', { what: 'purchases' })).status).toBe(403)
    const auditor = await helder.as('auditor')
    expect((await auditor.post('/v1/exports', { what: 'dealers' })).status).toBe(403)
    const inspector = await helder.as('municipal-inspector')
    expect((await inspector.post('/v1/exports', { what: 'dealers' })).status).toBe(403)
    expect(await exportsOf()).toBe(1)
  })
})
