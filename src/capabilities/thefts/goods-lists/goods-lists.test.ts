import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newImei, nextNumber, openWorld, reportOf, type World } from '../../../../tests/factories.ts'
import type { Client } from '../../../../tests/helder.ts'
import type { Problem } from '../../../platform/contract.ts'
import type { GoodsListView } from '../contract.ts'
import { itemSteps, listSteps } from '../rules/goods-list-steps.ts'

let world: World
let citizen: Client
let other: Client
let police: Client
beforeAll(async () => {
  world = await openWorld()
  citizen = await world.as('citizen')
  await world.admin`insert into access.organisation (id, name) values ('citizen:another', '')`
  other = await world.token('citizen', 'citizen:another')
  police = await world.as('fencing-specialist')
})
// Ten that nobody looked at are the most that a citizen may have.
afterEach(() => world.admin`update thefts.goods_list set state = 'refused' where state = 'received'`)
afterAll(() => world.stop())

const keyed = () => ({ 'idempotency-key': `k${nextNumber()}` })
const contact = { name: 'Gijs Verzinsel', phone: '06 00000000', email: 'gijs@voorbeeld.example' }

function listOf(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  const item = {
    category: 'phone',
    brand: 'Oppo',
    model: 'N1',
    identifiers: [{ kind: 'imei', value: newImei() }],
  }
  return { municipality: 'enschede', committedOn: '2026-01-05', contact, items: [item], ...overrides }
}

async function send(overrides: Record<string, unknown> = {}): Promise<GoodsListView> {
  return good(await citizen.post('/v1/goods-lists', listOf(overrides), keyed()))
}
function good({ status, body, text }: { status: number; body: unknown; text: string }): GoodsListView {
  expect(status, text).toBeLessThan(300)
  return body as GoodsListView
}
const accept = async (list: GoodsListView, more: object = {}) =>
  good(await police.post(`/v1/goods-lists/${list.id}/decisions`, { decision: 'accept', ...more }))
const step = (client: Client, list: GoodsListView, name: string, more: object = {}) =>
  client.post(`/v1/goods-lists/${list.id}/items/${list.items[0]!.id}/steps`, { step: name, ...more })
const look = async (client: Client, list: GoodsListView) =>
  good(await client.get(`/v1/goods-lists/${list.id}`))
const hitsOn = (value: string) => world.admin<{ level: string; registration: string | null }[]>`
  select h.level, r.registration_number as registration from matching.hit h
    join thefts.item i on i.id = h.stolen_item_id join thefts.report r on r.id = i.report_id
    join thefts.item_identifier x on x.item_id = h.stolen_item_id and x.value = ${value}`

describe('sending', () => {
  test('what was sent comes back to its owner, and to nobody else who is no police', async () => {
    const jewellery = { kind: 'ring', metal: 'goud 585', stones: 'onyx', weightGrams: 6.5, marks: null }
    const list = await send({
      committedUntil: '2026-01-07',
      items: [{ category: 'jewellery', description: 'van oma', jewellery }],
    })
    expect(list).toMatchObject({
      state: 'received',
      municipalityName: 'Enschede',
      registrationNumber: null,
      police: null,
      items: [{ state: 'listed', jewellery, steps: ['take-off'] }],
      history: [{ step: 'send', side: 'citizen' }],
    })
    expect(list.reference).toMatch(/^GL-\w{4}-\w{4}$/)
    expect(await look(citizen, list)).toEqual(list)
    expect((await other.get(`/v1/goods-lists/${list.id}`)).status).toBe(404)
    expect(((await other.get('/v1/goods-lists')).body as { items: unknown[] }).items).toEqual([])
    expect((await look(police, list)).police).toMatchObject({ mayDecide: true })
  })

  test('every wrong field at once', async () => {
    const items = [{ category: 'phone', identifiers: [{ kind: 'imei', value: '12' }] }, { category: 'other' }]
    const wrong = listOf({
      municipality: 'deventer',
      committedOn: '2999-01-01',
      committedUntil: '2026-01-01',
      items,
    })
    const answer = await citizen.post('/v1/goods-lists', wrong, keyed())
    expect((answer.body as Problem).errors?.map(({ field, code }) => [field, code])).toEqual([
      ['municipality', 'theft.not-here'],
      ['committedOn', 'theft.in-future'],
      ['committedUntil', 'theft.until-before'],
      ['items.0.identifiers.0.value', 'identifier.wrong-length'],
      ['items.1.description', 'theft.new.describe'],
    ])
  })

  test('a repeat with one key is sent once, another request with it is refused', async () => {
    const [key, list] = [keyed(), listOf()]
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => citizen.post('/v1/goods-lists', list, key)),
    )
    expect(new Set(answers.map((answer) => good(answer).id)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
    expect((await citizen.post('/v1/goods-lists', listOf(), key)).status).toBe(422)
  })

  test('ten that nobody looked at are the most', async () => {
    for (let n = 0; n < 10; n++) await send()
    const answer = await citizen.post('/v1/goods-lists', listOf(), keyed())
    expect(answer.body).toMatchObject({ status: 409, reason: 'too-many-lists' })
  })

  test('who the owner is lies sealed, and police see it for a purpose that is recorded', async () => {
    const list = await send()
    const [kept] = await world.admin<
      { box: Buffer }[]
    >`select box from thefts.owner_box where list_id = ${list.id}`
    expect(kept!.box.includes('Verzinsel')).toBe(false)
    const url = `/v1/goods-lists/${list.id}/owner-views`
    expect((await police.post(url, { purposeCode: 'handle-goods-list' })).status).toBe(400)
    const opened = await police.post(url, {
      purposeCode: 'handle-goods-list',
      purposeText: 'nummer navragen',
    })
    expect(opened.body).toEqual(contact)
    const looks = await world.admin`
      select role, action, purpose_text from access.log where subject_id = ${list.id}`
    expect(looks).toEqual([
      { role: 'fencing-specialist', action: 'open-list-owner', purpose_text: 'nummer navragen' },
    ])
    // Whoever destroys the key of the month forgets the owners of that month.
    await world.admin`update thefts.owner_box set bucket = '1999-01' where list_id = ${list.id}`
    expect((await police.post(url, { purposeCode: 'other', purposeText: 'x' })).status).toBe(404)
  })
})

