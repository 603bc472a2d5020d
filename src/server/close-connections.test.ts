import Fastify from 'fastify'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { App } from '../platform/app.ts'
import { finishBeforeClosing } from './close-connections.ts'

type Seen = { answer: string; ended: boolean[] }

/** Closes while one connection waits for its answer and another is only kept ready; gives what the clients saw. */
async function closeUnderLoad(force: boolean | 'idle', prepare: (app: App) => void): Promise<Seen> {
  const app = Fastify({ forceCloseConnections: force }) as unknown as App
  const arrived = Promise.withResolvers<void>()
  const mayAnswer = Promise.withResolvers<void>()
  const closing = Promise.withResolvers<void>()
  app.addHook('preClose', (done) => {
    closing.resolve()
    done()
  })
  prepare(app)
  app.get('/', { config: { access: 'open' } }, async () => {
    arrived.resolve()
    await mayAnswer.promise
    return 'finished'
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const sockets = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
  let answer = ''
  sockets[0]!.on('data', (bytes) => (answer += String(bytes)))
  sockets[0]!.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
  await arrived.promise
  const closed = app.close()
  await closing.promise
  mayAnswer.resolve()
  const ended = await Promise.all(sockets.map((socket) => endsSoon(socket)))
  for (const socket of sockets) socket.destroy()
  await closed
  return { answer, ended }
}

function endsSoon(socket: Socket): Promise<boolean> {
  return Promise.race([
    once(socket, 'close').then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2_000)),
  ])
}

test('closing answers what is under way and closes every connection', async () => {
  const { answer, ended } = await closeUnderLoad(true, (app) => finishBeforeClosing(app).finish())
  expect(answer).toContain('finished')
  expect(ended).toEqual([true, true])
})

test('control: Fastify by itself cuts the answer off, or leaves connections open', async () => {
  expect((await closeUnderLoad(true, () => undefined)).answer).not.toContain('finished')
  expect((await closeUnderLoad('idle', () => undefined)).ended).toContain(false)
})
