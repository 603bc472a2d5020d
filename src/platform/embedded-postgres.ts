import { setTimeout as pause } from 'node:timers/promises'
import { findBinaries } from './embedded/binaries.ts'
import { EmbeddedPostgresError, failureFrom } from './embedded/failure.ts'
import { preparePlaces, superuserSecret } from './embedded/folder.ts'
import { initialise, inspectCluster } from './embedded/initialise.ts'
import { type Cluster, type Postmaster, reachPostmaster, stopPostmaster } from './embedded/postmaster.ts'
import { ensureDatabase, superuserUrl } from './embedded/probe.ts'
import { type AsRoot, chooseRunner, handOver } from './embedded/runner.ts'
import { isAlive } from './embedded/processes.ts'
import { registerUser } from './embedded/users.ts'

export { EmbeddedPostgresError } from './embedded/failure.ts'

export type EmbeddedOptions = {
  /** HELDER_DATA: the cluster goes in its folder postgres, the superuser's secret in keys. */
  dataDir: string
  log: (line: string) => void
  /** Settings of postgresql.conf that replace ours; for tests and drills. */
  settings?: Record<string, string>
  /** More environment for PostgreSQL; for tests. */
  env?: Record<string, string>
  /** Which way root takes; chosen by what the machine allows when absent. */
  asRoot?: AsRoot
  /** How long a postmaster that says it is ready may be silent before it is replaced. */
  silence_ms_max?: number
}

export type Embedded = {
  /** Superuser on the database `helder`; stays the same when PostgreSQL is restarted. */
  url: string
  /** True when a postmaster of this folder ran already, of another process or left over from one that was killed. */
  adopted: boolean
  /** The postmaster's process at this moment; for drills. */
  pid: () => number
  /** Stops PostgreSQL, unless another living process of Helder uses it. */
  stop: () => Promise<void>
}

const DATABASE = 'helder'
const SILENCE_MS_MAX = 10_000
const WATCH_MS = 200
const BACKOFF_MS_FIRST = 100
const BACKOFF_MS_MAX = 5_000

/** Starts or adopts the PostgreSQL of a data folder and keeps it running until `stop`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const places = preparePlaces(options.dataDir)
  const binaries = await findBinaries()
  const secret = superuserSecret(places)
  const known = inspectCluster(places, binaries)
  const runner = chooseRunner(known?.owner ?? null, options.asRoot)
  const { log, settings = {}, env = {}, silence_ms_max = SILENCE_MS_MAX } = options
  const cluster: Cluster = { places, binaries, runner, secret, settings, env, silence_ms_max, log }
  if (known === null) {
    log('Making the database.')
    await initialise(places, binaries, runner)
  } else if (runner.user !== null && known.owner !== runner.user.uid) {
    handOver(places.cluster, runner.user)
  }
  const membership = registerUser(places.usersFolder)
  let postmaster: Postmaster | null = null
  try {
    postmaster = await reachPostmaster(cluster, null)
    await ensureDatabase(postmaster.port, secret, DATABASE)
    return keepRunning(cluster, postmaster, membership.leave)
  } catch (error) {
    if (membership.leave().length === 0 && postmaster !== null) await stopPostmaster(cluster, postmaster.pid)
    throw error instanceof EmbeddedPostgresError ? error : failureFrom(String(error), places.dataDir, error)
  }
}

/** Watches the postmaster and starts it again when it dies: the process of a crashed disk, a kill, an earlier owner. */
function keepRunning(cluster: Cluster, first: Postmaster, leave: () => number[]): Embedded {
  let current = first
  const ending = new AbortController()
  const watch = watchOver(
    cluster,
    () => current,
    (next) => (current = next),
    ending.signal,
  )
  let stopping: Promise<void> | null = null
  const stop = async () => {
    ending.abort()
    await watch
    const others = leave()
    if (others.length === 0) await stopPostmaster(cluster, current.pid)
    else cluster.log(`PostgreSQL stays for process ${others.join(', ')}.`)
  }
  return {
    url: superuserUrl(first.port, cluster.secret, DATABASE),
    adopted: first.adopted,
    pid: () => current.pid,
    stop: () => (stopping ??= stop()),
  }
}

async function watchOver(
  cluster: Cluster,
  current: () => Postmaster,
  replace: (next: Postmaster) => void,
  signal: AbortSignal,
): Promise<void> {
  let backoff_ms = BACKOFF_MS_FIRST
  while (await waited(WATCH_MS, signal)) {
    if (isAlive(current().pid)) continue
    cluster.log('PostgreSQL ended unexpectedly; starting it again.')
    while (!signal.aborted && !isAlive(current().pid)) {
      try {
        replace(await reachPostmaster(cluster, current().port))
        cluster.log(`PostgreSQL runs again (process ${current().pid}).`)
        backoff_ms = BACKOFF_MS_FIRST
      } catch (error) {
        const why = error instanceof EmbeddedPostgresError ? `${error.message} ${error.hint}` : String(error)
        cluster.log(`${why} Next attempt in ${backoff_ms / 1000} s.`)
        await waited(backoff_ms, signal)
        backoff_ms = Math.min(backoff_ms * 2, BACKOFF_MS_MAX)
      }
    }
  }
}

/** False when the wait was cut short by the end. The timer alone keeps no process alive. */
async function waited(duration_ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await pause(duration_ms, undefined, { signal, ref: false })
    return true
  } catch {
    return false
  }
}
