import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  campaignerRoles,
  dealerRoles,
  fieldRoles,
  organiserRoles,
  planRoles,
  policeRoles,
  programmeRoles,
  roles,
  type Role,
  supervisionRoles,
} from '../../src/kernel/codes.ts'
import { demoManagers } from '../../seeds/fixed.ts'
import { type Client, testHelder, type TestHelder } from '../helder.ts'
import { allowedOnVisits, inspectors } from './visit-doors.ts'

// S2: the matrix is made from the route table, so that a new route without a row here fails.
const everyone = ['nobody', ...roles] as const
type Who = (typeof everyone)[number]
const dealer: readonly Who[] = dealerRoles
const citizen: readonly Who[] = ['citizen']
const police: readonly Who[] = policeRoles
const caseWriters: readonly Who[] = ['municipal-officer', 'municipal-lawyer']
/** Who sits in a triangle or writes for it. */
const triangle: readonly Who[] = [
  ...caseWriters,
  'mayors-office',
  'prosecutor',
  'assistant-prosecutor',
  'fencing-specialist',
]
const managers: readonly Who[] = demoManagers
const finders: readonly Who[] = [
  'municipal-officer',
  'municipal-inspector',
  'enforcement-officer',
  'police-inspector',
]
const annexReaders: readonly Who[] = ['municipal-officer', 'municipal-lawyer', 'mayors-office']

