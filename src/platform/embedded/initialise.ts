import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresError, failureFrom } from './failure.ts'
import type { Places } from './folder.ts'
import { isAlive } from './processes.ts'
import { type Runner, commandOf, handOver } from './runner.ts'

/** An empty cluster takes 40 MB; the first minutes of work as much again, and a half-made one is of no use. */
const BYTES_NEEDED = 150_000_000

/**
 * Makes the cluster, beside its place and then renamed: killed halfway leaves nothing that looks like a database, and of
 * two processes that do so at once one wins. Text compares by code point, letters fold by Unicode, in every country alike.
 */
export async function initialise(places: Places, binaries: Binaries, runner: Runner): Promise<void> {
  removeDrafts(places)
  const disk = statfsSync(places.dataDir)
  if (disk.bavail * disk.bsize < BYTES_NEEDED) throw failureFrom('no space left', places.dataDir)
  const draft = `${places.cluster}.draft-${process.pid}`
  const [command, ...rest] = commandOf(runner, binaries.initdb)
  const flags = [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${places.secretFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]
  try {
    mkdirSync(draft, { mode: 0o700 })
    if (runner.user !== null) handOver(draft, runner.user)
    const { code, said } = await run(command, [...rest, ...flags])
    if (code !== 0) throw failureFrom(said, places.dataDir)
    renameSync(draft, places.cluster)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (existsSync(join(places.cluster, 'PG_VERSION'))) return
    throw error instanceof EmbeddedPostgresError ? error : failureFrom(String(error), places.dataDir, error)
  }
}

/** The user whose cluster it is; null when there is none yet. Refuses a folder of another major version. */
export function inspectCluster(places: Places, binaries: Binaries): { owner: number } | null {
  const versionFile = join(places.cluster, 'PG_VERSION')
  try {
    if (!existsSync(places.cluster)) return null
    const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : ''
    if (version === '' && readdirSync(places.cluster).length === 0) {
      rmSync(places.cluster, { recursive: true })
      return null
    }
    if (version !== String(binaries.majorVersion)) throw unusable(places, version, binaries)
    return { owner: statSync(places.cluster).uid }
  } catch (error) {
    throw error instanceof EmbeddedPostgresError ? error : failureFrom(String(error), places.cluster, error)
  }
}

function unusable(places: Places, version: string, binaries: Binaries): EmbeddedPostgresError {
  const elsewhere = 'choose another folder with HELDER_DATA=/path npm start'
  if (version === '') {
    return new EmbeddedPostgresError(
      'folder-broken',
      `${places.cluster} is not a database folder: it has no PG_VERSION.`,
      `Put the folder back from its backup, move it away to begin anew, or ${elsewhere}.`,
    )
  }
  return new EmbeddedPostgresError(
    'wrong-version',
    `${places.cluster} was made by PostgreSQL ${version}; this Helder carries ${binaries.majorVersion}.`,
    `Carry the data over with pg_dump of PostgreSQL ${version}, or ${elsewhere}.`,
  )
}

/** What an earlier process left when it was killed during initdb. */
function removeDrafts(places: Places): void {
  for (const name of readdirSync(places.dataDir)) {
    const pid = /^postgres\.draft-(\d+)$/.exec(name)?.[1]
    if (pid && (Number(pid) === process.pid || !isAlive(Number(pid)))) {
      rmSync(join(places.dataDir, name), { recursive: true, force: true })
    }
  }
}

function run(command: string, args: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    let said = ''
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    })
    child.stdout.on('data', (chunk) => (said += String(chunk)))
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    child.once('error', (error) => resolve({ code: null, said: String(error) }))
    child.once('close', (code) => resolve({ code, said }))
  })
}
