import { readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedFixed } from '../../seeds/fixed.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { superuserUrl } from '../../src/platform/embedded/probe.ts'
import { startEmbedded } from '../../src/platform/embedded-postgres.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { readLock } from '../../src/platform/postmaster-lock.ts'
import { startServer, type TestServer } from '../../tests/server.ts'

export const victims = ['server', 'backend', 'postmaster'] as const
export type Victim = (typeof victims)[number]

/** A server with a PostgreSQL of its own, in a folder of its own, and the means to kill any part of it. */
export type KillWorld = {
  dataDir: string
  url: () => string
  /** kill -9 of one process; gives its number. */
  kill: (victim: Victim) => Promise<number>
  /** Starts the server again when it is gone, and waits until it can serve. */
  recover: () => Promise<void>
  /** As superuser, on connections of its own that end afterwards. */
  ask: <T>(work: (sql: Database) => Promise<T>) => Promise<T>
  remove: () => Promise<void>
}

/** `prepare` sees the migrated and seeded database before any server does. */
export async function openKillWorld(
  prepare: (admin: Database) => Promise<void> = async () => undefined,
): Promise<KillWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'helder-kill-'))
  const embedded = await startEmbedded({ dataDir, log: () => undefined })
  await migrate({ adminUrl: embedded.url, dataDir })
  const admin = openDatabase(embedded.url, { max: 1 })
  await seedFixed(admin, new Date())
  await prepare(admin)
  await admin.end({ timeout: 5 })
  await embedded.stop()
  const start = () => startServer({ command: 'serve', dataDir })
  let server: TestServer = await start()
  const isGone = () => server.child.exitCode !== null || server.child.signalCode !== null

  const ask = <T>(work: (sql: Database) => Promise<T>) => whileRestarting(() => askOnce(dataDir, work))

  async function pidOf(victim: Victim): Promise<number> {
    if (victim === 'server') return server.child.pid!
    if (victim === 'postmaster') return lockOf(dataDir).pid
    const [backend] = await ask(
      (sql) => sql<{ pid: number }[]>`
        select pid from pg_stat_activity where application_name = 'helder app' order by state = 'active' desc, random() limit 1`,
    )
    if (!backend) throw new Error('the server has no connection to kill')
    return backend.pid
  }

  return {
    dataDir,
    url: () => server.url,
    ask,
    async kill(victim) {
      const pid = await pidOf(victim)
      const ended = new Promise<void>((resolve) => server.child.once('exit', () => resolve()))
      process.kill(pid, 'SIGKILL')
      if (victim === 'server') await ended
      return pid
    },
    async recover() {
      if (isGone()) server = await start()
      await untilHealthy(server)
    },
    async remove() {
      await server.stop()
      // A killed server leaves its PostgreSQL running: who adopts it last takes it along.
      const left = await startEmbedded({ dataDir, log: () => undefined })
      await left.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function lockOf(dataDir: string): { pid: number; port: number } {
  const lock = readLock(join(dataDir, 'postgres'))
  if (lock === null) throw new Error(`no PostgreSQL runs in ${dataDir}`)
  return lock
}

const RECOVERY_MS_MAX = 60_000

async function askOnce<T>(dataDir: string, work: (sql: Database) => Promise<T>): Promise<T> {
  const { port } = lockOf(dataDir)
  const secret = readFileSync(join(dataDir, 'keys', 'postgres-superuser'), 'utf8').trim()
  const sql = openDatabase(superuserUrl(port, secret, 'helder'), { max: 2, name: 'drill' })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** A backend that was killed takes the others along a moment later: whoever asked meanwhile asks again. */
async function whileRestarting<T>(once: () => Promise<T>): Promise<T> {
  const until = Date.now() + RECOVERY_MS_MAX
  while (true) {
    try {
      return await once()
    } catch (error) {
      const { code = '' } = error as { code?: string }
      if (!/^(57P0|CONNECTION_|CONNECT_|ECONN)/.test(code) || Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function untilHealthy({ url, lines }: TestServer): Promise<void> {
  const until = Date.now() + RECOVERY_MS_MAX
  let said = 'nothing'
  while (Date.now() < until) {
    const status = await fetch(`${url}/healthz`).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 200) return
    said = status === 0 ? 'nothing' : String(status)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  // Which of database, pool and server hangs is only in what it printed.
  const last = lines.slice(-8).join('\n')
  throw new Error(
    `the server does not serve again after ${RECOVERY_MS_MAX / 1000} s: it answers ${said}; last:\n${last}`,
  )
}
