import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextNumber, openWorld, type World } from '../../../../tests/factories.ts'
import type { Client } from '../../../../tests/helder.ts'
import { buyer, phone, purchase, seller } from '../../../../tests/purchases.ts'
import { addDays, dayInAmsterdam } from '../../../kernel/dates.ts'
import type { PolicyView } from '../contract.ts'
import type { BylawView } from './contract.ts'

let world: World
let office: Client
let enschede: Client
beforeAll(async () => {
  world = await openWorld()
  office = await world.as('programme-officer')
  enschede = await world.as('municipal-officer')
})
afterAll(() => world.stop())

const newKey = () => ({ 'idempotency-key': `bylaws-${nextNumber()}` })
const today = dayInAmsterdam(new Date())
const article = (overrides: Record<string, unknown> = {}) => ({
  municipality: 'tubbergen',
  part: 'holding',
  status: 'in-force',
  article: 'art. 2:68 APV',
  text: 'De handelaar houdt een goed acht werkdagen in bewaring.',
  from: addDays(today, 10),
  publication: 'Gemeenteblad 2026, 1',
  unit: 'working-days',
  days: 8,
  ...overrides,
})
async function enter(by: Client, overrides: Record<string, unknown> = {}): Promise<string> {
  const answer = await by.post('/v1/bylaw-articles', article(overrides))
  expect(answer.status, answer.text).toBe(201)
  return (answer.body as { id: string }).id
}
async function rules(municipality: string, topic: string) {
  const { body } = await world.nobody.get(`/v1/policies?municipality=${municipality}`)
  const [policy] = (body as { items: PolicyView[] }).items
  return policy!.rules.filter((rule) => rule.topic === topic)
}
async function bylaws(by: Client, municipality: string): Promise<BylawView> {
  const { body } = await by.get(`/v1/bylaws?municipality=${municipality}`)
  return (body as { items: [BylawView] }).items[0]
}

describe('an article decides the rule', () => {
  test('from its day on; what held before ends the day before, and comes back when it is withdrawn', async () => {
    const [before] = await rules('tubbergen', 'holding')
    const id = await enter(office)
    const [coming, now] = await rules('tubbergen', 'holding')
    expect(coming).toMatchObject({
      value: { unit: 'working-days', days: 8 },
      from: addDays(today, 10),
      until: null,
      legalBasis: 'art. 2:68 APV',
      source: 'Gemeenteblad 2026, 1',
    })
    expect(now).toEqual({ ...before, until: addDays(today, 9) })

    const sooner = await enter(office, { from: addDays(today, 5), days: 6 })
    expect((await rules('tubbergen', 'holding')).map(({ from, until }) => [from, until])).toEqual([
      [addDays(today, 10), null],
      [addDays(today, 5), addDays(today, 9)],
      [before!.from, addDays(today, 4)],
    ])
    for (const one of [id, sooner])
      expect((await office.post(`/v1/bylaw-articles/${one}/endings`, { until: null })).status).toBe(201)
    expect(await rules('tubbergen', 'holding')).toEqual([before])
  })

  test('that holds already is not withdrawn but repealed: it gets a last day', async () => {
    const { articles } = await bylaws(office, 'wierden')
    const sales = articles.find(({ part }) => part === 'sales-register')!
    const path = `/v1/bylaw-articles/${sales.id}/endings`
    expect((await office.post(path, { until: null })).body).toMatchObject({ reason: 'step-not-possible' })
    const past = { until: addDays(today, -1) }
    expect((await office.post(path, past)).body).toMatchObject({ errors: [{ field: 'reason' }] })
    expect((await office.post(path, { until: addDays(today, 20) })).status).toBe(201)
    expect(await rules('wierden', 'sales')).toMatchObject([{ until: addDays(today, 20) }])
  })

  test('reaches into the past only with a reason, and changes no entry that stands', async () => {
    const id = await world.buy({ municipality: 'borne', acquiredAt: new Date().toISOString() })
    const dealer = await world.dealerIn('borne')
    const view = async () => (await dealer.get(`/v1/purchases/${id}`)).body
    const stood = await view()
    const past = { municipality: 'borne', from: addDays(today, -30) }
    const refused = await office.post('/v1/bylaw-articles', article(past))
    expect([refused.status, refused.body]).toMatchObject([400, { errors: [{ field: 'reason' }] }])
    await enter(office, { ...past, reason: 'raadsbesluit te laat verwerkt' })
    expect(await view()).toEqual(stood)
    // Control: a purchase from now on keeps longer.
    const next = await world.buy({ municipality: 'borne', acquiredAt: new Date().toISOString() })
    const longer = (await dealer.get(`/v1/purchases/${next}`)).body as { keepUntil: string }
    expect(longer.keepUntil > (stood as { keepUntil: string }).keepUntil).toBe(true)
  })

  test('a draft decides nothing, until it is decided itself', async () => {
    const photo = { part: 'photo', unit: undefined, days: undefined }
    const draftId = await enter(office, { ...photo, municipality: 'losser', status: 'draft' })
    const drafts = async () =>
      (await bylaws(office, 'losser')).articles.filter(({ part }) => part === 'photo')
    expect(await drafts()).toMatchObject([{ id: draftId, status: 'draft' }])
    const id = await enter(office, { ...photo, municipality: 'losser', draftId })
    expect(await drafts()).toMatchObject([{ id, status: 'in-force' }])
  })

  test('a designation certifies only with a mandate, and ends where another register is designated', async () => {
    const decree = {
      part: 'designation',
      municipality: 'hellendoorn',
      register: 'this',
      article: 'Besluit 1',
    }
    await enter(office, { ...decree, from: addDays(today, 1), mandate: '' })
    expect(await rules('hellendoorn', 'designation')).toEqual([])
    await enter(office, { ...decree, from: addDays(today, 2), mandate: 'Mandaat 1' })
    await enter(office, { ...decree, from: addDays(today, 9), register: 'other', otherName: 'Boek' })
    expect(await rules('hellendoorn', 'designation')).toMatchObject([
      {
        value: { decree: 'Besluit 1', mandate: 'Mandaat 1' },
        from: addDays(today, 2),
        until: addDays(today, 8),
      },
    ])
  })
})

