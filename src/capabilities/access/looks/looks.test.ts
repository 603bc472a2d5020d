import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { purchase } from '../../../../tests/purchases.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import type { AccessLogEntry, LookPattern, RegisterOpening } from './contract.ts'

let helder: TestHelder
let auditor: Client
let detective: Client
const hits: string[] = []
beforeAll(async () => {
  helder = await testHelder()
  auditor = await helder.as('auditor')
  detective = await helder.as('detective')
  const dealer = await helder.as('dealer')
  const names = ['M. Verhoeven', 'B. Denkbeeld', 'A. Jansen']
  const numbers = ['356759040123458', '490154203237518', '352099001761481']
  const items = numbers.map((value, n) => ({
    reference: `I${n}`,
    category: 'phone',
    brand: 'Oppo',
    identifiers: [{ kind: 'imei', value }],
  }))
  const report = { source: 'TEST', reference: 'R1', committedOn: '2026-10-01', place: 'Enschede', items }
  expect((await detective.post('/v1/theft-reports', report)).status).toBe(201)
  for (const [n, value] of numbers.entries()) {
    const body = purchase({ seller: { ...purchase().seller, name: names[n]! } } as never)
    const bought = { ...body, items: [{ ...body.items[0]!, identifiers: [{ kind: 'imei', value }] }] }
    const answer = await dealer.post('/v1/purchases', bought, { 'idempotency-key': `k${n}` })
    expect(answer.status, answer.text).toBe(201)
  }
  await helder.publish()
  await helder.match()
  const list = (await detective.get('/v1/hits')).body as {
    items: { id: string; purchase: { sequenceNumber: number } }[]
  }
  hits.push(
    ...list.items.sort((a, b) => a.purchase.sequenceNumber - b.purchase.sequenceNumber).map(({ id }) => id),
  )
  expect(hits).toHaveLength(3)
})
afterAll(() => helder.stop())

const look = async (by: Client, hit: string, purposeText = 'onderzoek') => {
  const answer = await by.post(`/v1/hits/${hit}/seller-views`, {
    purposeCode: 'investigation-theft',
    purposeText,
  })
  expect(answer.status, answer.text).toBe(201)
}
const patterns = async (query = '') =>
  ((await auditor.get(`/v1/access-log-patterns${query}`)).body as { items: LookPattern[] }).items
const named = async () =>
  (await patterns()).map(({ pattern, accountName, looks }) => [pattern, accountName, looks])
/** As if the looks were made so long ago. The log is append-only: only whoever takes its guard away can do this. */
async function age(days: number): Promise<void> {
  await helder.admin.begin(async (tx) => {
    await tx`alter table access.log disable trigger append_only`
    await tx`update access.log set at = at - make_interval(days => ${days})`
    await tx`alter table access.log enable trigger append_only`
  })
}

describe('patterns', () => {
  test('begin with nothing, and one ordinary look makes none', async () => {
    expect(await patterns()).toEqual([])
    await look(detective, hits[0]!)
    expect(await patterns()).toEqual([])
  })

  test('the seller with the name of a colleague, and many looks at one place', async () => {
    await look(detective, hits[1]!)
    expect(await named()).toEqual([['colleague', 'Chadia Verzonnen', 1]])
    await look(detective, hits[2]!)
    expect(await named()).toContainEqual(['same-place', 'Chadia Verzonnen', 3])
  })

  test('sellers of hits on which nobody decided in time; a decision takes it away', async () => {
    expect((await named()).map(([pattern]) => pattern)).not.toContain('no-case')
    await age(15)
    expect(await named()).toContainEqual(['no-case', 'Chadia Verzonnen', 3])
    const decision = { decision: 'confirmed', reasonCode: 'same-item' }
    expect((await detective.post(`/v1/hits/${hits[0]!}/decisions`, decision)).status).toBe(201)
    expect((await named()).map(([pattern]) => pattern)).not.toContain('no-case')
  })

  test('many on one day', async () => {
    for (let n = 0; n < 19; n++) await look(detective, hits[0]!)
    expect((await named()).map(([pattern]) => pattern)).not.toContain('many-on-a-day')
    await look(detective, hits[0]!)
    expect(await named()).toContainEqual(['many-on-a-day', 'Chadia Verzonnen', 20])
  })

  test('go back as far as asked, and show nobody of another organisation', async () => {
    expect(await patterns('?from=2099-01-01')).toEqual([])
    const elsewhere = await helder.token('auditor', 'base-team:twente-west')
    expect((await elsewhere.get('/v1/access-log-patterns')).body).toMatchObject({ items: [] })
  })

  test('keep neither the place nor the name', async () => {
    const rows = await helder.admin`select place, is_colleague from access.look_mark`
    expect(rows.length).toBeGreaterThan(3)
    expect(JSON.stringify(rows)).not.toMatch(/7511|Enschede|Verhoeven|Denkbeeld/i)
  })
})

