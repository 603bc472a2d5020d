import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { dealerOf } from '../../../../tests/meetings.ts'
import { purchase } from '../../../../tests/purchases.ts'
import { type Options, softPasskey } from '../../../../tests/soft-passkey.ts'
import type { ConnectionMade, ConnectionView } from './contract.ts'

const place = { rpId: 'helder.test', origin: 'http://helder.test' }
let helder: TestHelder
let specialist: Client
let officer: Client
let elsewhere: Client
beforeAll(async () => {
  helder = await testHelder()
  specialist = await helder.as('fencing-specialist')
  officer = await helder.as('municipal-officer')
  elsewhere = await helder.token('municipal-officer', 'municipality:hengelo')
})
afterAll(() => helder.stop())

type Dealer = Awaited<ReturnType<typeof dealerOf>>
const dealer = (municipality = 'enschede') => dealerOf(helder, municipality)
const connect = (client: Client, { id, version }: Dealer, more: object = {}) =>
  client.post('/v1/dealer-connections', { dealerId: id, version, ownerName: 'Rosa Bedacht', ...more })
const secretOf = (answer: { body: unknown }) => (answer.body as ConnectionMade).link!.split('#')[1]!
const look = async (client: Client, { id }: Dealer) =>
  (await client.get(`/v1/dealer-connections/${id}`)).body as ConnectionView
const count = async (dealerId: string) => {
  const [row] = await helder.admin<
    { organisations: number; branches: number; counters: number; events: number }[]
  >`
    select count(distinct b.organisation_id)::int as organisations, count(distinct b.branch_number)::int as branches,
           count(distinct c.register)::int as counters,
           (select count(*) from programme.event e where e.dealer_id = d.id and e.kind = 'connected')::int as events
      from programme.dealer d left join access.branch b on b.branch_number = d.branch_number
      left join registers.counter c on c.branch_number = b.branch_number where d.id = ${dealerId} group by d.id`
  return row!
}
async function comeIn(invitation: string): Promise<{ cookie: string }> {
  const passkey = softPasskey(place)
  const offered = await helder.nobody.post('/v1/passkey-challenges', { deed: 'join', invitation })
  expect(offered.status, offered.text).toBe(201)
  const { options } = offered.body as { options: Options }
  const answer = await helder.nobody.post('/v1/passkeys', {
    deed: 'join',
    invitation,
    ...passkey.register(options),
  })
  expect(answer.status, answer.text).toBe(204)
  return { cookie: String(answer.headers['set-cookie']).split(';')[0]! }
}