describe('the counter demands from the day on what the bylaw page says', () => {
  const withoutDocument = { documentKind: null, documentNumber: null, documentCountry: null }
  const at = (day: string) => `${day}T00:01:00+01:00`

  test('the document: not the day before, on the day itself yes', async () => {
    const dealer = await world.dealerIn('dinkelland')
    const buy = (day: string) =>
      dealer.post(
        '/v1/purchases',
        {
          ...purchase({ branchNumber: dealer.branchNumber, acquiredAt: at(day) }),
          items: [phone({ category: 'tool', identifiers: [] })],
          seller: seller(withoutDocument),
        },
        newKey(),
      )
    await enter(office, {
      municipality: 'dinkelland',
      part: 'document',
      document: 'always',
      from: today,
      reason: 'vandaag in werking',
    })
    const yesterday = await buy(addDays(today, -1))
    expect(yesterday.status, yesterday.text).toBe(201)
    expect(await buy(today)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'seller.documentKind' }, {}, {}] },
    })
  })

  test('the buyer: only where and since an article asks who it was', async () => {
    const sell = async (municipality: string) => {
      const acquiredAt = `${addDays(today, -40)}T12:00:00+01:00`
      const id = await world.buy({ municipality, acquiredAt })
      const dealer = await world.dealerIn(municipality)
      const { items } = (await dealer.get(`/v1/purchases/${id}`)).body as { items: [{ id: string }] }
      return dealer.post(
        '/v1/sales',
        {
          purchaseItemId: items[0].id,
          soldAt: new Date().toISOString(),
          priceCents: 100,
          buyer: { ...buyer, name: '' },
        },
        newKey(),
      )
    }
    expect((await sell('tubbergen')).status).toBe(201)
    await enter(office, { part: 'sales-register', from: today, reason: 'vandaag in werking' })
    expect(await sell('tubbergen')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'buyer.name' }] },
    })
    expect(await sell('almelo')).toMatchObject({ status: 400, body: { errors: [{ field: 'buyer.name' }] } })
  })
})

