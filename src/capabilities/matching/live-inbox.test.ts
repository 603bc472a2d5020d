import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newImei, openWorld, type World } from '../../../tests/factories.ts'
import { openLogger } from '../../platform/logger.ts'
import { openLiveInbox } from './live-inbox.ts'

let world: World
let url: string
let cookie: string
beforeAll(async () => {
  world = await openWorld()
  const signIn = await world.app.inject({
    method: 'POST',
    url: '/demo/sign-in',
    payload: { role: 'detective' },
  })
  cookie = String(signIn.headers['set-cookie']).split(';')[0]!
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}/v1/hits/events`
})
afterAll(() => world.stop())

type Events = {
  answer: IncomingMessage
  next: (event: string) => Promise<string>
  ended: Promise<void>
  close: () => void
}

/** What a browser's EventSource does. */
async function listen(lastSeen?: number): Promise<Events> {
  const headers = { cookie, ...(lastSeen !== undefined && { 'last-event-id': String(lastSeen) }) }
  const request = get(url, { headers })
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject)
  })
  let text = ''
  let wake = () => {}
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    wake()
  })
  const ended = new Promise<void>((resolve) => answer.once('close', resolve))
  return {
    answer,
    ended,
    close: () => request.destroy(),
    async next(event) {
      for (;;) {
        const found = new RegExp(`event: ${event}\\ndata: (.*)\\n\\n`).exec(text)
        if (found) {
          text = text.slice(found.index + found[0].length)
          return found[1]!
        }
        await new Promise<void>((resolve) => (wake = resolve))
      }
    },
  }
}

async function makeHit(): Promise<number> {
  const item = { identifiers: [{ kind: 'imei' as const, value: newImei() }] }
  await world.report({ item })
  await world.buy({ item })
  await world.matchAll()
  const [change] = await world.admin<{ n: number }[]>`select n from matching.change`
  return change!.n
}

test('every open inbox hears of a new hit, and only that there is one', async () => {
  const readers = await Promise.all([listen(), listen(), listen()])
  for (const reader of readers) {
    expect(reader.answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'content-security-policy': expect.any(String) as string,
    })
    await reader.next('ping')
  }
  await readers[0]!.next('hits')
  const n = await makeHit()
  for (const reader of readers) {
    for (let heard = -1; heard < n; )
      heard = (JSON.parse(await reader.next('hits')) as { change: number }).change
  }
  for (const reader of readers) reader.close()
})

test('who comes back hears what it missed, and nothing when it missed nothing', async () => {
  const first = await listen()
  const n = await makeHit()
  while ((JSON.parse(await first.next('hits')) as { change: number }).change < n);
  first.close()
  const behind = await listen(n - 1)
  expect(JSON.parse(await behind.next('hits'))).toEqual({ change: n })
  const level = await listen(n)
  await level.next('ping')
  const later = await makeHit()
  // The first thing it hears is the new hit, not the one that it had seen.
  expect((JSON.parse(await level.next('hits')) as { change: number }).change).toBeGreaterThan(n)
  expect(later).toBeGreaterThan(n)
  behind.close()
  level.close()
})

test('one query per poll however many listen, none when nobody does, and readers that left are forgotten', async () => {
  let queries = 0
  const counted = ((...args: Parameters<typeof world.worker>) => {
    queries++
    return world.worker(...args)
  }) as typeof world.worker
  const inbox = openLiveInbox({ database: counted, logger: openLogger('silent'), poll_ms: 5, ping_ms: 20 })
  const readers = Array.from({ length: 50 }, () => inbox.connect(null))
  await Promise.all(readers.map((reader) => new Promise((resolve) => reader.once('readable', resolve))))
  expect(queries).toBeLessThan(10)
  const gone = readers.map((reader) => new Promise((resolve) => reader.once('close', resolve)))
  for (const reader of readers) reader.destroy()
  await Promise.all(gone)
  expect(inbox.count()).toBe(0)
  const before = queries
  const late = inbox.connect(null)
  late.resume()
  late.destroy()
  await inbox.close()
  expect(queries - before).toBeLessThan(3)
})

test('a stream ends after its time, and all end when the server closes', async () => {
  const inbox = openLiveInbox({ database: world.worker, logger: openLogger('silent'), lasts_ms: 10 })
  const short = inbox.connect(null).resume()
  await new Promise((resolve) => short.once('end', resolve))
  await inbox.close()
  const open = await listen()
  await open.next('ping')
  await world.app.close()
  await open.ended
  expect(open.answer.complete).toBe(true)
})
