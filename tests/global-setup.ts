import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../src/platform/embedded/processes.ts'
import { startEmbedded } from '../src/platform/embedded-postgres.ts'

const PREFIX = 'helder-test-'

/** One folder per run for the PostgreSQL of tests/database.ts. What a killed run left behind is cleared first. */
export default async function setup(): Promise<() => Promise<void>> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) await clear(join(tmpdir(), name))
  }
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  process.env['HELDER_TEST_FOLDER'] = folder
  return () => clear(folder)
}

/** Adopting and then leaving as the last user stops the cluster, whoever started it. */
async function clear(folder: string): Promise<void> {
  if (existsSync(join(folder, 'postgres', 'postmaster.pid'))) {
    const left = await startEmbedded({ dataDir: folder, log: () => {} })
    await left.stop()
  }
  rmSync(folder, { recursive: true, force: true })
}
