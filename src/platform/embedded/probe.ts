import { realpathSync } from 'node:fs'
import { postgres } from '../mended-postgres.ts'

export type Answer = 'ours' | 'busy' | 'wrong-secret' | 'silent'

/** Connection string of the superuser for one database of the cluster. */
export function superuserUrl(port: number, secret: string, database: string): string {
  return `postgres://postgres:${secret}@127.0.0.1:${port}/${database}`
}

/** Asks whoever listens on the port whether it serves this data folder. SCRAM gives the secret to nobody. */
export async function probe(port: number, secret: string, cluster: string): Promise<Answer> {
  if (port === 0) return 'silent'
  const sql = connect(superuserUrl(port, secret, 'postgres'))
  try {
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`
    return row && realpathSync(row.folder) === cluster ? 'ours' : 'silent'
  } catch (error) {
    const code = (error as { code?: string }).code
    // 57P03: starting up or shutting down. 53300: it runs, all connections are taken.
    if (code === '57P03') return 'busy'
    if (code === '53300') return 'ours'
    return code === '28P01' ? 'wrong-secret' : 'silent'
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Makes the database when the cluster does not have it yet. */
export async function ensureDatabase(port: number, secret: string, name: string): Promise<void> {
  const sql = connect(superuserUrl(port, secret, 'postgres'))
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`
    if (found.length === 0) await sql.unsafe(`create database "${name}"`)
  } catch (error) {
    // 42P04, 23505: a process that started at the same moment made it first.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function connect(url: string) {
  return postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, fetch_types: false })
}
