import { afterAll, beforeAll, expect, test } from 'vitest'
import { purchase } from '../../../../tests/purchases.ts'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { roles } from '../../../kernel/codes.ts'
import { addDays, dayInAmsterdam } from '../../../kernel/dates.ts'
import { isMessageKey } from '../../../platform/messages/index.ts'
import type { TokenList, TokenMade } from './contract.ts'
import { scopesFor } from './scopes.ts'

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterAll(() => helder.stop())

const today = dayInAmsterdam(new Date())

async function make(client: Client, input: object = {}) {
  const answer = await client.post('/v1/tokens', {
    name: 'kassa',
    scopes: ['purchases:write'],
    lastDay: addDays(today, 30),
    ...input,
  })
  return { ...answer, made: answer.body as TokenMade }
}
const bearer = (token: string, key = 'k') => ({ authorization: `Bearer ${token}`, 'idempotency-key': key })
const tokensOf = async (client: Client) => (await client.get('/v1/tokens')).body as TokenList

test('the scopes of a role are those of the routes that name it', async () => {
  const routes = [
    { method: 'GET', url: '/v1/purchases', access: ['dealer'], manages: false },
    { method: 'POST', url: '/v1/purchases/:id/corrections', access: ['dealer'], manages: false },
    { method: 'GET', url: '/v1/hits', access: ['detective'], manages: false },
    { method: 'GET', url: '/v1/me', access: 'signed-in', manages: false },
    { method: 'POST', url: '/v1/joinings', access: roles, manages: false },
    { method: 'GET', url: '/v1/organisations', access: ['dealer'], manages: true },
    { method: 'GET', url: '/inkoop', access: 'open', manages: false },
  ] as const
  expect(scopesFor('dealer', routes)).toEqual(['purchases:read', 'purchases:write'])
  const real = (await tokensOf(await helder.as('dealer'))).scopes
  expect(real).toEqual(
    expect.arrayContaining(['purchases:read', 'purchases:write', 'sales:read', 'sales:write']),
  )
  expect(real.filter((scope) => /^(hits|theft-reports|leads|members|tokens):/.test(scope))).toEqual([])
})

test('every scope that a role can have is said in words', () => {
  const resources = roles
    .filter((role) => role !== 'citizen')
    .flatMap((role) => scopesFor(role, helder.app.routeTable))
    .map((scope) => scope.split(':')[0]!)
  expect(resources.length).toBeGreaterThan(20)
  const unsaid = resources.filter((resource) => !isMessageKey(`tokens.resource.${resource}`))
  expect([...new Set(unsaid)]).toEqual([])
  expect(isMessageKey('tokens.resource.nothing-of-the-kind')).toBe(false)
})

test('a token is shown once, does what it was made for, and no more', async () => {
  const owner = await helder.as('dealer')
  const { made, status, text } = await make(owner)
  expect(status, text).toBe(201)
  expect(made.token).toMatch(/^helder_[\w-]{43}$/)
  const list = await tokensOf(owner)
  expect(list.items[0]).toMatchObject({
    id: made.id,
    name: 'kassa',
    createdBy: 'Anouk Voorbeeld',
    lastUsedOn: null,
  })
  expect(JSON.stringify(list)).not.toContain(made.token)
  expect(JSON.stringify(await helder.admin`select * from access.token`)).not.toContain(made.token)

  const bought = await helder.nobody.post('/v1/purchases', purchase(), bearer(made.token))
  expect(bought.status, bought.text).toBe(201)
  expect((await helder.nobody.get('/v1/purchases', bearer(made.token))).body).toMatchObject({
    reason: 'out-of-scope',
  })
  expect((await helder.nobody.get('/v1/members', bearer(made.token))).status).toBe(403)
  expect((await tokensOf(owner)).items[0]!.lastUsedOn).not.toBeNull()
})

test('a token ends when it is revoked and when its day is over', async () => {
  const owner = await helder.as('dealer')
  const [one, two] = [(await make(owner)).made, (await make(owner)).made]
  const asks = async ({ token }: TokenMade) =>
    (await helder.nobody.post('/v1/purchases', {}, bearer(token))).status
  expect(await asks(one)).toBe(400)
  // Nobody of another organisation revokes it.
  expect((await (await helder.as('fencing-specialist')).delete(`/v1/tokens/${one.id}`)).status).toBe(404)
  expect((await owner.delete(`/v1/tokens/${one.id}`)).status).toBe(204)
  expect(await asks(one)).toBe(401)
  expect((await owner.delete(`/v1/tokens/${one.id}`)).status).toBe(404)
  expect(await asks(two)).toBe(400)
  await helder.admin`update access.token set expires_at = now() where id = ${two.id}`
  expect(await asks(two)).toBe(401)
})

test.each<[string, object, string]>([
  ['a scope of another role', { scopes: ['hits:read'] }, 'field.choice'],
  ['no scope', { scopes: [] }, 'field.choice'],
  ['a day that has passed', { lastDay: addDays(today, -1) }, 'field.day-passed'],
  ['more than a year', { lastDay: addDays(today, 366) }, 'field.year-at-most'],
  ['no name', { name: ' ' }, 'field.required'],
])('%s is refused', async (_, input, code) => {
  const { status, body } = await make(await helder.as('dealer'), input)
  expect(status).toBe(400)
  expect((body as { errors: { code: string }[] }).errors.map((error) => error.code)).toEqual([code])
})

test('a year to the day is the longest', async () => {
  const { status, made } = await make(await helder.as('dealer'), { lastDay: addDays(today, 365) })
  expect(status).toBe(201)
  expect(dayInAmsterdam(new Date(Date.parse(made.expiresAt) - 1))).toBe(addDays(today, 365))
})
