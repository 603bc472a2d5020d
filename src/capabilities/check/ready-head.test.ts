import { once } from 'node:events'
import { createServer, ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { readyHead } from './ready-head.ts'

const headers = ['content-type', 'text/plain', 'x-one', '1', 'content-length', '2']
const GET = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'

/** What a connection gets for requests that are sent at once, one answer apiece; and how often Node made a head. */
async function answersTo(requests: string[], write: (response: ServerResponse) => void) {
  const made = vi.spyOn(ServerResponse.prototype, 'writeHead').mockClear()
  const server = createServer((_request, response) => {
    write(response)
    response.end('ok', 'latin1')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let read = ''
  socket.on('data', (bytes) => (read += String(bytes)))
  socket.write(requests.join(''))
  const count = () => read.split('\r\n\r\nok').length - 1
  await vi.waitFor(() => expect(count()).toBe(requests.length))
  socket.destroy()
  server.close()
  return { answers: read.split('\r\n\r\nok').slice(0, -1), made: made.mock.calls.length }
}
afterEach(() => vi.restoreAllMocks())

const plain = () => (response: ServerResponse) => void response.writeHead(200, headers)
/** Times differ by when they were asked. */
const withoutDate = (answers: string[]) => answers.map((head) => head.replace(/Date: .*\r\n/, 'Date: \r\n'))

test('answers have the head that Node would have made, but it makes few', async () => {
  const requests = Array.from({ length: 100 }, () => GET)
  const ready = await answersTo(requests, readyHead(headers))
  expect(ready.made).toBeLessThan(5)
  const bare = await answersTo(requests, plain())
  expect(bare.made).toBe(100)
  expect(withoutDate(ready.answers)).toEqual(withoutDate(bare.answers))
  expect(new Set(withoutDate(ready.answers)).size).toBe(1)
  expect(ready.answers[0]).toContain('Connection: keep-alive')
})

test('an answer after which the connection ends says so, between others that don’t', async () => {
  const write = readyHead(headers)
  await answersTo([GET], write)
  const last = await answersTo([GET, GET.replace('host: x', 'host: x\r\nconnection: close')], write)
  expect(last.answers.map((head) => /Connection: (.*)/.exec(head)?.[1])).toEqual(['keep-alive', 'close'])
  const old = await answersTo([GET.replace('1.1', '1.0')], write)
  expect(old.answers[0]).toContain('Connection: close')
  expect((await answersTo([GET], write)).answers[0]).toContain('Connection: keep-alive')
})

test('the date goes on, also where the clock is put back', async () => {
  const write = readyHead(headers)
  const dateOf = async () => /Date: (.*)/.exec((await answersTo([GET], write)).answers[0]!)![1]!
  const first = await dateOf()
  await vi.waitFor(async () => expect(await dateOf()).not.toBe(first), { timeout: 5_000, interval: 100 })
  expect((await answersTo([GET, GET], write)).made).toBeLessThan(2)
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
  expect((await answersTo([GET, GET], write)).made).toBe(1)
})