describe('the police', () => {
  test('accepted items are stolen items: a purchase of one is a hit', async () => {
    const imei = newImei()
    const list = await send({
      items: [{ category: 'phone', brand: 'Oppo', identifiers: [{ kind: 'imei', value: imei }] }],
    })
    const purchase = { item: { brand: 'Oppo', identifiers: [{ kind: 'imei' as const, value: imei }] } }
    await world.buy(purchase)
    await world.matchAll()
    expect(await hitsOn(imei)).toEqual([])
    const taken = await accept(list)
    expect(taken).toMatchObject({ state: 'in-system', items: [{ state: 'in-system' }] })
    await world.matchAll()
    expect(await hitsOn(imei)).toMatchObject([{ level: 'certain' }])
    // Of that its owner sees nothing: police tell when it harms nobody.
    const seen = await look(citizen, list)
    expect(seen.police).toBeNull()
    expect(seen.items[0]!.state).toBe('in-system')
    expect((await look(police, list)).police?.hits[list.items[0]!.id]).toMatchObject([{ level: 'certain' }])
    expect((await police.post(`/v1/goods-lists/${list.id}/decisions`, { decision: 'accept' })).status).toBe(
      409,
    )
  })

  test('another base team reads a list and decides nothing', async () => {
    const list = await send()
    const west = await world.token('detective', 'base-team:twente-west')
    expect((await look(west, list)).police?.mayDecide).toBe(false)
    expect((await west.post(`/v1/goods-lists/${list.id}/decisions`, { decision: 'accept' })).status).toBe(404)
    expect((await step(west, list, 'tell-found')).status).toBe(404)
    const desk = (await west.get('/v1/goods-lists')).body as { items: unknown[] }
    expect(desk.items).toEqual([])
  })

  test('a refusal says why; the owner adds to the list and sends it again', async () => {
    const list = await send()
    const refuse = { decision: 'refuse', reason: 'Deze lijst hoort bij een andere aangifte.' }
    expect((await police.post(`/v1/goods-lists/${list.id}/decisions`, { decision: 'refuse' })).status).toBe(
      400,
    )
    good(await police.post(`/v1/goods-lists/${list.id}/decisions`, refuse))
    expect(await look(citizen, list)).toMatchObject({
      state: 'refused',
      refusedBecause: refuse.reason,
      steps: ['send-again'],
    })
    good(await citizen.post(`/v1/goods-lists/${list.id}/resubmissions`, {}))
    expect(await look(police, list)).toMatchObject({ state: 'received', refusedBecause: null })
    expect((await citizen.post(`/v1/goods-lists/${list.id}/resubmissions`, {})).status).toBe(409)
  })

  test('a correction is seen by both, with what stood there before, and makes a new version', async () => {
    const list = await accept(await send())
    const [item] = list.items
    const corrected = {
      category: 'phone',
      brand: 'Oppo',
      model: 'N3',
      identifiers: item!.identifiers,
      reason: 'Volgens de doos.',
    }
    good(await police.post(`/v1/goods-lists/${list.id}/items/${item!.id}/corrections`, corrected))
    const seen = await look(citizen, list)
    expect(seen.items[0]!.model).toBe('N3')
    expect(seen.history.at(-1)).toMatchObject({
      step: 'correct',
      side: 'police',
      by: null,
      detail: { reason: 'Volgens de doos.', changes: [{ field: 'model', before: 'N1', after: 'N3' }] },
    })
    expect((await look(police, list)).history.at(-1)!.by).toBe('Bram Denkbeeld')
    const [stolen] = await world.admin`
      select i.model, i.version from thefts.item i where i.reference = ${`${list.reference}-1`}`
    expect(stolen).toEqual({ model: 'N3', version: 2 })
  })
})

