import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Client } from '../../drill/kill/client.ts'
import { compareLedger, Ledger } from '../../drill/kill/ledger.ts'
import { type Cycle, runCycles } from '../../drill/kill/run-cycles.ts'
import { openKillWorld } from '../../drill/kill/world.ts'
import { ENSCHEDE } from '../purchases.ts'

const CYCLES = 12
const TEST_MS_MAX = 300_000

/** R1: kill -9 under load. `npm run drill` does the same a thousand times. */
test(
  'R1: nothing acknowledged is lost or doubled, whichever process is killed',
  async () => {
    const cycles: Cycle[] = []
    await runCycles(CYCLES, (cycle) => cycles.push(cycle))
    expect(cycles).toHaveLength(CYCLES)
    for (const { victim, lost, doubled, complaints } of cycles) {
      expect({ victim, lost, doubled, complaints }).toEqual({ victim, lost: [], doubled: [], complaints: [] })
    }
    expect(cycles.at(-1)!.acknowledged).toBeGreaterThan(CYCLES * 20)
  },
  TEST_MS_MAX,
)

test(
  'control: with synchronous_commit off, what was acknowledged is lost, and a request without its key is doubled',
  async () => {
    const world = await openKillWorld(async (admin) => {
      await admin`alter role all set synchronous_commit = off`
      await admin`alter system set wal_writer_delay = '10s'`
      // Nor is it written because there is much of it.
      await admin`alter system set wal_writer_flush_after = '1GB'`
    })
    const ledger = new Ledger(join(world.dataDir, 'acknowledged.jsonl'))
    const client = new Client(world.url, ledger)
    try {
      await client.start(8)
      await client.progress(30)
      const { key } = ledger.read()[0]!
      expect((await client.send(key, ENSCHEDE, null)).status).toBe(201)
      expect((await world.ask((sql) => compareLedger(sql, ledger))).doubled).toEqual([key])
      await client.progress(30)
      await world.kill('postmaster')
      await client.stop()
      await world.recover()
      const { lost } = await world.ask((sql) => compareLedger(sql, ledger))
      expect(lost.length).toBeGreaterThan(0)
    } finally {
      await client.stop()
      ledger.close()
      await world.remove()
    }
  },
  TEST_MS_MAX,
)