test('every wrong field at once, in words', async () => {
  const answer = await office.post(
    '/v1/bylaw-articles',
    article({ from: today, until: addDays(today, -2), unit: undefined, days: 61 }),
  )
  expect(answer.status).toBe(400)
  const { errors } = answer.body as { errors: { field: string; message: string }[] }
  expect(errors.map(({ field }) => field)).toEqual(['until', 'reason', 'unit', 'days'])
  expect(errors.every(({ message }) => message.endsWith('.'))).toBe(true)
})

test('what no database could keep is refused before it gets there', async () => {
  for (const wrong of [{ from: '0000-01-01' }, { municipality: 'tubber\u0000gen' }, { text: 'a\u0000b' }]) {
    const answer = await office.post('/v1/bylaw-articles', article(wrong))
    expect(answer.status, JSON.stringify(wrong)).toBe(400)
  }
  expect((await office.get('/v1/bylaws?municipality=%00')).status).toBe(400)
})

describe('who may', () => {
  test('an officer writes for the own municipality alone, and reads all', async () => {
    const other = await enschede.post('/v1/bylaw-articles', article({ municipality: 'hengelo' }))
    expect([other.status, other.body]).toMatchObject([404, { reason: 'not-found' }])
    const hengelo = await bylaws(enschede, 'hengelo')
    expect(hengelo).toMatchObject({
      mayWrite: false,
      mandates: [{ office: 'Programma heling Twente (demo)' }],
    })
    const ending = await enschede.post(`/v1/bylaw-articles/${hengelo.articles[0]!.id}/endings`, {
      until: null,
    })
    expect(ending.status).toBe(404)
    const focus = { municipality: 'hengelo', kinds: [], decidedOn: today, from: today, recordedIn: 'x' }
    expect((await enschede.post('/v1/focus-decisions', focus)).status).toBe(404)
    // Control: at home the same deeds succeed.
    const part = { part: 'photo', municipality: 'enschede', unit: undefined, days: undefined }
    const id = await enter(enschede, part)
    expect((await enschede.post(`/v1/bylaw-articles/${id}/endings`, { until: null })).status).toBe(201)
    expect((await enschede.post('/v1/focus-decisions', { ...focus, municipality: 'enschede' })).status).toBe(
      201,
    )
  })

  test('who typed an article in is for who may write there too', async () => {
    const names = async (by: Client) =>
      new Set((await bylaws(by, 'almelo')).articles.map(({ enteredBy }) => enteredBy))
    expect(await names(office)).toEqual(new Set(['helder seed']))
    expect(await names(await world.as('programme-coordinator'))).toEqual(new Set([null]))
    expect(await names(enschede)).toEqual(new Set([null]))
  })

  test('the doors of the database refuse on their own', async () => {
    const asRole = (role: string, organisation: string) =>
      world.admin.begin(async (tx) => {
        await tx`set local role helder_app`
        await tx`select set_config('helder.role', ${role}, true), set_config('helder.organisation', ${organisation}, true)`
        const [row] = await tx<{ outcome: string }[]>`
          select policy.decide_rule('hengelo', 'holding', '{"unit": "calendar-days", "days": 0}', ${addDays(today, 3)},
            null, 'x', 'x', null) as outcome`
        return row!.outcome
      })
    for (const role of ['municipal-inspector', 'dealer', 'mayors-office'])
      expect(await asRole(role, 'municipality:hengelo'), role).toBe('not-found')
    expect(await asRole('municipal-officer', 'municipality:enschede')).toBe('not-found')
    expect(await asRole('municipal-officer', 'municipality:hengelo')).toBe('decided')
  })
})

test('a decision of the triangle on focus has its day, its place, and is not of the future', async () => {
  const decision = {
    municipality: 'oldenzaal',
    kinds: ['general'],
    decidedOn: addDays(today, 1),
    from: today,
    recordedIn: '',
  }
  const wrong = await office.post('/v1/focus-decisions', decision)
  expect(wrong.body).toMatchObject({ errors: [{ field: 'recordedIn' }] })
  const filled = { ...decision, recordedIn: 'Besluitenlijst' }
  expect((await office.post('/v1/focus-decisions', filled)).body).toMatchObject({
    errors: [{ field: 'decidedOn' }, { field: 'from' }],
  })
  expect((await office.post('/v1/focus-decisions', { ...filled, decidedOn: today })).status).toBe(201)
  expect((await bylaws(office, 'oldenzaal')).focus).toMatchObject([{ kinds: ['general'], from: today }])
})