describe('merging', () => {
  test('is suggested by registration number and by equal numbers, and doubles nothing', async () => {
    const [known, extra] = [newImei(), newImei()]
    const registrationNumber = `20265${String(nextNumber()).padStart(5, '0')}`
    const reportId = await world.report({
      registrationNumber,
      item: { brand: 'Oppo', identifiers: [{ kind: 'imei', value: known }] },
    })
    const numbers = [known, extra].map((value) => ({ kind: 'imei', value }))
    const list = await send({
      registrationNumber: `PL0500-${registrationNumber}-1`,
      items: [
        { category: 'phone', brand: 'Oppo', identifiers: numbers },
        { category: 'watch', brand: 'Seiko' },
      ],
    })
    const [suggestion] = (await look(police, list)).police!.suggestions
    expect(suggestion).toMatchObject({ reportId, isOwn: true, sameRegistration: true })
    const [pair] = suggestion!.pairs
    expect(pair).toMatchObject({ itemId: list.items[0]!.id })
    await accept(list, {
      intoReport: reportId,
      sameAs: [{ itemId: pair!.itemId, stolenItemId: pair!.stolenItemId }],
    })
    const items = await world.admin<{ reference: string; numbers: string[] }[]>`
      select i.reference, array(select x.value from thefts.item_identifier x where x.item_id = i.id) as numbers
        from thefts.item i where i.report_id = ${reportId} order by i.reference collate "C"`
    expect(items.map((item) => item.numbers)).toEqual([[known], [extra], []])
    expect(items.slice(1).map((item) => item.reference)).toEqual([
      `${list.reference}-1`,
      `${list.reference}-2`,
    ])
    await world.buy({ item: { brand: 'Oppo', identifiers: [{ kind: 'imei', value: known }] } })
    await world.matchAll()
    expect(await hitsOn(known)).toHaveLength(1)
  })

  test('into a report of another organisation is refused, and nothing happened', async () => {
    const west = await world.token('detective', 'base-team:twente-west')
    const reportId = await world.report({ by: west, place: 'Almelo' })
    const list = await send()
    const answer = await police.post(`/v1/goods-lists/${list.id}/decisions`, {
      decision: 'accept',
      intoReport: reportId,
    })
    expect(answer.body).toMatchObject({ status: 409, reason: 'report-in-use' })
    expect((await look(police, list)).state).toBe('received')
  })
})

