import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ApiProblem, callApi, ConnectionLost, newIdempotencyKey, withQuery } from './api.ts'
import { answerConfirmations } from './confirmation.ts'

const seen: { method: string; key: string | undefined; language: string | undefined; body: string }[] = []
const server = createServer((request, response) => void answer(request, response))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const { 'idempotency-key': key, 'accept-language': language } = request.headers
  seen.push({ method: request.method ?? '', key: key as string | undefined, language, body })
  if (request.url === '/refused') {
    response.writeHead(409, { 'content-type': 'application/problem+json' })
    response.end(
      JSON.stringify({
        type: 'about:blank',
        title: 'Nee',
        status: 409,
        detail: 'Nog niet',
        reason: 'in-holding-period',
        saleAllowedFrom: '2026-12-02',
      }),
    )
  } else if (request.url === '/weighs' && !isConfirmed) {
    response.writeHead(403, { 'content-type': 'application/problem+json' })
    response.end(
      JSON.stringify({ title: 'Nee', status: 403, detail: 'Eerst', reason: 'confirmation-needed' }),
    )
  } else if (request.url === '/gone') request.socket.destroy()
  else if (request.url === '/empty') response.writeHead(204).end()
  else response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
}
let base = ''
/** As the server sees it. */
let isConfirmed = false

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

describe('a call to the API', () => {
  it('gives the answer, and sends language and key along', async () => {
    expect(await callApi('POST', `${base}/`, { body: { a: 1 }, idempotencyKey: 'k' })).toEqual({ ok: true })
    expect(seen.at(-1)).toEqual({ method: 'POST', key: 'k', language: 'nl', body: '{"a":1}' })
    expect(await callApi('POST', `${base}/empty`)).toBeUndefined()
  })

  it('throws a refusal with its reason and its extra members', async () => {
    const refused = await callApi('GET', `${base}/refused`).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ApiProblem)
    expect((refused as ApiProblem).reason).toBe('in-holding-period')
    expect((refused as ApiProblem).problem.saleAllowedFrom).toBe('2026-12-02')
  })

  it('tells a lost connection from a refusal', async () => {
    await expect(callApi('GET', `${base}/gone`)).rejects.toBeInstanceOf(ConnectionLost)
  })
})

describe('a deed that weighs', () => {
  const deed = () => callApi('POST', `${base}/weighs`, { body: { typed: 'all of it' }, idempotencyKey: 'k' })
  const refusal = (error: unknown) => (error as ApiProblem).reason

  it('waits for the person to show to be there, and goes out again with all that was typed', async () => {
    isConfirmed = false
    let asked = 0
    const before = seen.length
    const stop = answerConfirmations(async () => {
      asked++
      // A person takes longer than the other call does.
      await vi.waitFor(() => expect(seen.length - before).toBe(2))
      isConfirmed = true
      return true
    })
    expect(await Promise.all([deed(), deed()])).toEqual([{ ok: true }, { ok: true }])
    stop()
    expect(asked).toBe(1)
    const sent = seen.slice(before)
    expect(sent).toHaveLength(4)
    expect(new Set(sent.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  it('stays refused when the person stops, when nobody is there to ask, and when it did not help', async () => {
    isConfirmed = false
    expect(await deed().catch(refusal)).toBe('confirmation-needed')
    for (const answer of [false, true]) {
      const stop = answerConfirmations(() => Promise.resolve(answer))
      const before = seen.length
      expect(await deed().catch(refusal)).toBe('confirmation-needed')
      expect(seen.length - before).toBe(answer ? 2 : 1)
      stop()
    }
  })
})

describe('addresses and keys', () => {
  it('leaves out what is not set', () => {
    expect(withQuery('/v1/purchases', { q: 'gz 1', state: undefined, after: null, limit: 50, x: '' })).toBe(
      '/v1/purchases?q=gz+1&limit=50',
    )
    expect(withQuery('/v1/purchases', {})).toBe('/v1/purchases')
  })

  it('makes a fresh key each time', () => {
    expect(newIdempotencyKey()).not.toBe(newIdempotencyKey())
  })
})
