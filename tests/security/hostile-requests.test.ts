import fc from 'fast-check'
import type { FastifyReply } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { PurchaseView } from '../../src/capabilities/registers/contract.ts'
import { roles } from '../../src/kernel/codes.ts'
import type { App } from '../../src/platform/app.ts'
import { openLogger } from '../../src/platform/logger.ts'
import { buildApp } from '../../src/server/app.ts'
import { reportOf } from '../factories.ts'
import { testHelder, type TestHelder } from '../helder.ts'
import { purchase } from '../purchases.ts'
import { faults } from './hostile/judge-answer.ts'
import { type HostileRequest, requests, type Route, type World } from './hostile/make-requests.ts'
import type { Description } from './hostile/schema.ts'

// S1: schema-made and mutated requests over all routes and roles. 3,000 in CI; more by `npm run drill -- --requests 100000`.
const count = Number(process.env['HELDER_HOSTILE_REQUESTS'] ?? 3_000)
const seed = Number(process.env['HELDER_HOSTILE_SEED'] ?? 36_036)

let helder: TestHelder
let world: World
const cookies = new Map<string, string>()
beforeAll(async () => {
  helder = await testHelder({ env: { HELDER_COMPAT_LOOKUP: 'on' } })
  for (const role of roles) cookies.set(role, await cookieOf(role))
  const description = await describe(helder.app)
  world = { description, routes: routesOf(helder.app), who: ['nobody', ...roles], ids: await fill() }
})
afterAll(() => helder.stop())

async function cookieOf(role: string): Promise<string> {
  const answer = await helder.app.inject({ method: 'POST', url: '/demo/sign-in', payload: { role } })
  return String(answer.headers['set-cookie']).split(';')[0]!
}

async function describe(app: App): Promise<Description> {
  return (await app.inject({ url: '/v1/openapi.json' })).json()
}

function routesOf(app: App): Route[] {
  // A stream has no end; who signs out or goes would be nobody from then on.
  const left = new Set(['/v1/hits/events', '/sign-out'])
  return app.routeTable.filter(
    ({ url, method }) => !left.has(url) && !(method === 'DELETE' && url === '/v1/me'),
  )
}

/** Things whose ids lead somewhere. */
async function fill(): Promise<string[]> {
  const dealer = await helder.as('dealer')
  const police = await helder.as('detective')
  const bought = (await dealer.post('/v1/purchases', purchase())).body as PurchaseView
  const reported = (
    await police.post(
      '/v1/theft-reports',
      reportOf({ item: { identifiers: [{ kind: 'imei', value: '356759040123458' }] } }),
    )
  ).body as { id: string }
  await helder.publish()
  await helder.match()
  const { items } = (await police.get('/v1/hits')).body as { items: { id: string }[] }
  return [bought.id, bought.items[0]!.id, reported.id, items[0]!.id]
}

async function send(app: App, request: HostileRequest): Promise<string[]> {
  const cookie = cookies.get(request.who)
  const answer = await app.inject({
    method: request.method as 'GET',
    url: request.url,
    headers: { ...request.headers, ...(cookie && { cookie }), 'sec-fetch-site': 'same-origin' },
    ...(request.payload !== null && { payload: request.payload }),
  })
  const type = String(answer.headers['content-type'] ?? '')
  seen.set(answer.statusCode, (seen.get(answer.statusCode) ?? 0) + 1)
  return faults(request, { status: answer.statusCode, type, text: answer.body }, world.description)
}
const seen = new Map<number, number>()

test(
  `${count} hostile requests: none breaks the server, shows its inside, or gets an answer that is not described`,
  async () => {
    const property = fc.asyncProperty(requests(world), async (request) => {
      expect(await send(helder.app, request)).toEqual([])
    })
    await fc.assert(property, { numRuns: count, seed, endOnFailure: count > 3_000 })
    const counts = Object.fromEntries([...seen].sort(([a], [b]) => a - b))
    console.log(`answers by status: ${JSON.stringify(counts)}`)
    // Requests that all bounced off the door would prove little.
    for (const status of [200, 201, 400, 401, 403, 404])
      expect(seen.get(status) ?? 0, `answers with ${status}`).toBeGreaterThan(0)
  },
  60 * 60_000,
)

test('control: routes that break, show their inside or answer otherwise than described are found', async () => {
  const planted = await plant()
  try {
    const description = await describe(planted)
    const ids = ['0199c0de-0000-7000-8000-000000000000']
    const routes = planted.routeTable.filter(({ url }) => url.startsWith('/v1/planted'))
    const found = new Set<string>()
    for (const request of fc.sample(requests({ description, routes, who: ['nobody'], ids }), {
      numRuns: 200,
      seed,
    })) {
      const answer = await planted.inject({ method: 'GET', url: request.url, headers: request.headers })
      const { statusCode: status, headers, body: text } = answer
      const type = String(headers['content-type'] ?? '')
      for (const fault of faults(request, { status, type, text }, description))
        found.add(`${request.route} ${fault}`)
    }
    expect([...found].sort()).toEqual([
      '/v1/planted-shape 200: $.id is missing',
      '/v1/planted-shape 200: $.secret is not described',
      '/v1/planted-sql shows SQL',
      '/v1/planted-sql shows an error of the database',
      '/v1/planted-stack shows a path of the program',
      '/v1/planted-stack shows a stack',
      '/v1/planted-throw answers 500',
    ])
  } finally {
    await planted.close()
  }
})

/** The same frame around routes with a hole each. */
function plant(): Promise<App> {
  return buildApp({
    logger: openLogger('silent'),
    callers: async () => null,
    demo: true,
    baseUrl: 'http://helder.test',
    trustProxy: false,
    mount: async (app) => {
      // What keeps answers to their description is taken away: these do not.
      app.setSerializerCompiler(() => (data) => JSON.stringify(data))
      const route = { schema: { description: 'planted' }, config: { access: 'open' } } as const
      const refusal = (reply: FastifyReply, detail: string) =>
        reply.code(400).type('application/problem+json').send(problem(detail))
      app.get('/v1/planted-throw', route, () => {
        throw new Error('broken')
      })
      app.get('/v1/planted-stack', route, (_, reply) => refusal(reply, new Error('broken').stack!))
      app.get('/v1/planted-sql', route, (_, reply) =>
        refusal(reply, 'PostgresError in: select name from access.account where id = $1'),
      )
      const described = { ...route.schema, response: { 200: z.object({ id: z.string() }) } }
      const otherwise = { secret: 1 } as unknown as { id: string }
      app.get('/v1/planted-shape', { ...route, schema: described }, async () => otherwise)
    },
  })
}

const problem = (detail: string) => JSON.stringify({ type: 'about:blank', title: 'x', status: 400, detail })
