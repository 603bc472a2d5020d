import fc from 'fast-check'
import Fastify from 'fastify'
import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress, type Trusted, trustedProxies } from './client-address.ts'

type AddressOf = (request: IncomingMessage) => string | undefined
type Asked = { remoteAddress: string; forwarded: string[] }

/** What Fastify takes for the client's address, and what we do. */
async function both(trustProxy: boolean | string[] | Trusted, addressOf: AddressOf) {
  const app = Fastify({ trustProxy })
  app.get('/', (request) => ({ fastify: request.ip, ours: addressOf(request.raw) }))
  await app.ready()
  return async ({ remoteAddress, forwarded }: Asked) => {
    const headers = forwarded.length > 0 ? { 'x-forwarded-for': forwarded.join(', ') } : {}
    return (await app.inject({ url: '/', remoteAddress, headers })).json<{ fastify: string; ours: string }>()
  }
}
const address = fc.constantFrom(
  '127.0.0.1',
  '::1',
  '10.0.0.7',
  '::ffff:10.1.2.3',
  '203.0.113.5',
  '2001:db8::7',
  'x',
)
const asked = fc.record({ remoteAddress: address, forwarded: fc.array(address, { maxLength: 4 }) })

test.each<[boolean | string[]]>([[false], [true], [['127.0.0.1']], [['loopback', '10.0.0.0/8']]])(
  'trusting %j, it is what Fastify takes it for',
  async (trust) => {
    const see = await both(trust, clientAddress(trustedProxies(trust)))
    const isSame = fc.asyncProperty(asked, async (one) => {
      const { fastify, ours } = await see(one)
      return fastify === ours
    })
    expect((await fc.check(isSame, { numRuns: 200 })).counterexample).toBeNull()
  },
)

test.each<[number, string]>([
  [0, '203.0.113.9'],
  [1, '10.0.0.2'],
  [2, '10.0.0.1'],
  [9, '198.51.100.1'],
])('behind %i proxies it is %s', async (hops, expected) => {
  const trusted = trustedProxies(hops)
  const see = await both(trusted, clientAddress(trusted))
  const forwarded = ['198.51.100.1', '10.0.0.1', '10.0.0.2']
  expect(await see({ remoteAddress: '203.0.113.9', forwarded })).toEqual({
    fastify: expected,
    ours: expected,
  })
})

test('control: whoever believes every header is told from who believes none', async () => {
  const see = await both(false, clientAddress(trustedProxies(true)))
  const seen = await see({ remoteAddress: '203.0.113.9', forwarded: ['198.51.100.1'] })
  expect(seen).toEqual({ fastify: '203.0.113.9', ours: '198.51.100.1' })
})
