import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { verifyLog } from '../../src/log/public.ts'
import { testDatabase } from '../database.ts'
import { requires } from '../requires.ts'
import { startServer } from '../server.ts'
import { type Bought, serveOn, signIn } from './served.ts'
import { smallDisk } from './small-disk.ts'

const WAIT = { timeout: 30_000, interval: 200 }
const TEST_MS_MAX = 120_000

describe.runIf(requires('a small disk').run)('R10: a full disk', () => {
  test(
    'of the tiles: purchases are recorded and wait for their certification, what was certified stays, and it catches up by itself',
    async () => {
      const database = await testDatabase()
      const disk = smallDisk(join(database.dataDir, 'logs'), 8)
      const { server, buy, status } = await serveOn(database)
      try {
        const before = await buy()
        const receipt = (id: string) => status(`/v1/purchases/${id}/receipt`)
        await vi.waitFor(async () => expect(await receipt(before.id!)).toBe(200), WAIT)
        const vkey = await (await fetch(`${server.url}/log/enschede/vkey`)).text()
        const verdict = async () =>
          (await verifyLog({ place: join(database.dataDir, 'logs/enschede'), vkey })).verdict
        disk.fill()
        const during = await buy()
        expect(during.status).toBe(201)
        await vi.waitFor(() => expect(server.lines.join('\n')).toContain('ENOSPC'), WAIT)
        expect([await receipt(before.id!), await receipt(during.id!)]).toEqual([200, 404])
        expect(await verdict()).toBe('good')
        disk.makeRoom()
        await vi.waitFor(async () => expect(await receipt(during.id!)).toBe(200), WAIT)
        expect(await verdict()).toBe('good')
      } finally {
        await server.stop()
        disk.remove()
        await database.drop()
      }
    },
    TEST_MS_MAX,
  )

  test(
    'of the keys: what needs a new key is refused with 503 and nothing of it stays, reading goes on, and it goes on by itself',
    async () => {
      const database = await testDatabase()
      const { server, buy, status } = await serveOn(database)
      const disk = smallDisk(join(database.dataDir, 'keys/buckets'), 1)
      try {
        disk.fill()
        expect(await buy()).toMatchObject({ status: 503, reason: 'unavailable' })
        expect(await status('/v1/purchases')).toBe(200)
        disk.makeRoom()
        // The refused one left no number behind.
        expect(await buy()).toMatchObject({ status: 201, sequenceNumber: 1 })
      } finally {
        await server.stop()
        disk.remove()
        await database.drop()
      }
    },
    TEST_MS_MAX,
  )

  test(
    'of PostgreSQL: writes are refused with 503, and once there is room it records again by itself with nothing lost',
    async () => {
      const root = mkdtempSync(join(tmpdir(), 'helder-full-'))
      const dataDir = join(root, 'data')
      const disk = smallDisk(dataDir, 400)
      const server = await startServer({ dataDir })
      try {
        const { buy, status } = await signIn(server)
        const kept: string[] = []
        const once = await buy()
        kept.push(once.id!)
        disk.fill()
        const refused = await untilRefused(buy, kept)
        expect(refused).toMatchObject({ status: 503, reason: 'unavailable' })
        // A read is answered, or refused as unavailable while PostgreSQL starts again; never an error of ours.
        expect([200, 503]).toContain(await status(`/v1/purchases/${once.id}`))
        expect(await status('/')).toBe(200)
        disk.makeRoom()
        await vi.waitFor(async () => expect(await buy()).toMatchObject({ status: 201 }), WAIT)
        for (const id of kept) expect(await status(`/v1/purchases/${id}`)).toBe(200)
      } finally {
        await server.stop()
        disk.remove()
        rmSync(root, { recursive: true })
      }
    },
    TEST_MS_MAX,
  )

  test('control: a disk that is full says so, and one with room does not', () => {
    const root = mkdtempSync(join(tmpdir(), 'helder-full-'))
    const disk = smallDisk(join(root, 'disk'), 1)
    try {
      const write = () => writeFileSync(join(root, 'disk', 'one'), Buffer.alloc(8_192), { flush: true })
      expect(write).not.toThrow()
      rmSync(join(root, 'disk', 'one'))
      disk.fill()
      expect(write).toThrow('ENOSPC')
      disk.makeRoom()
      expect(write).not.toThrow()
    } finally {
      disk.remove()
      rmSync(root, { recursive: true })
    }
  })
})

/** Buys until a purchase is refused; those that were not are kept. */
async function untilRefused(buy: () => Promise<Bought>, kept: string[]): Promise<Bought> {
  for (let i = 0; i < 2_000; i++) {
    const answer = await buy()
    if (answer.status !== 201) return answer
    kept.push(answer.id!)
  }
  throw new Error('2,000 purchases fitted on a full disk')
}
