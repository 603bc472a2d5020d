import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeImage, scratchFolder, writeImage } from '../../../tests/log-image.ts'
import { vkeyText } from '../keys.ts'
import { exitCode } from './verdict.ts'
import { type LogReport, verifyLog } from './verify-log.ts'

const { image, key } = await makeImage([300])
const vkey = vkeyText(key)

/** Verifies a log that is served by `answer` on a port of its own. */
async function verifyServed(answer: RequestListener, path = '/log/enschede'): Promise<LogReport> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  try {
    return await verifyLog({ place: `http://127.0.0.1:${address.port}${path}`, vkey })
  } finally {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
}

const serve =
  (change: (path: string, bytes: Buffer | undefined) => Buffer | number | undefined): RequestListener =>
  (request, response) => {
    const path = (request.url ?? '').replace('/log/enschede/', '')
    const answer = change(path, image.get(path))
    if (typeof answer === 'number') response.writeHead(answer).end('no')
    else if (answer === undefined) response.writeHead(404).end('not here')
    else response.end(answer)
  }

test('a log over HTTP is verified, with or without a slash at the end', async () => {
  for (const path of ['/log/enschede', '/log/enschede/']) {
    const report = await verifyServed(
      serve((_, bytes) => bytes),
      path,
    )
    expect(report).toMatchObject({ verdict: 'good', size: 300 })
  }
})

test('when a partial tile is gone the full one is read, as tlog-tiles lets a log do', async () => {
  const full = Buffer.concat([image.get('tile/0/001.p/44') ?? Buffer.alloc(0), Buffer.alloc(212 * 32, 1)])
  const answer = serve((path, bytes) =>
    path === 'tile/0/001.p/44' ? undefined : path === 'tile/0/001' ? full : bytes,
  )
  expect(await verifyServed(answer)).toMatchObject({ verdict: 'good' })
})

test.each<[string, RequestListener]>([
  ['a tile is not there', serve((path, bytes) => (path.startsWith('tile/1') ? undefined : bytes))],
  [
    'a tile is too long',
    serve((path, bytes) => (path === 'tile/0/000' && bytes ? Buffer.concat([bytes, bytes]) : bytes)),
  ],
  [
    'an entry is changed',
    serve((path, bytes) =>
      path === 'tile/entries/000'
        ? Buffer.from(`${bytes?.toString('latin1').replace('entry', 'Entry')}`, 'latin1')
        : bytes,
    ),
  ],
])('tampered: %s', async (_, answer) => {
  const report = await verifyServed(answer)
  expect(report.verdict).toBe('tampered')
  expect(exitCode(report.verdict)).toBe(1)
})

test.each<[string, RegExp, RequestListener]>([
  ['there is no log', /has no checkpoint/, serve(() => undefined)],
  [
    'the server fails',
    /tile\/0\/000 answers 500/,
    serve((path, bytes) => (path === 'tile/0/000' ? 500 : bytes)),
  ],
  ['a web page answers', /web page/, serve(() => Buffer.from('<!doctype html><title>Helder</title>'))],
  [
    'the connection breaks off',
    /broke off|cannot be reached/,
    (request, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('helder')
      request.socket.destroySoon()
    },
  ],
])('unusable: %s', async (_, what, answer) => {
  const report = await verifyServed(answer)
  expect(report.verdict).toBe('unusable')
  expect(report.problems[0]?.what).toMatch(what)
  expect(exitCode(report.verdict)).toBe(2)
})

test('unusable: nothing listens, no such folder, a file instead of a folder, no key', async () => {
  using folder = scratchFolder()
  const log = join(folder.path, 'log')
  mkdirSync(log)
  writeImage(image, log)
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  const port = address !== null && typeof address === 'object' ? address.port : 0
  for (const place of [`http://127.0.0.1:${port}/log`, join(folder.path, 'none'), join(log, 'checkpoint')]) {
    expect(await verifyLog({ place, vkey })).toMatchObject({ verdict: 'unusable' })
  }
  expect(await verifyLog({ place: log, vkey: 'rubbish' })).toMatchObject({ verdict: 'unusable' })
  rmSync(join(log, 'checkpoint'))
  expect(await verifyLog({ place: log, vkey })).toMatchObject({ verdict: 'unusable' })
  writeFileSync(join(log, 'checkpoint'), '')
  expect(await verifyLog({ place: log, vkey })).toMatchObject({ verdict: 'tampered' })
})
