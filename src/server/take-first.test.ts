import Fastify from 'fastify'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import type { App } from '../platform/app.ts'
import { finishBeforeClosing } from './close-connections.ts'
import { type TakeFirst, takeFirst } from './take-first.ts'

const post = (body: string, length = body.length) =>
  `POST /${body} HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n${body}`

/** Takes what is sent to /first, /late and what comes in two pieces; hands /late on once it was read. */
const take: TakeFirst = (request, response, onward) => {
  if (request.url === '/other') return false
  request.resume().on('end', () => (request.url === '/late' ? onward() : response.end('first')))
  return true
}

async function open(underWay?: (response: ServerResponse) => void) {
  const app = Fastify({ forceCloseConnections: true }) as unknown as App
  const closing = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  const finishing = finishBeforeClosing(app)
  const takeNow: TakeFirst = (...asked) => {
    arrived.resolve()
    return take(...asked)
  }
  takeFirst(app, takeNow, underWay ?? finishing.underWay)
  app.addHook('preClose', (done) => {
    closing.resolve()
    done()
  })
  finishing.finish()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _body, done) => done(null))
  app.post('/:any', { config: { access: 'open' } }, async () => 'fastify')
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  let read = ''
  socket.on('data', (bytes) => (read += String(bytes))).on('error', () => undefined)
  return { app, socket, arrived: arrived.promise, closing: closing.promise, read: () => read }
}

/** Closes while a request is there by half, then sends the rest; gives what came back. */
async function closeHalfway(underWay?: (response: ServerResponse) => void): Promise<string> {
  const { app, socket, arrived, closing, read } = await open(underWay)
  socket.write(post('half', 8))
  await arrived
  const closed = app.close()
  await closing
  // In this time a server that waits for nobody closes.
  await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, 1_000))])
  if (!socket.destroyed) socket.write(`more${post('again')}`)
  if (!socket.destroyed) await once(socket, 'close')
  await closed
  return read()
}

test('takes what it can; the rest goes to Fastify, at once or later', async () => {
  const { app, socket, read } = await open()
  const answers: string[] = []
  for (const path of ['first', 'other', 'late', 'first']) {
    const before = read().length
    socket.write(post(path))
    while (!/\r\n\r\n.*(first|fastify)/s.test(read().slice(before))) await once(socket, 'data')
    answers.push(/(first|fastify)\W*$/.exec(read())![1]!)
  }
  socket.destroy()
  await app.close()
  expect(answers).toEqual(['first', 'fastify', 'fastify', 'first'])
})

test('a server that closes still answers what was under way, and takes nothing more', async () => {
  const answers = await closeHalfway()
  expect(answers).toContain('first')
  expect(answers.match(/HTTP\/1.1 200/g)).toHaveLength(1)
})

test('control: an answer that nobody counts is cut off', async () => {
  expect(await closeHalfway(() => undefined)).not.toContain('first')
})
