import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from './database.ts'
import { ensureRoles, roleSecrets, urlForRole } from './roles.ts'

export type MigrateOptions = { adminUrl: string; dataDir: string; log?: (line: string) => void }
export type RoleUrls = { appUrl: string; workerUrl: string; jobsUrl: string }

const folder = join(import.meta.dirname, '../../migrations')
// Any constant: one migration at a time per cluster, since roles are cluster-wide.
const LOCK = 4_354_337

/**
 * Brings a database to the newest schema and makes the roles of architecture.md 2. Running it again changes nothing.
 * `adminUrl` must be allowed to create roles. Gives the addresses that `serve` uses.
 */
export async function migrate({
  adminUrl,
  dataDir,
  log = () => undefined,
}: MigrateOptions): Promise<RoleUrls> {
  const secrets = roleSecrets(dataDir)
  const admin = openDatabase(adminUrl, { max: 1, name: 'helder migrate' })
  try {
    await admin`select pg_advisory_lock(${LOCK})`
    await ensureRoles(admin, secrets)
    await prepareDatabase(admin)
    for (const file of pending(await applied(admin))) {
      log(`migration ${file}`)
      await apply(admin, file)
    }
    await admin`select pg_advisory_unlock(${LOCK})`
  } finally {
    await admin.end()
  }
  return {
    appUrl: urlForRole(adminUrl, 'helder_app', secrets),
    workerUrl: urlForRole(adminUrl, 'helder_worker', secrets),
    jobsUrl: urlForRole(adminUrl, 'helder_jobs', secrets),
  }
}

async function prepareDatabase(admin: Database): Promise<void> {
  const [{ name }] = (await admin`select quote_ident(current_database()) as name`) as unknown as [
    { name: string },
  ]
  // Others of the cluster have no business here; helder_jobs makes graphile-worker's schema itself.
  await admin.unsafe(`revoke all on database ${name} from public`)
  await admin.unsafe(`grant connect on database ${name} to helder_app, helder_worker, helder_jobs`)
  await admin.unsafe(`grant create on database ${name} to helder_owner, helder_jobs`)
  await admin.unsafe('revoke create on schema public from public')
  await admin.unsafe('create schema if not exists jobs authorization helder_jobs')
  await admin.unsafe('create schema if not exists migrations authorization helder_owner')
  await admin.unsafe('set role helder_owner')
  await admin.unsafe(
    'create table if not exists migrations.applied (file text primary key, at timestamptz not null default now())',
  )
  await admin.unsafe('reset role')
}

async function applied(admin: Database): Promise<Set<string>> {
  const rows = await admin<{ file: string }[]>`select file from migrations.applied`
  return new Set(rows.map((row) => row.file))
}

function pending(done: Set<string>): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql') && !done.has(file))
    .sort()
}

async function apply(admin: Database, file: string): Promise<void> {
  await admin.begin(async (tx) => {
    await tx.unsafe('set local role helder_owner')
    await tx.unsafe(readFileSync(join(folder, file), 'utf8'))
    await tx.unsafe('set local role helder_owner')
    await tx`insert into migrations.applied (file) values (${file})`
  })
}
