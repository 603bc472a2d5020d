import Fastify from 'fastify'
import { expect, test } from 'vitest'
import type { App } from '../platform/app.ts'
import { closeConnectionsAsTheyFinish } from './close-connections.ts'

/** Starts closing while a request is being answered on a connection that the client wants to keep. */
async function closeUnderLoad(
  prepare: (app: App) => void,
): Promise<{ answer: string; closed: Promise<void> }> {
  const app = Fastify({ forceCloseConnections: 'idle' }) as unknown as App
  prepare(app)
  const arrived = Promise.withResolvers<void>()
  const mayAnswer = Promise.withResolvers<void>()
  app.get('/', { config: { access: 'open' } }, async () => {
    arrived.resolve()
    await mayAnswer.promise
    return 'finished'
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const answer = fetch(address).then((response) => response.text())
  await arrived.promise
  const closed = app.close()
  mayAnswer.resolve()
  return { answer: await answer, closed: closed.then(() => app.server.closeAllConnections()) }
}

const within = (closed: Promise<void>, limit_ms: number) =>
  Promise.race([
    closed.then(() => 'closed'),
    new Promise((resolve) => setTimeout(() => resolve('still open'), limit_ms)),
  ])

test('closing answers what is under way and does not wait for kept connections', async () => {
  const { answer, closed } = await closeUnderLoad(closeConnectionsAsTheyFinish)
  expect(answer).toBe('finished')
  expect(await within(closed, 5_000)).toBe('closed')
})

test('control: without it the connection is kept', async () => {
  const { closed } = await closeUnderLoad(() => undefined)
  expect(await within(closed, 1_000)).toBe('still open')
})
