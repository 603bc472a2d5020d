import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedFixed } from '../seeds/fixed.ts'
import { readConfig } from '../src/platform/config.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { startEmbedded } from '../src/platform/embedded-postgres.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { openLogger } from '../src/platform/logger.ts'
import { migrate } from '../src/platform/migrate.ts'
import { assemble, type Helder } from '../src/server/assemble.ts'

/** The whole product on a PostgreSQL of its own with the settings that ship, and the fixed part of the fictional Twente. */
export type BenchHelder = Helder & {
  admin: Database
  worker: Database
  dataDir: string
  /** Sequencer and matcher as the server runs them; gives the time until what was recorded is matched. */
  publishAndMatch: () => Promise<number>
  stop: () => Promise<void>
}

export async function openBenchHelder(): Promise<BenchHelder> {
  const dataDir = mkdtempSync(join(tmpdir(), 'helder-bench-'))
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  const urls = await migrate({ adminUrl: embedded.url, dataDir })
  const admin = openDatabase(embedded.url, { max: 2, name: 'bench' })
  const worker = openDatabase(urls.workerUrl, { max: 2, name: 'bench worker' })
  await seedFixed(admin, new Date())
  await prepareJobs(urls.jobsUrl)
  const config = { ...readConfig({ HELDER_DATA: dataDir }), ...urls, mode: 'demo' as const }
  let indexed = () => {}
  const wake = { recorded: () => undefined, reported: () => undefined, indexed: () => indexed() }
  const helder = await assemble(config, openLogger('silent'), wake)
  return {
    ...helder,
    admin,
    worker,
    dataDir,
    async publishAndMatch() {
      const started = performance.now()
      const isIndexed = new Promise<void>((resolve) => (indexed = resolve))
      const published = helder.publish()
      await isIndexed
      await helder.match()
      const matched_ms = performance.now() - started
      await published
      return matched_ms
    },
    async stop() {
      await helder.close()
      await Promise.all([admin.end({ timeout: 5 }), worker.end({ timeout: 5 })])
      await embedded.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
