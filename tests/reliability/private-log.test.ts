import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { seedFixed } from '../../seeds/fixed.ts'
import { verifyAccessLog } from '../../src/capabilities/audit/public.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { serve } from '../../src/server/main.ts'
import { testDatabase, type TestDatabase } from '../database.ts'
import { freePort } from '../server.ts'
import { look } from './looks.ts'

const SIGNED_MS_MAX = 5_000
const TEAM = { organisationId: 'base-team:enschede', accountId: 'x', role: 'detective' } as const

/** The log of looks beside a server that serves. */
describe('the log of looks', () => {
  let database: TestDatabase
  let admin: Database
  let address: string
  let server: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    database = await testDatabase()
    admin = openDatabase(database.adminUrl, { max: 2 })
    await seedFixed(admin, new Date())
    const port = await freePort()
    address = `http://localhost:${port}`
    const config = readConfig({
      HELDER_DATA: database.dataDir,
      PORT: String(port),
      HELDER_BASE_URL: address,
    })
    server = await serve({ ...config, ...database, mode: 'demo' })
  })
  afterAll(async () => {
    await admin.end({ timeout: 5 })
    await database.drop()
  })

  const checkpointFile = () => join(database.dataDir, 'private-logs', 'access', 'checkpoint')
  const signed = () => Number(readFileSync(checkpointFile(), 'utf8').split('\n')[1])

  test('a look stands under a signature within 5 seconds of its commit', async () => {
    for (let n = 1; n <= 5; n++) {
      await look(admin, TEAM, { purposeText: `onderzoek ${n}` })
      const committed_ms = performance.now()
      await vi.waitFor(() => expect(signed()).toBe(n), { timeout: SIGNED_MS_MAX, interval: 10 })
      expect(performance.now() - committed_ms).toBeLessThan(SIGNED_MS_MAX)
    }
  })

  const places = [
    '/log/access/checkpoint',
    '/log/access/vkey',
    '/log/access/tile/0/000.p/5',
    '/log/access/tile/entries/000.p/5',
    '/private-logs/access/checkpoint',
    '/log/enschede/tile/..%2f..%2f..%2fprivate-logs%2faccess%2fcheckpoint',
    '/log/..%2fprivate-logs%2faccess/checkpoint',
  ]
  test.each(places)('is not served: %s', async (place) => {
    expect((await fetch(`${address}${place}`)).status).toBe(404)
  })

  test('control: the log of a municipality is', async () => {
    expect((await fetch(`${address}/log/enschede/vkey`)).status).toBe(200)
  })

  test('no municipality can take its name', async () => {
    const taken = admin`
      insert into policy.municipality (slug, name, base_team) select 'access', 'Access', slug from policy.base_team limit 1`.execute()
    await expect(taken).rejects.toThrow('no_log_of_its_own')
  })

  test('control: without a server a look waits, and the check says so', async () => {
    await server.close()
    const before = signed()
    await look(admin, TEAM)
    const report = await verifyAccessLog(admin, { dataDir: database.dataDir, logName: 'helder-demo.example' })
    expect(report).toMatchObject({ verdict: 'good', looks: before + 1, signed: before, waiting: 1 })
  })
})
