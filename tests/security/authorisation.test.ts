import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles, type Role } from '../../src/kernel/codes.ts'
import { type Client, testHelder, type TestHelder } from '../helder.ts'
import { allowed, everyone, managers, type Who } from './allowed-routes.ts'

let helder: TestHelder
const clients = new Map<Who, Client>()
beforeAll(async () => {
  helder = await testHelder()
  clients.set('nobody', helder.nobody)
  for (const role of roles) clients.set(role, await helder.as(role as Role))
})
afterAll(() => helder.stop())

function dataRoutes() {
  return helder.app.routeTable.filter(({ url, method }) => url.startsWith('/v1/') && method !== 'HEAD')
}

test('every route under /v1 has a row, and no row is without a route', () => {
  const routes = dataRoutes().map(({ method, url }) => `${method} ${url}`)
  expect(routes.sort()).toEqual(Object.keys(allowed).sort())
})

/** Where the doors are not as a matrix says: the routes that let someone in who may not, or keep out who may. */
async function differences(who: Who, matrix: typeof allowed): Promise<string[]> {
  const wrong: string[] = []
  for (const { method, url } of dataRoutes()) {
    const may = matrix[`${method} ${url}`]!.includes(who)
    if (url === '/v1/hits/events' && may) continue // a stream has no end
    const status = await statusFor(
      who,
      method,
      url.replaceAll(/:\w+/g, '00000000-0000-7000-8000-000000000000'),
    )
    const expected = may ? 'in' : who === 'nobody' ? 401 : 403
    const got = status === 401 || status === 403 ? status : 'in'
    if (got !== expected) wrong.push(`${method} ${url}`)
  }
  return wrong
}

test.each(everyone)('%s gets what the matrix allows and nothing else', async (who) => {
  expect(await differences(who, allowed)).toEqual([])
})

test('control: a door that is open to one role too many, or shut to one that may, is found', async () => {
  const planted = { ...allowed, 'GET /v1/purchases': [], 'GET /v1/me': everyone }
  expect(await differences('dealer', planted)).toEqual(['GET /v1/purchases'])
  expect(await differences('nobody', planted)).toEqual(['GET /v1/me'])
})

test('who holds a role without managing is kept from every route for managers', async () => {
  const forManagers = dataRoutes().filter(({ manages }) => manages)
  const rows = forManagers.map(({ method, url }) => `${method} ${url}`)
  expect(rows.length).toBeGreaterThan(8)
  const kept = { ...allowed, ...Object.fromEntries(rows.map((row) => [row, []])) }
  const managing = await helder.admin<{ id: string }[]>`
    update access.appointment set manages = false where manages returning id`
  for (const who of managers) {
    expect(await differences(who, kept), who).toEqual([])
    // Control: the matrix of who does manage finds each of these doors shut.
    expect(await differences(who, allowed), who).toEqual(rows.filter((row) => allowed[row]!.includes(who)))
  }
  await helder.admin`update access.appointment set manages = true where id = any (${managing.map(({ id }) => id)})`
  expect(await differences('dealer', allowed)).toEqual([])
})

test('a token never manages, whatever its role', async () => {
  const token = await helder.token('dealer', 'dealer:99000001')
  expect((await token.get('/v1/members')).status).toBe(403)
  expect((await token.get('/v1/purchases')).status).toBe(200)
})

test('outside /v1 everything is a page, a file or a log; only signing in and out, and forms of the public site, are sent', () => {
  const writes = helder.app.routeTable.filter(
    ({ method, url }) => !url.startsWith('/v1/') && method !== 'GET' && method !== 'HEAD',
  )
  expect(writes.map(({ url }) => url).sort()).toEqual([
    // Forms of the public site; only a lead and a notice are kept.
    '/bewijs',
    '/controleer',
    '/controleer/bewijs',
    '/controleer/bewijs/bestand',
    '/controleer/tip',
    // The stand-in brokers of the demo.
    '/demo/broker/eherkenning/*',
    '/demo/broker/municipality/*',
    '/demo/broker/police/*',
    '/demo/confirm',
    '/demo/sign-in',
    '/handelaar-melden/starten',
    '/handelaar-melden/stoppen',
    '/handelaar-melden/verhuizen',
    '/prijs',
    '/sign-out',
    // A dealer answers an invitation by its code.
    '/uitnodiging',
    '/uitnodiging/antwoord',
  ])
})

test('a session of another site’s making is refused, a session secret is no token', async () => {
  const cookie = await sessionCookie()
  const post = (headers: Record<string, string>) =>
    helder.app.inject({ method: 'POST', url: '/v1/sales', headers: { cookie, ...headers }, payload: {} })
  expect((await post({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect((await post({ origin: 'https://evil.example' })).statusCode).toBe(403)
  expect((await post({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(400)
  const secret = cookie.split('=')[1]!
  const asToken = await helder.nobody.get('/v1/me', { authorization: `Bearer ${secret}` })
  expect(asToken.status).toBe(401)
})

test('in production there is no demo sign-in', async () => {
  const production = await testHelder({ mode: 'production' })
  try {
    expect((await production.nobody.post('/demo/sign-in', { role: 'dealer' })).status).toBe(404)
  } finally {
    await production.stop()
  }
})

async function sessionCookie(): Promise<string> {
  const answer = await helder.app.inject({
    method: 'POST',
    url: '/demo/sign-in',
    payload: { role: 'dealer' },
  })
  return String(answer.headers['set-cookie']).split(';')[0]!
}

async function statusFor(who: Who, method: string, url: string): Promise<number> {
  const client = clients.get(who)!
  if (method === 'GET') return (await client.get(url)).status
  if (method === 'DELETE') return (await client.delete(url)).status
  return (method === 'PUT' ? await client.put(url, {}) : await client.post(url, {})).status
}
