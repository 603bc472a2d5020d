import { seedFixed } from '../../seeds/fixed.ts'
import { openDatabase } from '../../src/platform/database.ts'
import type { TestDatabase } from '../database.ts'
import { purchase } from '../purchases.ts'
import { startServer, type TestServer } from '../server.ts'

export type Bought = {
  status: number
  reason?: string
  id?: string
  sequenceNumber?: number
  keepUntil?: string
}
/** A server in a process of its own, with the hands of the demo dealer. */
export type Served = {
  server: TestServer
  /** One more purchase, acquired at this moment; the whole answer where there was one, else status 0. */
  buy: (acquiredAt?: string) => Promise<Bought>
  status: (path: string) => Promise<number>
}

/** `helder serve` on a database with the fixed part of the fictional Twente. */
export async function serveOn(
  database: Omit<TestDatabase, 'drop'>,
  env: Record<string, string> = {},
  now = new Date(),
): Promise<Served> {
  const admin = openDatabase(database.adminUrl, { max: 1 })
  await seedFixed(admin, now)
  await admin.end()
  const urls = addressesOf(database)
  return signIn(await startServer({ command: 'serve', dataDir: database.dataDir, env: { ...urls, ...env } }))
}

/** What tells a server of its own where its database is. */
export function addressesOf(database: Omit<TestDatabase, 'drop'>): Record<string, string> {
  return {
    DATABASE_URL: database.adminUrl,
    HELDER_APP_DATABASE_URL: database.appUrl,
    HELDER_WORKER_DATABASE_URL: database.workerUrl,
    HELDER_JOBS_DATABASE_URL: database.jobsUrl,
  }
}

/** Signs in as the demo dealer. */
export async function signIn(server: TestServer): Promise<Served> {
  const json = { 'content-type': 'application/json' }
  const body = JSON.stringify({ role: 'dealer' })
  const answer = await fetch(`${server.url}/demo/sign-in`, { method: 'POST', headers: json, body })
  const headers = { ...json, cookie: String(answer.headers.get('set-cookie')).split(';')[0]! }
  return {
    server,
    async buy(acquiredAt = new Date().toISOString()) {
      const sent = { method: 'POST', headers, body: JSON.stringify({ ...purchase(), acquiredAt }) }
      try {
        const answered = await fetch(`${server.url}/v1/purchases`, sent)
        return { status: answered.status, ...((await answered.json()) as Omit<Bought, 'status'>) }
      } catch (error) {
        return { status: 0, reason: String(error) }
      }
    },
    status: async (path) => (await fetch(`${server.url}${path}`, { headers })).status,
  }
}