test('the log is filtered by person, days, role and words, and each filter can leave nothing', async () => {
  const list = async (query: string) =>
    ((await auditor.get(`/v1/access-log-entries?${query}`)).body as { items: AccessLogEntry[] }).items
  await look(await helder.as('fencing-specialist'), hits[0]!, 'navraag Kanariepiet')
  const [newest] = await list('')
  expect(newest).toMatchObject({ purposeText: 'navraag Kanariepiet', givenTo: null })
  expect(await list(`person=${newest!.accountId}`)).toHaveLength(1)
  expect(await list('q=kanariePIET')).toHaveLength(1)
  expect(await list('q=bestaat+niet')).toHaveLength(0)
  expect((await list('role=detective')).every(({ role }) => role === 'detective')).toBe(true)
  const day = dayInAmsterdam(new Date(newest!.at))
  expect((await list(`from=${day}&until=${day}`)).length).toBeGreaterThan(0)
  expect(await list('until=2026-01-01')).toHaveLength(0)
})

test('a dealer sees when and in what capacity its register was opened, not who, not what', async () => {
  const dealer = await helder.as('dealer')
  const answer = await dealer.get('/v1/register-openings')
  const { items } = answer.body as { items: RegisterOpening[] }
  expect(items.length).toBeGreaterThan(20)
  expect(items[0]).toEqual({
    id: expect.stringMatching(/^\d+$/) as string,
    at: expect.stringMatching(/^\d{4}-/) as string,
    role: 'fencing-specialist',
    organisation: expect.stringContaining('Enschede') as string,
  })
  expect(answer.text).not.toMatch(/Bram|Chadia|onderzoek|Kanariepiet|investigation/)
  // The control: what the dealer opened itself is no opening from outside, and another dealer's register is its own.
  const own = (
    await helder.admin`select count(*) from access.log where organisation_id = 'dealer:99000001'`
  )[0]!
  await dealer.get('/v1/purchases')
  expect((await (await helder.as('dealer')).get('/v1/register-openings?limit=200')).body).toMatchObject({
    items: expect.not.arrayContaining([expect.objectContaining({ role: 'dealer' })]) as object,
  })
  expect(Number(own['count'])).toBe(0)
  const other = await helder.token('dealer', 'dealer:99000002')
  expect((await other.get('/v1/register-openings')).body).toEqual({ items: [], next: null })
})

describe('an export', () => {
  const looks = () =>
    helder.admin<{ n: number }[]>`select count(*)::int as n from access.log where action = 'export'`

  test('is recorded, asks for a recent proof, and each role saves only what it keeps', async () => {
    const before = (await looks())[0]!.n
    expect((await auditor.post('/v1/exports', { what: 'access-log' })).status).toBe(204)
    expect((await looks())[0]!.n).toBe(before + 1)
    expect((await auditor.post('/v1/exports', { what: 'purchases' })).status).toBe(403)
    const dealer = await helder.as('dealer-counter')
    expect((await dealer.post('/v1/exports', { what: 'access-log' })).status).toBe(403)
    await helder.admin`update access.session set confirmed_at = now() - interval '20 minutes'`
    expect((await auditor.post('/v1/exports', { what: 'access-log' })).body).toMatchObject({
      reason: 'confirmation-needed',
    })
    expect((await looks())[0]!.n).toBe(before + 1)
  })
})
