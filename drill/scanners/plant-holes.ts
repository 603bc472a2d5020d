import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { ensureDatabase, superuserUrl } from '../../src/platform/embedded/probe.ts'
import type { Certificate } from './make-certificate.ts'

/** A site with holes: a query put together from text, a page that says back what it was asked, and TLS of 1999. */
export type Planted = {
  url: string
  tlsUrl: string
  /** Where a page that fetches what it is told would be sent. Nothing was ever fetched from here: it answers `{}`. */
  endpoint: string
  close: () => Promise<void>
}

/** Its table stands in a database of its own in the same PostgreSQL. `weak` has a short key. */
export async function plantHoles(
  cluster: { port: number; secret: string },
  weak: Certificate,
): Promise<Planted> {
  await ensureDatabase(cluster.port, cluster.secret, 'planted')
  const sql = openDatabase(superuserUrl(cluster.port, cluster.secret, 'planted'), { max: 2 })
  await sql`create table if not exists goods (name text not null)`
  await sql`insert into goods values ('bicycle'), ('camera'), ('ring')`
  const answer = siteOf(sql)
  const plain = createPlainServer(answer)
  // SECLEVEL=0 lets in what OpenSSL refuses by itself: TLS 1.0, and a cipher that encrypts nothing.
  const ciphers = 'AES128-SHA:AES128-GCM-SHA256:NULL-SHA256:@SECLEVEL=0'
  const tls = createTlsServer({ ...weak, minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ciphers }, answer)
  const [port, tlsPort] = [await listen(plain), await listen(tls)]
  return {
    url: `http://127.0.0.1:${port}`,
    tlsUrl: `https://127.0.0.1:${tlsPort}`,
    endpoint: `http://127.0.0.1:${port}/endpoint/`,
    async close() {
      for (const server of [plain, tls]) {
        const closed = new Promise((resolve) => server.close(resolve))
        server.closeAllConnections()
        await closed
      }
      await sql.end({ timeout: 5 })
    },
  }
}

const json = { 'content-type': 'application/json' }

function siteOf(sql: Database): RequestListener {
  return (request, answer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const send = (status: number, text: string) =>
      answer.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html>${text}`)
    const asked = searchParams.get('q') ?? ''
    if (pathname.startsWith('/endpoint/')) answer.writeHead(200, json).end('{}')
    else if (pathname === '/goods') {
      sql.unsafe<{ name: string }[]>(`select name from goods where name = '${asked}'`).then(
        (rows) => send(200, rows.map(({ name }) => `<p>${name}</p>`).join('') || '<p>Nothing.</p>'),
        (error: Error) => send(500, `PostgreSQL query failed: ERROR: ${error.message}`),
      )
    } else if (pathname === '/mine')
      answer
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(`Your secret: ${request.headers.cookie}`))
    else if (pathname === '/hello') send(200, `<p>Hello ${asked}</p>`)
    else send(200, '<a href="/goods?q=ring">Goods</a> <a href="/hello?q=you">Hello</a>')
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server
      .once('error', reject)
      .listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
}
