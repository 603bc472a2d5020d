import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { verifyLog } from '../../src/log/public.ts'
import { openClockWatch } from '../../src/platform/clock-watch.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { startEmbedded } from '../../src/platform/embedded-postgres.ts'
import { openLogger } from '../../src/platform/logger.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { testDatabase } from '../database.ts'
import { requires } from '../requires.ts'
import { fakeClock } from './fake-clock.ts'
import { type Bought, serveOn, signIn } from './served.ts'

const YEAR_S = 365 * 86_400
const WAIT = { timeout: 30_000, interval: 200 }
const TEST_MS_MAX = 120_000

describe.runIf(requires('faketime').run)('R10: a clock that is wrong', () => {
  test(
    'by a year, either way: nothing is recorded, reading and checking go on, and it goes on by itself when the clock is right',
    async () => {
      const database = await testDatabase()
      const clock = fakeClock(join(database.dataDir, 'clock'))
      const { server, buy, status } = await serveOn(database, clock.env)
      const complaints = () =>
        server.lines.filter((line) => line.includes('clocks of server and database are apart'))
      try {
        const first = await buy()
        expect(first).toMatchObject({ status: 201, sequenceNumber: 1 })
        for (const [index, offset_s] of [YEAR_S, -YEAR_S].entries()) {
          clock.put(offset_s)
          await vi.waitFor(
            async () => expect(await buy()).toMatchObject({ status: 503, reason: 'clock-off' }),
            WAIT,
          )
          expect(await status(`/v1/purchases/${first.id}`)).toBe(200)
          expect(await status('/')).toBe(200)
          const check = {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{"value":"X12345"}',
          }
          expect((await fetch(`${server.url}/v1/checks`, check)).status).toBe(200)
          // Refused at once, since the clock jumped; and then since it is another one than the database's.
          await vi.waitFor(() => expect(complaints().length).toBe(index + 1), WAIT)
          expect(await buy()).toMatchObject({ status: 503, reason: 'clock-off' })
          clock.put(0)
          await vi.waitFor(async () => expect((await buy()).status).toBe(201), WAIT)
        }
        // What was recorded was recorded by the right clock: this year, and without gaps.
        const admin = openDatabase(database.adminUrl, { max: 1 })
        const rows = await admin<{ n: number; at: Date }[]>`
          select sequence_number as n, recorded_at as at from registers.entry order by 1`
        await admin.end()
        expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index + 1))
        for (const { at } of rows) expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(TEST_MS_MAX)
      } finally {
        await server.stop()
        await database.drop()
      }
    },
    TEST_MS_MAX,
  )

  test(
    'summer and winter time come and go without a trace in the register',
    async () => {
      const root = mkdtempSync(join(tmpdir(), 'helder-dst-'))
      const clock = fakeClock(join(root, 'clock'))
      const putAt = (instant: string) => clock.put((Date.parse(instant) - Date.now()) / 1_000)
      const begin = '2026-10-25T00:59:00Z'
      putAt(begin)
      const dataDir = join(root, 'data')
      const cluster = await startEmbedded({ dataDir, log: () => undefined, env: clock.env })
      const urls = await migrate({ adminUrl: cluster.url, dataDir })
      const env = { ...clock.env, TZ: 'Europe/Amsterdam' }
      const { server } = await serveOn({ ...urls, adminUrl: cluster.url, dataDir }, env, new Date(begin))
      try {
        const bought: Bought[] = []
        const hands = () => signIn(server)
        for (const [instant, acquiredAt, keepUntil] of [
          // Two o'clock in the night is there twice.
          ['2026-10-25T00:59:40Z', '2026-10-25T02:30:00+02:00', '2026-10-30'],
          ['2026-10-25T01:40:00Z', '2026-10-25T02:30:00+01:00', '2026-10-30'],
          // Two o'clock is not there, and the day is Easter: the Monday after it is no working day.
          ['2027-03-28T00:59:40Z', '2027-03-28T01:59:00+01:00', '2027-04-05'],
          ['2027-03-28T01:00:40Z', '2027-03-28T03:00:00+02:00', '2027-04-05'],
        ] as const) {
          putAt(instant)
          // A session does not last a winter.
          const { buy } = await hands()
          const one = await vi.waitUntil(async () => {
            const answer = await buy(acquiredAt)
            return answer.status === 201 && answer
          }, WAIT)
          expect(one).toMatchObject({ keepUntil })
          bought.push(one)
        }
        const numbers = bought.map(({ sequenceNumber }) => sequenceNumber! - bought[0]!.sequenceNumber!)
        expect(numbers).toEqual([0, 1, 2, 3])
        const { buy, status } = await hands()
        for (const { id } of bought)
          await vi.waitFor(async () => expect(await status(`/v1/purchases/${id}/receipt`)).toBe(200), WAIT)
        const vkey = await (await fetch(`${server.url}/log/enschede/vkey`)).text()
        expect(await verifyLog({ place: join(root, 'data/logs/enschede'), vkey })).toMatchObject({
          verdict: 'good',
        })
        // The control: an hour that is still to come is refused as such, on the minute.
        const early = await buy('2027-03-28T03:30:00+02:00')
        expect(early).toMatchObject({ status: 400, errors: [{ code: 'purchase.in-future' }] })
      } finally {
        await server.stop()
        await cluster.stop()
        rmSync(root, { recursive: true })
      }
    },
    TEST_MS_MAX,
  )
})

test('a clock that jumps is not believed until it was compared again', async () => {
  const database = await testDatabase()
  const sql = openDatabase(database.appUrl, { max: 1 })
  let [off_s, slept_s] = [0, 0]
  const watch = openClockWatch(sql, {
    logger: openLogger('silent'),
    now_ms: () => Date.now() + off_s * 1_000,
    elapsed_ms: () => performance.now() - slept_s * 1_000,
  })
  try {
    await watch.compare()
    off_s = -YEAR_S
    expect(watch.isOff()).toBe(true)
    off_s = 0
    expect(watch.isOff()).toBe(false)
    // A machine that slept for an hour: its counter stood still, and its clock is right.
    slept_s = 3_600
    expect(watch.isOff()).toBe(true)
    await watch.compare()
    expect(watch.isOff()).toBe(false)
  } finally {
    await sql.end()
    await database.drop()
  }
})

test('two minutes between the clocks are borne, more are not, and agreeing again ends it', async () => {
  const database = await testDatabase()
  const sql = openDatabase(database.appUrl, { max: 1 })
  let off_s = 0
  const watch = openClockWatch(sql, {
    logger: openLogger('silent'),
    now_ms: () => Date.now() + off_s * 1_000,
  })
  try {
    for (const [seconds, isOff] of [
      [0, false],
      [115, false],
      [-115, false],
      [125, true],
      [-125, true],
      [YEAR_S, true],
      [0, false],
    ] as const) {
      off_s = seconds
      await watch.compare()
      expect([seconds, watch.isOff()]).toEqual([seconds, isOff])
    }
  } finally {
    await sql.end()
    await database.drop()
  }
})
