import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { failureFrom } from './failure.ts'

/** Where the embedded PostgreSQL keeps its things inside HELDER_DATA. */
export type Places = {
  dataDir: string
  cluster: string
  secretFile: string
  logFile: string
  usersFolder: string
}

/** Makes HELDER_DATA and its inner folders, closed to other users, and proves that this user may write there. */
export function preparePlaces(dataDir: string): Places {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const root = realpathSync(dataDir)
    const places = {
      dataDir: root,
      cluster: join(root, 'postgres'),
      secretFile: join(root, 'keys', 'postgres-superuser'),
      logFile: join(root, 'postgres.log'),
      usersFolder: join(root, 'postgres-users'),
    }
    mkdirSync(join(root, 'keys'), { recursive: true, mode: 0o700 })
    mkdirSync(places.usersFolder, { recursive: true, mode: 0o700 })
    const probe = join(places.usersFolder, `probe-${process.pid}-${randomBytes(4).toString('hex')}`)
    writeFileSync(probe, 'x'.repeat(8192))
    rmSync(probe)
    return places
  } catch (error) {
    throw failureFrom(String(error), dataDir, error)
  }
}

/** The superuser's password; made once. Of two processes that make it at the same moment, one wins and both read it. */
export function superuserSecret(places: Places): string {
  const known = readSecret(places)
  if (known) return known
  const draft = `${places.secretFile}.${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: true })
    linkSync(draft, places.secretFile)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw failureFrom(String(error), places.dataDir, error)
  } finally {
    rmSync(draft, { force: true })
  }
  return readSecret(places)
}

function readSecret(places: Places): string {
  try {
    return readFileSync(places.secretFile, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw failureFrom(String(error), places.secretFile, error)
  }
}