const allowed: Record<string, readonly Who[]> = {
  'GET /v1/me': roles,
  'DELETE /v1/me': citizen,
  'PUT /v1/sessions/current': roles,
  'GET /v1/organisations': ['administrator'],
  'GET /v1/members': managers,
  'POST /v1/invitations': managers,
  'DELETE /v1/invitations/:id': managers,
  'POST /v1/appointments': managers,
  'DELETE /v1/appointments/:id': managers,
  'GET /v1/role-changes': managers,
  'GET /v1/tokens': managers,
  'POST /v1/tokens': managers,
  'DELETE /v1/tokens/:id': managers,
  'POST /v1/passkey-challenges': everyone,
  'POST /v1/passkeys': everyone,
  'POST /v1/passkey-sessions': everyone,
  'GET /v1/passkeys': roles,
  'DELETE /v1/passkeys/:id': roles,
  'POST /v1/me/passkey-challenges': roles,
  'POST /v1/me/passkeys': roles,
  'POST /v1/me/device-links': roles,
  'POST /v1/me/confirmation-challenges': roles,
  'POST /v1/me/confirmations': roles,
  'GET /v1/me/email-address': citizen,
  'PUT /v1/me/email-address': citizen,
  'DELETE /v1/me/email-address': citizen,
  'POST /v1/me/email-address/confirmations': citizen,
  'GET /v1/sessions': roles,
  'DELETE /v1/sessions': roles,
  'DELETE /v1/sessions/:id': roles,
  'POST /v1/invitation-views': everyone,
  'POST /v1/invitation-acceptances': roles.filter((role) => role !== 'citizen'),
  'GET /v1/single-sign-on-providers': everyone,
  'POST /v1/single-sign-on-attempts': everyone,
  'GET /v1/belongings': citizen,
  'DELETE /v1/belongings': citizen,
  'PUT /v1/belongings/:id': citizen,
  'DELETE /v1/belongings/:id': citizen,
  'GET /v1/belongings/:id/pictures/:pictureId': citizen,
  'PUT /v1/belongings/:id/pictures/:pictureId': citizen,
  'DELETE /v1/belongings/:id/pictures/:pictureId': citizen,
  'GET /v1/belongings/keys': citizen,
  'POST /v1/belongings/keys': citizen,
  'PUT /v1/belongings/keys': citizen,
  'GET /v1/policies': everyone,
  'GET /v1/openapi.json': everyone,
  'GET /v1/dealers': [...supervisionRoles, ...police, 'administrator'],
  'GET /v1/base-teams': programmeRoles,
  'GET /v1/listed-dealers': programmeRoles,
  'GET /v1/bylaws': [...programmeRoles, 'programme-coordinator'],
  'POST /v1/bylaw-articles': organiserRoles,
  'POST /v1/bylaw-articles/:id/endings': organiserRoles,
  'POST /v1/focus-decisions': organiserRoles,
  'GET /v1/listed-dealers/:id': programmeRoles,
  'POST /v1/listed-dealers/:id/events': fieldRoles,
  'GET /v1/campaigns': planRoles,
  'POST /v1/campaigns': campaignerRoles,
  'GET /v1/campaigns/:id': planRoles,
  'PUT /v1/campaigns/:id': campaignerRoles,
  'POST /v1/campaigns/:id/places': campaignerRoles,
  'DELETE /v1/campaigns/:id/places/:placeId': campaignerRoles,
  'GET /v1/campaigns/:id/places/:placeId/paper': planRoles,
  'GET /v1/milestones': planRoles,
  'POST /v1/milestones': ['programme-coordinator'],
  'PUT /v1/milestones/:id': ['programme-coordinator'],
  'DELETE /v1/milestones/:id': ['programme-coordinator'],
  'POST /v1/year-plans': ['programme-coordinator'],
  'GET /v1/programme-counts': planRoles,
  'POST /v1/listed-dealers': organiserRoles,
  'PUT /v1/listed-dealers/:id': organiserRoles,
  'GET /v1/dealer-imports': organiserRoles,
  'POST /v1/dealer-imports': organiserRoles,
  'GET /v1/dealer-imports/:id': organiserRoles,
  'GET /v1/dealer-imports/:id/lines': organiserRoles,
  'PUT /v1/dealer-imports/:id/lines/:lineId': organiserRoles,
  'POST /v1/dealer-imports/:id/lines/:lineId/decisions': organiserRoles,
  'POST /v1/dealer-imports/:id/take-overs': organiserRoles,
  'GET /v1/dealer-notices': [...organiserRoles, 'fencing-specialist', 'dealer'],
  'POST /v1/dealer-notices': ['dealer'],
  'GET /v1/dealer-notices/:id': [...organiserRoles, 'fencing-specialist'],
  'GET /v1/dealer-notices/:id/trade-register': organiserRoles,
  'POST /v1/dealer-notices/:id/decisions': organiserRoles,
  'POST /v1/dealer-notices/:id/questions': organiserRoles,
  'GET /v1/letter-templates': organiserRoles,
  'POST /v1/letter-templates': organiserRoles,
  'PUT /v1/letter-templates/:id': organiserRoles,
  'GET /v1/letter-templates/:id/versions': organiserRoles,
  'POST /v1/letter-templates/:id/archivings': organiserRoles,
  'GET /v1/letterheads': organiserRoles,
  'POST /v1/letterheads': organiserRoles,
  'POST /v1/letter-previews': organiserRoles,
  'POST /v1/letter-series-plans': organiserRoles,
  'GET /v1/letter-series': organiserRoles,
  'POST /v1/letter-series': organiserRoles,
  'GET /v1/letter-series/:id': organiserRoles,
  'GET /v1/letter-series/:id/print': organiserRoles,
  'POST /v1/letter-series/:id/postings': organiserRoles,
  'GET /v1/letters': organiserRoles,
  'GET /v1/letters/:id/paper': organiserRoles,
  'POST /v1/letters/:id/steps': organiserRoles,
  'POST /v1/letters/:id/resends': organiserRoles,
  'POST /v1/dealer-connections': ['fencing-specialist', ...organiserRoles],
  'GET /v1/dealer-connections/:dealerId': fieldRoles,
  'GET /v1/findings': [...supervisionRoles, ...police, 'dealer'],
  'POST /v1/findings': ['municipal-officer'],
  'POST /v1/finding-notices': finders,
  'POST /v1/findings/:id/answers': ['dealer', ...finders],
  'POST /v1/findings/:id/withdrawals': finders,
  'GET /v1/finding-letters/:dealerId': ['municipal-officer'],
  'GET /v1/overview-counts': [...annexReaders, 'programme-coordinator', 'programme-officer'],
  'GET /v1/own-standings': ['dealer'],
  'GET /v1/overview-annexes': annexReaders,
  'POST /v1/overview-annexes': annexReaders,
  'POST /v1/overview-annexes/:id/papers': annexReaders,
  'GET /v1/meetings': fieldRoles,
  'POST /v1/meetings': organiserRoles,
  'GET /v1/meetings/:id': fieldRoles,
  'PUT /v1/meetings/:id': organiserRoles,
  'POST /v1/meetings/:id/cancellations': organiserRoles,
  'GET /v1/meetings/:id/guests': fieldRoles,
  'GET /v1/meetings/:id/handout': fieldRoles,
  'POST /v1/meetings/:id/invitations': organiserRoles,
  'PUT /v1/meetings/:id/attendances/:dealerId': fieldRoles,
  'GET /v1/triangle-cases': triangle,
  'POST /v1/triangle-cases': caseWriters,
  'GET /v1/triangle-cases/:id': triangle,
  'PUT /v1/triangle-cases/:id': caseWriters,
  'POST /v1/triangle-cases/:id/views': triangle,
  'POST /v1/triangle-cases/:id/papers': triangle,
  'POST /v1/triangle-cases/:id/steps': [...caseWriters, 'mayors-office'],
  'POST /v1/triangle-cases/:id/attached-reports': ['assistant-prosecutor'],
  'GET /v1/triangle-sources/:id': caseWriters,
  'GET /v1/triangle-meetings': triangle,
  'POST /v1/triangle-meetings': ['mayors-office'],
  'GET /v1/triangle-meetings/:id': triangle,
  'PUT /v1/triangle-meetings/:id': ['mayors-office'],
  'POST /v1/triangle-meetings/:id/cases': ['mayors-office'],
  'POST /v1/triangle-meetings/:id/removals': ['mayors-office'],
  'PUT /v1/triangle-meetings/:id/order': ['mayors-office'],
  'POST /v1/triangle-meetings/:id/decisions': ['mayors-office'],
  'POST /v1/triangle-meetings/:id/papers': triangle,
  'GET /v1/triangle-partners': ['mayors-office'],
  'GET /v1/triangle-tasks': triangle,
  'GET /v1/triangle-tasks/:id': triangle,
  'POST /v1/triangle-tasks/:id/answers': triangle,
  ...allowedOnVisits,
  'GET /v1/work-items': [...supervisionRoles, 'programme-officer'],
  'POST /v1/postponements': [...organiserRoles, ...inspectors],
  'GET /v1/rhythms': [...programmeRoles, 'programme-coordinator'],
  'GET /v1/nil-statements': dealer,
  'POST /v1/nil-statements': dealer,
  'DELETE /v1/nil-statements/:id': dealer,
  'GET /v1/gold-prices': ['administrator'],
  'POST /v1/gold-prices': ['administrator'],
  'GET /v1/legal-holds': ['administrator'],
  'POST /v1/legal-holds': ['administrator'],
  'POST /v1/legal-holds/:id/endings': ['administrator'],
  'GET /v1/entry-erasures': ['administrator'],
  'POST /v1/entry-erasures': ['administrator'],
  'GET /v1/upcoming-erasures': ['administrator'],
  'GET /v1/retention-runs': ['administrator', 'auditor'],
  'GET /v1/logs': ['municipal-officer', 'administrator'],
  'GET /v1/access-log-entries': ['auditor'],
  'GET /v1/access-log-patterns': ['auditor'],
  'GET /v1/register-openings': ['dealer'],
  'POST /v1/exports': ['auditor', ...dealer, ...organiserRoles],
  'GET /v1/purchases': dealer,
  'POST /v1/purchases': dealer,
  'GET /v1/purchases/:id': dealer,
  'GET /v1/purchases/:id/receipt': dealer,
  'POST /v1/purchases/:id/corrections': dealer,
  'POST /v1/purchases/:id/seller-views': dealer,
  'GET /v1/sales': dealer,
  'POST /v1/sales': dealer,
  'GET /v1/sales/:id': dealer,
  'GET /v1/sales/:id/receipt': dealer,
  'POST /v1/sales/:id/buyer-views': dealer,
  'POST /v1/checks': everyone,
  'POST /v1/checks/proofs': everyone,
  'GET /v1/theft-reports': police,
  'POST /v1/theft-reports': police,
  'GET /v1/theft-reports/:id': police,
  'GET /v1/leads': police,
  'GET /v1/leads/:id': police,
  'POST /v1/leads/:id/views': police,
  'POST /v1/leads/:id/handlings': police,
  'GET /v1/goods-lists': ['citizen', ...police],
  'POST /v1/goods-lists': ['citizen'],
  'GET /v1/goods-lists/:id': ['citizen', ...police],
  'POST /v1/goods-lists/:id/resubmissions': ['citizen'],
  'POST /v1/goods-lists/:id/registration-numbers': ['citizen', ...police],
  'POST /v1/goods-lists/:id/decisions': police,
  'POST /v1/goods-lists/:id/owner-views': police,
  'POST /v1/goods-lists/:id/items/:itemId/identifiers': ['citizen', ...police],
  'POST /v1/goods-lists/:id/items/:itemId/corrections': police,
  'POST /v1/goods-lists/:id/items/:itemId/steps': ['citizen', ...police],
  'POST /v1/goods-lists/:id/items/:itemId/pictures': ['citizen'],
  'DELETE /v1/goods-lists/:id/pictures/:pictureId': ['citizen'],
  'GET /v1/goods-lists/:id/pictures/:pictureId': ['citizen', ...police],
  'POST /v1/theft-reports/:id/items/:itemId/endings': police,
  'POST /v1/theft-reports/:id/items/:itemId/reopenings': police,
  'GET /v1/administrative-reports': police,
  'POST /v1/administrative-reports': police,
  'GET /v1/administrative-reports/:id': police,
  'PUT /v1/administrative-reports/:id': police,
  'DELETE /v1/administrative-reports/:id': police,
  'POST /v1/administrative-reports/:id/signatures': ['assistant-prosecutor'],
  'GET /v1/data-subject-requests': ['dealer', 'privacy-officer'],
  'POST /v1/data-subject-requests': ['dealer', 'privacy-officer'],
  'GET /v1/data-subject-requests/:id': ['dealer', 'privacy-officer'],
  'POST /v1/data-subject-requests/:id/completions': ['dealer', 'privacy-officer'],
  'POST /v1/data-subject-requests/:id/register-answers': ['dealer'],
  'POST /v1/data-subject-requests/:id/police-answers': ['privacy-officer'],
  'POST /v1/data-subject-requests/:id/municipal-answers': ['privacy-officer'],
  'GET /v1/received-reports': ['municipal-officer', 'municipal-lawyer', 'mayors-office'],
  'POST /v1/received-reports/:id/views': ['municipal-officer', 'municipal-lawyer', 'mayors-office'],
  'GET /v1/hits': police,
  'GET /v1/hits/events': police,
  'GET /v1/hits/:id': police,
  'POST /v1/hits/:id/decisions': police,
  'POST /v1/hits/:id/seller-views': police,
}

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
