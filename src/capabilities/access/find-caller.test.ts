import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import type { Database, Transaction } from '../../platform/database.ts'

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterAll(() => helder.stop())

/** The database as the gate sees it: what time and colleagues would do. */
const atTheGate = (work: (tx: Transaction) => Promise<unknown>, admin: Database = helder.admin) =>
  admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    await work(tx)
  })
const statusOf = async (client: Client) => (await client.get('/v1/me')).status

describe('a session', () => {
  test('ends within one request when the role is taken, and no other does', async () => {
    const [detective, specialist] = [await helder.as('detective'), await helder.as('fencing-specialist')]
    await atTheGate(
      (tx) => tx`update access.appointment set taken_at = now(), taken_by = 'test' where role = 'detective'`,
    )
    expect(await statusOf(detective)).toBe(401)
    expect(await statusOf(specialist)).toBe(200)
    await atTheGate(
      (tx) => tx`update access.appointment set taken_at = null, taken_by = null where role = 'detective'`,
    )
    expect(await statusOf(detective)).toBe(200)
  })

  test.each([
    ['ends_at', `ends_at = now() - interval '1 second', starts_at = now() - interval '1 day'`],
    ['starts_at', `starts_at = now() + interval '1 hour'`],
  ])('has no capacity outside its days: %s', async (_, change) => {
    const lawyer = await helder.as('municipal-lawyer')
    expect(await statusOf(lawyer)).toBe(200)
    await atTheGate((tx) =>
      tx.unsafe(`update access.appointment set ${change} where role = 'municipal-lawyer'`),
    )
    expect(await statusOf(lawyer)).toBe(401)
    await atTheGate(
      (tx) =>
        tx`update access.appointment set starts_at = given_at, ends_at = null where role = 'municipal-lawyer'`,
    )
  })

  test.each([
    ['administrator', '21 minutes', '19 minutes'],
    ['fencing-specialist', '31 minutes', '29 minutes'],
    ['dealer', '241 minutes', '239 minutes'],
  ] as const)('of a %s ends after %s without use, and not after %s', async (role, tooLong, inTime) => {
    const client = await helder.as(role)
    const unused = (since: string) =>
      atTheGate(
        (tx) => tx`update access.session set last_used_at = now() - ${since}::interval
          where account_id = (select id from access.account where demo_role = ${role})`,
      )
    await unused(inTime)
    expect(await statusOf(client)).toBe(200)
    // That use counted: what was unused a moment ago is used now.
    expect(await statusOf(client)).toBe(200)
    await unused(tooLong)
    expect(await statusOf(client)).toBe(401)
  })

  test('ends in its time however much it is used', async () => {
    const client = await helder.as('citizen')
    await atTheGate((tx) => tx`update access.session set expires_at = now()`)
    expect(await statusOf(client)).toBe(401)
  })
})

describe('a token', () => {
  const change = (set: string) => atTheGate((tx) => tx.unsafe(`update access.token set ${set}`))

  test('does what its scopes say and nothing else', async () => {
    const token = await helder.token('dealer', 'dealer:99000001')
    expect((await token.get('/v1/sales')).status).toBe(200)
    await change(`scopes = array['purchases:read']`)
    expect((await token.get('/v1/purchases')).status).toBe(200)
    const refused = [await token.get('/v1/sales'), await token.post('/v1/purchases', {})]
    expect(refused.map(({ status, body }) => [status, (body as { title: string }).title])).toEqual([
      [403, 'Dit token mag dit niet'],
      [403, 'Dit token mag dit niet'],
    ])
    await change('scopes = null')
  })

  test('ends when it expires or is revoked', async () => {
    const token = await helder.token('dealer', 'dealer:99000001')
    await change(`expires_at = now() + interval '1 hour'`)
    expect(await statusOf(token)).toBe(200)
    await change(`expires_at = now()`)
    expect(await statusOf(token)).toBe(401)
    await change(`expires_at = null, revoked_at = now(), revoked_by = 'test'`)
    expect(await statusOf(token)).toBe(401)
    await change('revoked_at = null, revoked_by = null')
    expect(await statusOf(token)).toBe(200)
  })

  test('is made for roles that its organisation can give', async () => {
    await expect(helder.token('detective', 'municipality:enschede')).rejects.toThrow('token_role_fits')
  })
})