describe('afterwards', () => {
  test('a number added later matches at once, without the police', async () => {
    const imei = newImei()
    const item = { brand: 'Oppo', identifiers: [{ kind: 'imei' as const, value: imei }] }
    await world.buy({ item })
    const list = await accept(await send({ items: [{ category: 'phone', brand: 'Oppo' }] }))
    const url = `/v1/goods-lists/${list.id}/items/${list.items[0]!.id}/identifiers`
    const number = { kind: 'imei', value: imei }
    expect((await other.post(url, number, keyed())).status).toBe(404)
    expect(good(await citizen.post(url, number)).items[0]!.identifiers).toMatchObject([number])
    await world.matchAll()
    expect(await hitsOn(imei)).toMatchObject([{ level: 'certain' }])
    expect((await citizen.post(url, number)).body).toMatchObject({ status: 409, reason: 'number-is-there' })
    expect((await citizen.post(url, { kind: 'imei', value: '123' })).status).toBe(400)
    expect((await citizen.post(url, { kind: 'gtin', value: '4006381333931' })).status).toBe(400)
  })

  test('two numbers added at the same moment both stand', async () => {
    const list = await accept(await send({ items: [{ category: 'phone', brand: 'Oppo' }] }))
    const url = `/v1/goods-lists/${list.id}/items/${list.items[0]!.id}/identifiers`
    const numbers = Array.from({ length: 6 }, newImei)
    await Promise.all(numbers.map(async (value) => good(await citizen.post(url, { kind: 'imei', value }))))
    const rows = await world.admin<{ value: string }[]>`
      select x.value from thefts.item i join thefts.item_identifier x on x.item_id = i.id
       where i.reference = ${`${list.reference}-1`}`
    expect(rows.map(({ value }) => value).sort()).toEqual(numbers.sort())
  })

  test('the registration number comes later, and the report gets it', async () => {
    const list = await accept(await send())
    const url = `/v1/goods-lists/${list.id}/registration-numbers`
    good(await citizen.post(url, { registrationNumber: '2026512345' }))
    const [report] = await world.admin`
      select registration_number from thefts.report where reference = ${list.reference}`
    expect(report).toEqual({ registration_number: '2026512345' })
  })

  test('found is told by the police, and nothing goes back without a ground', async () => {
    const list = await accept(await send())
    expect((await step(citizen, list, 'tell-found')).status).toBe(409)
    good(await step(police, list, 'tell-found'))
    expect((await look(citizen, list)).items[0]).toMatchObject({ state: 'found', steps: ['report-home'] })
    expect((await step(police, list, 'give-back')).status).toBe(400)
    const back = good(await step(police, list, 'give-back', { ground: 'waiver' }))
    expect(back.items[0]).toMatchObject({ state: 'back', returnGround: 'waiver', steps: [] })
    expect(await endOf(list)).toMatchObject({ ended_reason: 'returned' })
  })

  test('found again at home is a notice: police end the item, and only then it is stolen no more', async () => {
    const list = await accept(await send())
    good(await step(citizen, list, 'report-home', { note: 'lag in de schuur' }))
    expect(await endOf(list)).toMatchObject({ ended_on: null })
    const desk = (await police.get('/v1/goods-lists?tab=home')).body as {
      items: { id: string }[]
      counts: Record<string, number>
    }
    expect(desk.items.map(({ id }) => id)).toContain(list.id)
    expect(desk.counts['home']).toBe(desk.items.length)
    good(await step(citizen, list, 'still-missing'))
    good(await step(citizen, list, 'report-home'))
    expect(good(await step(police, list, 'end')).items[0]!.state).toBe('home')
    expect(await endOf(list)).toMatchObject({ ended_reason: 'found-by-owner' })
  })

  test('taking off the last item before anyone looked withdraws the list', async () => {
    const list = await send()
    expect(good(await step(citizen, list, 'take-off'))).toMatchObject({ state: 'withdrawn', steps: [] })
    expect((await police.post(`/v1/goods-lists/${list.id}/decisions`, { decision: 'accept' })).status).toBe(
      409,
    )
  })

  const endOf = async (list: GoodsListView) =>
    (
      await world.admin`select ended_on, ended_reason from thefts.item where reference = ${`${list.reference}-1`}`
    )[0]
})

test('a list with a wrong owner, a wrong report and another list’s item can’t be reached', async () => {
  const [one, two] = [await send(), await send()]
  const crossed = `/v1/goods-lists/${one.id}/items/${two.items[0]!.id}`
  expect((await citizen.post(`${crossed}/steps`, { step: 'take-off' })).status).toBe(404)
  expect((await citizen.post(`${crossed}/identifiers`, { kind: 'imei', value: newImei() })).status).toBe(404)
  expect((await police.post('/v1/theft-reports', reportOf())).status).toBe(201)
})

test('the database keeps the same steps as the table that screens and documentation use', async () => {
  const kept = await world.admin<{ line: string }[]>`
    select subject || ' ' || step || ' ' || side || ' ' || from_state || ' ' || to_state as line from thefts.goods_step`
  const lines = (
    subject: string,
    steps: readonly { step: string; by: string; from: readonly string[]; to: string }[],
  ) =>
    steps.flatMap(({ step: name, by, from, to }) =>
      from.map((state) => [subject, name, by, state, to].join(' ')),
    )
  const wanted = [...lines('list', listSteps), ...lines('item', itemSteps)]
  expect(kept.map(({ line }) => line).sort()).toEqual(wanted.sort())
})
