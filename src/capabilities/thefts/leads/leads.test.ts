import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newImei, openWorld, type World } from '../../../../tests/factories.ts'
import type { Client } from '../../../../tests/helder.ts'
import type { LeadView, LeadWords } from './contract.ts'
import { openLeadBudget } from './lead-budget.ts'
import { readWords } from './read-words.ts'
import { recordLead } from './record-lead.ts'

let world: World
let detective: Client
const stolen = newImei()

beforeAll(async () => {
  world = await openWorld()
  detective = await world.as('detective')
  await world.report({ item: { identifiers: [{ kind: 'serial', value: stolen }] } })
  await vi.waitFor(async () => expect((await prove(stolen)).result).toBe('registered-stolen'), {
    timeout: 10_000,
  })
})
afterAll(() => world.stop())

type Proven = { result: string; proof: string }
async function prove(value: string): Promise<Proven> {
  return (await world.nobody.post('/v1/checks/proofs', { value })).body as Proven
}
const send = (bewijs: string, tip: string) => world.nobody.post('/controleer/tip', { bewijs, tip })
async function leadsOf(client: Client, state = 'new'): Promise<LeadView[]> {
  return ((await client.get(`/v1/leads?state=${state}`)).body as { items: LeadView[] }).items
}

describe('a lead', () => {
  test('comes in with the stolen item that it concerns, and is read and handled by police', async () => {
    const { proof } = await prove(stolen)
    const sent = await send(proof, 'https://www.marktplaats.test/m123\nbij het station')
    expect(sent.status).toBe(200)
    expect(sent.text).toContain('Uw tip is bij de politie.')

    const [lead, ...more] = await leadsOf(detective)
    expect(more).toEqual([])
    expect(lead).toMatchObject({ site: 'marktplaats.test', state: 'new', handled: null })
    // The goods list calls it a serial number, the check read an IMEI: one thing.
    expect(lead!.items).toMatchObject([
      { category: 'phone', brand: 'Oppo', place: 'Enschede', endedOn: null },
    ])
    expect(JSON.stringify(lead)).not.toContain('station')

    const { words } = (await detective.post(`/v1/leads/${lead!.id}/views`, {})).body as LeadWords
    expect(words).toBe('https://www.marktplaats.test/m123\nbij het station')
    const looks = await world.admin`select role, purpose_code from access.log where action = 'open-lead'`
    expect(looks).toEqual([{ role: 'detective', purpose_code: 'handle-lead' }])

    const handled = await detective.post(`/v1/leads/${lead!.id}/handlings`, { note: 'advertentie weg' })
    expect(handled.body).toMatchObject({ state: 'handled', handled: { note: 'advertentie weg' } })
    expect((await detective.post(`/v1/leads/${lead!.id}/handlings`, { note: 'nog eens' })).status).toBe(409)
    expect(await leadsOf(detective)).toEqual([])
    expect(await leadsOf(detective, 'handled')).toHaveLength(1)
  })

  test('is one, however often the same yes is sent', async () => {
    const { proof } = await prove(stolen)
    await send(proof, 'hier')
    await send(proof, 'hier')
    expect(await leadsOf(detective)).toHaveLength(1)
  })

  test('is for the base teams of the stolen items alone', async () => {
    const other = await world.token('detective', 'base-team:twente-midden')
    const [lead] = await leadsOf(detective)
    expect(await leadsOf(other)).toEqual([])
    for (const path of ['views', 'handlings'])
      expect((await other.post(`/v1/leads/${lead!.id}/${path}`, { note: 'x' })).status).toBe(404)
    const [row] = await world.admin`select count(*)::int as n from access.log where action = 'open-lead'`
    expect(row!['n']).toBe(1)
  })
})

describe('no lead', () => {
  const count = async () => (await world.admin`select from thefts.lead`).length

  test('without a yes: a no, a changed proof, no proof', async () => {
    const before = await count()
    const { proof: no } = await prove(newImei())
    for (const yes of [no, no.replace('not-registered', 'registered-stolen'), '', 'yes']) {
      const refused = await send(yes, 'hier')
      expect(refused.status).toBe(400)
      expect(refused.text).toContain('Uw tip is niet verstuurd.')
    }
    expect(await count()).toBe(before)
  })

  test('without words, or with too many; what was typed comes back', async () => {
    const { proof } = await prove(stolen)
    expect((await send(proof, ' \n ')).text).toContain('Vul een link in')
    const long = await send(proof, 'abc '.repeat(400))
    expect(long.status).toBe(400)
    expect(long.text).toContain('abc abc')
  })

  test('on an old yes, or from a source that sent many today', async () => {
    const dependencies = {
      database: world.admin,
      readYes: () => ({ number: stolen, kind: 'imei' as const, result: 'registered-stolen', madeAt: at }),
      budget: openLeadBudget({ perDay: 2 }),
    }
    const at = '2026-11-24T13:00:00.000Z'
    const now = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000)
    const lead = (yes: string) => ({ yes, words: 'hier', source: 'address:192.0.2.1' })
    const refused = (reason: string) => ({ ok: false, reason })
    expect(await recordLead(dependencies, lead('a'), now(61))).toEqual(refused('lead-without-yes'))
    expect(await recordLead(dependencies, lead('a'), now(-5))).toEqual(refused('lead-without-yes'))
    expect(await recordLead(dependencies, lead('b'), now(59))).toEqual({ ok: true })
    expect(await recordLead(dependencies, lead('c'), now(59))).toEqual({ ok: true })
    expect(await recordLead(dependencies, lead('d'), now(59))).toEqual(refused('lead-too-many'))
  })
})

test('a budget counts per source and starts anew after a day, in a memory that can’t be filled', () => {
  const budget = openLeadBudget({ perDay: 1, sources: 2 })
  const day = (n: number) => new Date(n * 86_400_000)
  expect([budget.take('a', day(0)), budget.take('a', day(0.5)), budget.take('b', day(0.5))]).toEqual([
    true,
    false,
    true,
  ])
  expect(budget.take('a', day(1.1))).toBe(true)
  budget.take('c', day(1.1))
  expect(budget.take('b', day(1.1))).toBe(true)
})

test.each([
  ['https://www.marktplaats.test/x?y=1', 'marktplaats.test'],
  ['staat op marktplaats.test/m1', 'marktplaats.test'],
  ['op de markt in Enschede. Morgen weer.', null],
  ['http://', null],
])('%s leads to %s', (typed, site) => expect(readWords(typed)).toMatchObject({ ok: true, site }))

test('words keep their lines and lose what could turn them around', () => {
  expect(readWords('a\r\nb\u202ec\u0000d')).toMatchObject({ words: 'a\nbc d' })
})