describe('connecting a dealer', () => {
  test('from the list to the first purchase: the owner comes in by the link, manages, and records', async () => {
    const shop = await dealer()
    const made = await connect(specialist, shop)
    expect(made.body, made.text).toMatchObject({ outcome: 'connected', organisation: shop.name })
    expect(await look(officer, shop)).toMatchObject({ ownerSince: null, firstEntryAt: null })
    const cookie = await comeIn(secretOf(made))
    expect((await helder.nobody.get('/v1/me', cookie)).body).toMatchObject({
      role: 'dealer',
      manages: true,
      name: 'Rosa Bedacht',
      branches: [{ branchNumber: shop.branch_number }],
    })
    expect((await look(officer, shop)).ownerSince).not.toBeNull()
    const bought = await helder.nobody.post('/v1/purchases', purchase({ branchNumber: shop.branch_number }), {
      ...cookie,
      'idempotency-key': 'first',
    })
    expect(bought.body, bought.text).toMatchObject({ sequenceNumber: 1 })
    expect((await look(specialist, shop)).firstEntryAt).not.toBeNull()
    expect(await count(shop.id)).toEqual({ organisations: 1, branches: 1, counters: 2, events: 1 })
    // Audited as every invitation, for the managers of the business.
    const { items } = (await helder.nobody.get('/v1/role-changes', cookie)).body as {
      items: { event: string; by: string }[]
    }
    expect(items).toContainEqual(expect.objectContaining({ event: 'invited-join', by: 'Bram Denkbeeld' }))
    // Somebody is there now: nobody of outside lets another in.
    expect((await connect(specialist, shop)).body).toMatchObject({ reason: 'already-connected' })
  })

  test('twice at once gives one; the last link counts', async () => {
    const shop = await dealer()
    const both = await Promise.all([connect(specialist, shop), connect(officer, shop)])
    expect(both.map(({ body }) => (body as ConnectionMade).outcome).sort()).toEqual([
      'connected',
      'link-again',
    ])
    expect(await count(shop.id)).toEqual({ organisations: 1, branches: 1, counters: 2, events: 1 })
    const last = both.find(({ body }) => (body as ConnectionMade).outcome === 'link-again')!
    const first = both.find((one) => one !== last)!
    const view = (answer: typeof last) =>
      helder.nobody.post('/v1/invitation-views', { invitation: secretOf(answer) })
    expect((await view(first)).body).toMatchObject({ reason: 'invitation-withdrawn' })
    expect((await view(last)).status).toBe(200)
  })

  test('a second branch comes to the organisation that is there, without a link into it', async () => {
    const [one, two] = [await dealer(), await dealer()]
    await comeIn(secretOf(await connect(officer, one)))
    await helder.admin`update programme.dealer set kvk_number = ${one.kvk_number} where id = ${two.id}`
    const added = await connect(officer, two)
    expect(added.body).toMatchObject({ outcome: 'branch-added', organisation: one.name, link: null })
    expect(await count(two.id)).toEqual({ organisations: 1, branches: 1, counters: 2, events: 1 })
  })

  test('nobody gets a link into a business with a branch where they don’t work; control: into one of their own they do', async () => {
    const [here, there] = [await dealer(), await dealer('hengelo')]
    await connect(elsewhere, there)
    await helder.admin`update programme.dealer set kvk_number = ${there.kvk_number} where id = ${here.id}`
    expect((await connect(officer, here)).body).toMatchObject({ outcome: 'branch-added', link: null })
    expect((await connect(officer, here)).body).toMatchObject({ reason: 'already-connected' })
    const own = await dealer()
    await connect(officer, own)
    expect((await connect(officer, own)).body).toMatchObject({
      outcome: 'link-again',
      link: expect.any(String),
    })
  })

  test('numbers that are missing are asked, kept with the dealer, and known ones are not doubled', async () => {
    const [shop, other] = [await dealer(), await dealer()]
    await helder.admin`update programme.dealer set kvk_number = null, branch_number = null where id = ${shop.id}`
    const missing = await connect(officer, shop)
    expect((missing.body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
      'kvkNumber',
      'branchNumber',
    ])
    const numbers = { kvkNumber: '99 88 77 66', branchNumber: other.branch_number }
    expect((await connect(officer, shop, numbers)).body).toMatchObject({ reason: 'known-number' })
    expect((await connect(officer, shop, { ...numbers, branchNumber: '12' })).status).toBe(400)
    const made = await connect(officer, shop, { ...numbers, branchNumber: '998877660001' })
    expect(made.body, made.text).toMatchObject({ outcome: 'connected' })
    const [row] =
      await helder.admin`select kvk_number, branch_number from programme.dealer where id = ${shop.id}`
    expect(row).toEqual({ kvk_number: '99887766', branch_number: '998877660001' })
    // Refused, nothing stays of it: neither numbers nor organisation.
    const half = await dealer()
    await helder.admin`update programme.dealer set kvk_number = null, branch_number = null where id = ${half.id}`
    await connect(officer, half, { kvkNumber: '99887755' })
    const [kept] = await helder.admin`select kvk_number from programme.dealer where id = ${half.id}`
    expect(kept).toEqual({ kvk_number: null })
  })

  test('of another municipality, and by who may not, nothing is connected or seen; a stopped dealer is not either', async () => {
    const shop = await dealer('hengelo')
    for (const client of [officer, specialist]) {
      expect((await connect(client, shop)).status).toBe(404)
      expect((await client.get(`/v1/dealer-connections/${shop.id}`)).status).toBe(404)
    }
    const inspector = await helder.token('municipal-inspector', 'municipality:hengelo')
    expect((await connect(inspector, shop)).status).toBe(403)
    // The door itself says the same, whatever the route lets in.
    const [row] = await helder.admin.begin(async (tx) => {
      await tx`set local role helder_app`
      await tx`select set_config('helder.role', 'municipal-inspector', true), set_config('helder.account', 'a', true),
        set_config('helder.organisation', 'municipality:hengelo', true)`
      return await tx`select outcome from access.connect_dealer(${shop.id}, sha256('x'), 'x', null, null, ${shop.id}, '2026-11-01', 'x')`
    })
    expect(row).toMatchObject({ outcome: 'not-found' })
    const stopped = await dealer()
    await helder.admin`update programme.dealer set ended_on = '2026-01-01', end_reason = 'stopped' where id = ${stopped.id}`
    expect((await connect(officer, stopped)).body).toMatchObject({ reason: 'dealer-ended' })
  })

  test('a link of who may not connect any more lets nobody in', async () => {
    const shop = await dealer()
    const invitation = secretOf(await connect(specialist, shop))
    const taken = await helder.admin<{ id: string }[]>`
      update access.appointment set taken_at = now(), taken_by = 'test' where role = 'fencing-specialist'
         and organisation_id = 'base-team:enschede' and taken_at is null returning id`
    const answer = await helder.nobody.post('/v1/invitation-views', { invitation })
    expect(answer.body).toMatchObject({ reason: 'invitation-withdrawn' })
    await helder.admin`update access.appointment set taken_at = null, taken_by = null where id = any (${taken.map(({ id }) => id)})`
    expect((await helder.nobody.post('/v1/invitation-views', { invitation })).status).toBe(200)
  })
})
