import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type LockState, type PostmasterLock, disarmLock, lockState, readLock } from '../postmaster-lock.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresError, failureFrom } from './failure.ts'
import type { Places } from './folder.ts'
import { probe } from './probe.ts'
import { isAlive } from './processes.ts'
import { type Runner, commandOf } from './runner.ts'

export type Cluster = {
  places: Places
  binaries: Binaries
  runner: Runner
  secret: string
  settings: Record<string, string>
  env: Record<string, string>
  silence_ms_max: number
  log: (line: string) => void
}
export type Postmaster = { pid: number; port: number; adopted: boolean }

/** A postmaster that recovers from a crash may take minutes; one that claims to be ready and is silent is stuck. */
const RECOVERY_MS_MAX = 180_000
/** SIGINT ends sessions and writes a checkpoint, SIGQUIT ends at once (recovery at the next start), SIGKILL is the last. */
const POLITELY = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 5_000],
] as const
const AT_ONCE = [
  ['SIGQUIT', 2_000],
  ['SIGKILL', 5_000],
] as const
const STEP_MS = 50

/** Finds the running postmaster of the cluster, or starts one. `port` is the one that callers already know, if any. */
export async function reachPostmaster(cluster: Cluster, port: number | null): Promise<Postmaster> {
  const begun = Date.now()
  let silentSince = Date.now()
  while (Date.now() - begun < RECOVERY_MS_MAX) {
    const lock = readLock(cluster.places.cluster)
    const state = lockState(cluster.places.cluster, lock)
    if (lock === null || state !== 'running') {
      const started = await startOne(cluster, lock, state, port)
      if (started !== null) return started
      silentSince = Date.now()
      continue
    }
    const answer = await probe(lock.port, cluster.secret, cluster.places.cluster)
    if (answer === 'ours') return { pid: lock.pid, port: lock.port, adopted: true }
    if (answer === 'wrong-secret') throw secretLost(cluster.places)
    if (answer === 'busy' || lock.status !== 'ready') silentSince = Date.now()
    if (Date.now() - silentSince > cluster.silence_ms_max) {
      cluster.log(`PostgreSQL (process ${lock.pid}) does not answer; stopping it.`)
      await stopPostmaster(cluster, lock.pid, AT_ONCE)
    }
    await pause(STEP_MS)
  }
  throw failureFrom('it did not become ready in three minutes', cluster.places.dataDir)
}

/** Stops a postmaster and waits until it ended. */
export async function stopPostmaster(
  cluster: Cluster,
  pid: number,
  steps: typeof POLITELY | typeof AT_ONCE = POLITELY,
): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(cluster.binaries.pgCtl, ['stop', '-D', cluster.places.cluster, '-m', 'fast', '-w'], {
      stdio: 'ignore',
    })
    return
  }
  for (const [signal, patience_ms] of steps) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    const until = Date.now() + patience_ms
    while (isAlive(pid) && Date.now() < until) await pause(STEP_MS)
  }
}

/** Starts a postmaster and waits until it answers; null means: look again, another process was first. */
async function startOne(
  cluster: Cluster,
  lock: PostmasterLock | null,
  state: LockState,
  wanted: number | null,
): Promise<Postmaster | null> {
  const { places } = cluster
  if (state === 'reused') {
    cluster.log(`The lock of PostgreSQL names process ${lock?.pid}, which is another program now; going on.`)
    disarmLock(places.cluster)
  }
  const port = wanted ?? (await freePort(lock?.port ?? 0))
  const logSize = sizeOf(places.logFile)
  const child = spawnPostmaster(cluster, port)
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  )
  let running = true
  void ended.then(() => (running = false))
  while (running) {
    const now = readLock(places.cluster)
    if (now?.pid === child.pid && now?.status === 'ready') {
      const answer = await probe(port, cluster.secret, places.cluster)
      if (answer === 'ours') return { pid: now.pid, port, adopted: false }
      if (answer === 'wrong-secret') {
        await stopPostmaster(cluster, now.pid)
        throw secretLost(places)
      }
    }
    await Promise.race([ended, pause(STEP_MS)])
  }
  return judgeEnd(cluster, readFileSync(places.logFile, 'utf8').slice(logSize), wanted)
}

/** A postmaster ended before it was ready: look again when that passes by itself, else say what is wrong. */
async function judgeEnd(cluster: Cluster, said: string, wanted: number | null): Promise<null> {
  const { places } = cluster
  if (/lock file .* is empty/i.test(said)) {
    rmSync(join(places.cluster, 'postmaster.pid'), { force: true })
    return null
  }
  const anotherWasFirst = /lock file .* already exists/i.test(said)
  const backendsLinger = /shared memory block .* is still in use/i.test(said)
  const portTaken = wanted === null && /could not bind|address already in use/i.test(said)
  if (anotherWasFirst || backendsLinger || portTaken) {
    await pause(STEP_MS)
    return null
  }
  throw failureFrom(said, places.dataDir)
}

function spawnPostmaster(cluster: Cluster, port: number) {
  const { places, runner, binaries } = cluster
  const settings = { ...SETTINGS, ...cluster.settings, port: String(port) }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, ...rest] = commandOf(runner, binaries.postgres)
  const output = openSync(places.logFile, sizeOf(places.logFile) > LOG_BYTES_MAX ? 'w' : 'a', 0o600)
  // Its own session: Ctrl-C in the terminal is for us, and we stop the database after the last request is answered.
  const child = spawn(command, [...rest, '-D', places.cluster, ...flags], {
    detached: true,
    stdio: ['ignore', output, output],
    env: {
      PATH: process.env['PATH'],
      SystemRoot: process.env['SystemRoot'],
      LC_ALL: 'C',
      TZ: 'UTC',
      ...cluster.env,
    },
  })
  closeSync(output)
  child.unref()
  return child
}

const LOG_BYTES_MAX = 10_000_000

/**
 * A laptop's share. Errors of statements are not logged: they carry the values people typed (proof.md S14); DETAIL lines
 * neither. LOG ranks above ERROR here, so that starts, stops and crashes are still told.
 */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  max_wal_size: '2GB',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  cluster_name: 'helder',
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** Below every system's range for outgoing connections, so that the port is still ours after a restart; never 5432. */
async function freePort(former: number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = attempt === 0 && former > 0 ? former : 20_000 + Math.floor(Math.random() * 12_000)
    if (await isFree(port)) return port
  }
  throw new EmbeddedPostgresError(
    'start-failed',
    'No free port was found between 20000 and 32000 on 127.0.0.1.',
    'End some of the programs that listen there, or set DATABASE_URL to a PostgreSQL 15 to 18 of your own.',
  )
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

function secretLost(places: Places): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'secret-lost',
    `The database does not accept the secret in ${places.secretFile}.`,
    'Put the keys folder back from the backup that belongs to this database.',
  )
}
