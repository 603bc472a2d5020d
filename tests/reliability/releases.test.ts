import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedFixed } from '../../seeds/fixed.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { type TestDatabase, testDatabase } from '../database.ts'
import { startServer, type TestServer } from '../server.ts'
import { BalancedLoad } from './balanced-load.ts'
import { runHelder } from './helder-again.ts'
import { type PreviousRelease, unpackRelease } from './previous-release.ts'
import { addressesOf } from './served.ts'
import { clientOf, walk } from './walk.ts'

const TEST_MS_MAX = 180_000
const LOOPS = 4

/** R12: a release runs beside the one before it, so that nobody notices that it came. */
describe.runIf(process.platform === 'linux')('R12', () => {
  let previous: PreviousRelease
  let database: TestDatabase
  let admin: Database
  let running: TestServer[]

  beforeAll(() => {
    previous = unpackRelease()
  })
  afterAll(() => previous.remove())
  beforeEach(async () => {
    database = await testDatabase()
    admin = openDatabase(database.adminUrl, { max: 1 })
    running = []
  })
  afterEach(async () => {
    await Promise.all(running.map((server) => server.stop()))
    await admin.end()
    await database.drop()
  })

  const started = async (starting: Promise<TestServer>) => {
    const server = await starting
    running.push(server)
    return server
  }
  const serveOld = () => started(previous.serve(database))
  const serveNew = () =>
    started(startServer({ command: 'serve', dataDir: database.dataDir, env: addressesOf(database) }))
  const isGood = async () => {
    const checked = await runHelder(['verify', 'database'], {
      HELDER_DATA: database.dataDir,
      ...addressesOf(database),
    })
    expect(checked).toMatchObject({ code: 0 })
  }

  test(
    'the previous release works on the schema of this one',
    async () => {
      await seedFixed(admin, new Date())
      const { url } = await serveOld()
      expect(await walk(url)).toEqual([])
    },
    TEST_MS_MAX,
  )

  test(
    'control: a migration that renames what the previous release reads is seen',
    async () => {
      await seedFixed(admin, new Date())
      await admin`alter table registers.entry rename column total_cents to total_in_cents`
      const { url } = await serveOld()
      expect(await walk(url)).toContainEqual(
        expect.objectContaining({ what: 'record a purchase', status: 500 }),
      )
    },
    TEST_MS_MAX,
  )

  test(
    'this release works on the schema of the previous one; what is new says that it is not ready',
    async () => {
      await previous.remake(database)
      const [before] = await admin<{ isNew: boolean }[]>`
        select exists (select from pg_namespace where nspname = 'programme') as "isNew"`
      expect(before).toEqual({ isNew: false })
      const { url } = await serveNew()
      expect(await walk(url)).toEqual([])
      const officer = await clientOf(url, 'municipal-officer')
      expect(await officer('GET', '/v1/listed-dealers')).toMatchObject({
        status: 503,
        body: { reason: 'not-migrated' },
      })
      await migrate({ adminUrl: database.adminUrl, dataDir: database.dataDir })
      expect(await officer('GET', '/v1/listed-dealers')).toMatchObject({ status: 200 })
    },
    TEST_MS_MAX,
  )

  test(
    'migrating and a rolling restart under load: no request fails, nothing is lost or doubled',
    async ({ annotate }) => {
      await previous.remake(database)
      const old = [await serveOld(), await serveOld()]
      const load = new BalancedLoad(await cookieOf(old[0]!.url))
      for (const { url } of old) load.add(url)
      load.start(LOOPS)
      try {
        await load.progress(100)
        load.slowest_ms = 0
        await migrate({ adminUrl: database.adminUrl, dataDir: database.dataDir })
        await annotate(`slowest request while migrating: ${Math.round(load.slowest_ms)} ms`)
        await load.progress(50)
        const replaced: TestServer[] = []
        for (const server of old) {
          replaced.push(await serveNew())
          load.add(replaced.at(-1)!.url)
          await load.takeOut(server.url)
          await server.stop()
          await load.progress(50)
        }
        // From this release on a signal is enough: the server says that it stops, and serves until that was heard.
        load.add((await serveNew()).url)
        await replaced[0]!.stop()
        await load.progress(100)
      } finally {
        await load.stop()
      }
      expect(load.failures).toEqual([])
      expect(load.acknowledged.length).toBeGreaterThan(100)
      const kept = await admin<{ reference: string }[]>`select reference from registers.entry`
      expect(kept.map(({ reference }) => reference).sort()).toEqual([...load.acknowledged].sort())
      await isGood()
    },
    TEST_MS_MAX,
  )

  test(
    'control: a server that stops without a word costs requests',
    async () => {
      await seedFixed(admin, new Date())
      const [first, second] = [await serveNew(), await serveNew()]
      const load = new BalancedLoad(await cookieOf(first.url))
      load.add(first.url)
      load.add(second.url)
      load.start(LOOPS)
      try {
        await load.progress(50)
        second.child.kill('SIGKILL')
        await load.progress(100)
      } finally {
        await load.stop()
      }
      expect(load.failures.length).toBeGreaterThan(0)
    },
    TEST_MS_MAX,
  )
})

async function cookieOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'dealer' }),
  })
  return String(answer.headers.get('set-cookie')).split(';')[0]!
}
