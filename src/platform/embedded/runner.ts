import { execFileSync, spawnSync } from 'node:child_process'
import { lchownSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedPostgresError } from './failure.ts'

/** How to start PostgreSQL, which refuses to run as root, and who then owns its files. */
export type Runner = { prefix: string[]; user: { uid: number; gid: number } | null }

export type AsRoot = 'namespace' | 'system-user'

/** No passwd entry is needed by the server, but initdb looks up its own name: these exist on every Linux. */
const SYSTEM_USERS = ['postgres', 'nobody']

/**
 * Ordinary users run PostgreSQL themselves. Root takes a user namespace: inside it is nobody in particular, outside its
 * files stay root's, so that it works in a folder only root may enter and adds no user (measured). Where namespaces are
 * refused (Docker's default profile) a system user gets the data folder, with the one capability that lets it pass the
 * closed folders above. A folder that belongs to another user is always run as that user.
 */
export function chooseRunner(folderOwner: number | null, asRoot?: AsRoot): Runner {
  const self = process.getuid?.()
  if (self === undefined) return { prefix: [], user: null }
  if (self !== 0) {
    if (folderOwner !== null && folderOwner !== self) throw foreignOwner(folderOwner, self)
    return { prefix: [], user: null }
  }
  if (folderOwner !== null && folderOwner !== 0) return asUser(folderOwner)
  if (asRoot !== 'system-user' && works('unshare', ['--user', 'true'])) {
    return { prefix: ['unshare', '--user', '--'], user: null }
  }
  if (asRoot !== 'namespace') {
    const runner = asUser(systemUser())
    if (works(runner.prefix[0] ?? '', [...runner.prefix.slice(1), 'true'])) return runner
  }
  throw new EmbeddedPostgresError(
    'root-refused',
    'PostgreSQL does not run as root, and this machine refuses both a user namespace and another user.',
    'Start Helder as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 to 18 of your own.',
  )
}

/** The program to start, and the first of its arguments. */
export function commandOf(runner: Runner, program: string): [string, ...string[]] {
  const [first, ...rest] = runner.prefix
  return first === undefined ? [program] : [first, ...rest, program]
}

/** Hands a folder and all in it to the user that PostgreSQL will run as. */
export function handOver(folder: string, user: { uid: number; gid: number }): void {
  lchownSync(folder, user.uid, user.gid)
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (lstatSync(path).isDirectory()) handOver(path, user)
    else lchownSync(path, user.uid, user.gid)
  }
}

function asUser(uid: number): Runner {
  const capability = '-all,+dac_override'
  const flags = [`--inh-caps=${capability}`, `--ambient-caps=${capability}`, `--bounding-set=${capability}`]
  const gid = idOf('-g', String(uid)) ?? uid
  return {
    prefix: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...flags, '--'],
    user: { uid, gid },
  }
}

function systemUser(): number {
  for (const name of SYSTEM_USERS) {
    const uid = idOf('-u', name)
    if (uid !== null) return uid
  }
  return 65_534
}

function idOf(flag: '-u' | '-g', name: string): number | null {
  const found = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return found.status === 0 ? Number.parseInt(found.stdout, 10) : null
}

function works(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function foreignOwner(owner: number, self: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'foreign-owner',
    `The database folder belongs to user ${owner}, and you are user ${self}.`,
    'Start Helder as the user who started it first, or choose another folder with HELDER_DATA=/path npm start.',
  )
}
