import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../src/platform/app.ts'
import { openLogger } from '../../src/platform/logger.ts'
import { buildApp } from '../../src/server/app.ts'
import { testHelder, type TestHelder } from '../helder.ts'

/** What stands around the program, and lists of what it serves: nobody may have these. */
const hidden = [
  '/.git/config',
  '/.git/HEAD',
  '/package.json',
  '/migrations/0001_platform.sql',
  '/public/',
  '/scan/',
  '/app/assets/',
  '/app/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
  '/log/',
]
/** One of each kind of answer: page, API, refusal, text, script, style. */
const shown = ['/', '/heling', '/v1/openapi.json', '/v1/me', '/nothing', '/log/enschede/vkey']

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterAll(() => helder.stop())

async function exposed(app: App): Promise<string[]> {
  const found: string[] = []
  for (const url of hidden) {
    const { statusCode } = await app.inject({ url })
    if (statusCode !== 404) found.push(`${url} answers ${statusCode}`)
  }
  for (const url of ['/', '/v1/me']) {
    const answer = await app.inject({ method: 'TRACE', url, headers: { 'x-secret': 'canary' } })
    if (answer.statusCode !== 404 || answer.body.includes('canary')) found.push(`TRACE ${url} answers`)
  }
  return found
}

async function unclear(app: App, urls: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const url of urls) {
    const { headers } = await app.inject({ url })
    if (!/^[a-z]+\/[a-z+]+; charset=utf-8$/.test(String(headers['content-type']))) found.push(`${url} type`)
    if (headers['x-content-type-options'] !== 'nosniff') found.push(`${url} nosniff`)
    if (!String(headers['content-security-policy']).includes("frame-ancestors 'none'"))
      found.push(`${url} framing`)
  }
  return found
}

test('gives nothing of the folders it stands in, no lists, and no TRACE', async () => {
  expect(await exposed(helder.app)).toEqual([])
})

test('says what it is, and lets nobody frame it or guess its type', async () => {
  const { body } = await helder.app.inject({ url: '/' })
  const files = [...body.matchAll(/"(\/public\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path!)
  expect(files.length).toBeGreaterThan(0)
  expect(await unclear(helder.app, [...shown, ...files])).toEqual([])
})

test('control: a server that gives all of these is found out', async () => {
  const open = await buildApp({
    logger: openLogger('silent'),
    callers: async () => null,
    demo: true,
    baseUrl: 'http://helder.test',
    trustProxy: false,
    mount: async (app) => {
      app.route({
        method: ['GET', 'TRACE'],
        url: '/*',
        config: { access: 'open' },
        handler: (request, reply) =>
          reply
            .removeHeader('x-content-type-options')
            .header('content-security-policy', "default-src 'none'; sandbox")
            .type('image/svg+xml')
            .send(JSON.stringify(request.headers)),
      })
    },
  })
  try {
    expect(await exposed(open)).toHaveLength(hidden.length + 2)
    expect(await unclear(open, ['/heling'])).toEqual(['/heling type', '/heling nosniff', '/heling framing'])
  } finally {
    await open.close()
  }
})
