import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { type Embedded, startEmbedded } from '../src/platform/embedded-postgres.ts'
import { type RoleUrls, migrate } from '../src/platform/migrate.ts'

/** One database of its own, with the newest schema and nothing in it, and the addresses for each role. */
export type TestDatabase = RoleUrls & {
  /** Superuser: for what a test must see past row level security. */
  adminUrl: string
  /** A HELDER_DATA of its own, with the secrets of the roles. */
  dataDir: string
  drop: () => Promise<void>
}

const TEMPLATE = 'helder_template'
/** Any constant. Roles are shared by the whole cluster: two migrations at once would trip over each other. */
const LOCK = 71_003
let cluster: Promise<Embedded> | null = null

/**
 * Clones the migrated template. The cluster starts at the first call of a run (global-setup.ts gives its folder and ends
 * it), so that runs without a database pay nothing. Measured: 1.5 s for the first call of a run, 0.15 s for each other.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const folder = runFolder()
  cluster ??= startCluster(folder)
  const { url } = await cluster
  const name = `test_${randomBytes(6).toString('hex')}`
  const adminUrl = withDatabase(url, name)
  const sql = postgres(withDatabase(url, 'postgres'), { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(${LOCK})`
    const [known] = await sql`select from pg_database where datname = ${TEMPLATE}`
    if (!known) await makeTemplate(sql, url, folder)
    await sql.unsafe(`create database ${name} template ${TEMPLATE}`)
    // Grants on a database are not cloned with it: migrating again makes them.
    const urls = await migrate({ adminUrl, dataDir: folder })
    return {
      ...urls,
      adminUrl,
      dataDir: ownDataFolder(folder, name),
      drop: () => dropDatabase(url, name, folder),
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** A name is made first and given when all migrations stand, so that a broken one leaves no template behind. */
async function makeTemplate(sql: postgres.Sql, url: string, folder: string): Promise<void> {
  const draft = `${TEMPLATE}_draft`
  await sql.unsafe(`drop database if exists ${draft} with (force)`)
  await sql.unsafe(`create database ${draft}`)
  await migrate({ adminUrl: withDatabase(url, draft), dataDir: folder })
  await sql.unsafe(`alter database ${draft} rename to ${TEMPLATE}`)
}

async function dropDatabase(url: string, name: string, folder: string): Promise<void> {
  const sql = postgres(withDatabase(url, 'postgres'), { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(`drop database if exists ${name} with (force)`)
  } finally {
    await sql.end({ timeout: 5 })
  }
  rmSync(join(folder, 'data', name), { recursive: true, force: true })
}

function startCluster(folder: string): Promise<Embedded> {
  return startEmbedded({
    dataDir: folder,
    log: () => {},
    // Nothing here outlives the machine. Tests that pull the plug of PostgreSQL have a cluster of their own.
    settings: { shared_buffers: '64MB', max_connections: '200', fsync: 'off', full_page_writes: 'off' },
  })
}

function ownDataFolder(folder: string, name: string): string {
  const dataDir = join(folder, 'data', name)
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  cpSync(join(folder, 'keys', 'database.json'), join(dataDir, 'keys', 'database.json'))
  return dataDir
}

function runFolder(): string {
  const folder = process.env['HELDER_TEST_FOLDER']
  if (!folder)
    throw new Error(
      'HELDER_TEST_FOLDER is not set: run tests with vitest, whose tests/global-setup.ts sets it',
    )
  return folder
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
