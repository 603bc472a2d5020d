import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedFixed } from '../../seeds/fixed.ts'
import { municipalities } from '../../seeds/twente.ts'
import { openCluster } from '../../src/cli/cluster.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startServer } from '../../tests/server.ts'
import { readTable } from './read-table.ts'

export type Ran = { code: number | null; out: string; err: string }
export type FoundHit = { purchase: string; theft: string; level: string }

/** A real server on an empty Twente in a folder of its own, and the commands beside it. */
export type Trial = {
  url: string
  folder: string
  helder: (...args: string[]) => Promise<Ran>
  /** Waits until every purchase is in its log and compared, and every theft too. */
  settled: () => Promise<void>
  hits: () => Promise<FoundHit[]>
  /** Says what `verify log` finds of each municipality that has entries, and `verify database` of them all. */
  verify: () => Promise<string[]>
  stop: () => Promise<void>
}

const LAUNCHER = join(import.meta.dirname, '../../bin/helder.mjs')

export async function openTrial(): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'helder-try-real-'))
  const dataDir = join(folder, 'data')
  const cluster = await openCluster(readConfig({ HELDER_DATA: dataDir }), () => undefined)
  await migrate({ adminUrl: cluster.adminUrl, dataDir })
  const admin = openDatabase(cluster.adminUrl, { max: 1, name: 'try real' })
  await seedFixed(admin, new Date())
  const server = await startServer({ command: 'serve', dataDir })
  const { url } = server
  const env = { ...process.env, HELDER_DATA: dataDir, HELDER_MODE: 'demo', DATABASE_URL: '', LANG: 'en_GB' }
  const helder = (...args: string[]) => runHelder(args, env)
  return {
    url,
    folder,
    helder,
    settled: () => settle(admin),
    hits: async () => {
      const file = join(folder, 'hits.csv')
      await must(helder('export', 'hits', file))
      const rows = await readTable(file)
      return rows.map((row) => ({
        purchase: row['purchase_reference']!,
        theft: row['theft_reference']!,
        level: row['level']!,
      }))
    },
    verify: () => verifyAll(admin, helder, url, folder),
    async stop() {
      await server.stop()
      await admin.end({ timeout: 5 })
      await cluster.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The output of a command that must end well. */
export async function must(running: Promise<Ran>): Promise<string> {
  const { code, out, err } = await running
  if (code !== 0) throw new Error(`a command of helder ended with ${code}: ${err || out}`)
  return out.trim()
}

function runHelder(args: string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const child = spawn(process.execPath, [LAUNCHER, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

async function settle(admin: Database): Promise<void> {
  for (;;) {
    const [row] = await admin<{ waiting: number }[]>`
      select (select count(*) from registers.leaf where log_index is null)
           + (select count(*) from registers.log where checkpoint_size < size)
           + (select count(*) from (select 'log:' || municipality as source, size from registers.log
                                    union all select 'thefts', n from thefts.change) s
               left join matching.cursor c using (source) where s.size > coalesce(c.position, 0)) as waiting`
    if (row!.waiting === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function verifyAll(
  admin: Database,
  helder: Trial['helder'],
  url: string,
  folder: string,
): Promise<string[]> {
  const grown = await admin<{ municipality: string }[]>`
    select municipality from registers.log where size > 0 order by 1`
  const said: string[] = []
  for (const { municipality } of grown) {
    const vkeyFile = join(folder, `${municipality}.vkey`)
    const answer = await fetch(`${url}/log/${municipality}/vkey`)
    writeFileSync(vkeyFile, await answer.text())
    const { code, out, err } = await helder('verify', 'log', `${url}/log/${municipality}`, '--vkey', vkeyFile)
    said.push(`${municipalityName(municipality)}: verify log ends with ${code}: ${(out || err).trim()}`)
  }
  const { code, out, err } = await helder('verify', 'database')
  const last = (out || err).trim().split('\n').at(-1)
  return [...said, `All: verify database ends with ${code}: ${last}`]
}

function municipalityName(slug: string): string {
  return municipalities.find((one) => one.slug === slug)?.name ?? slug
}

/** The lines of a text file that are not empty and not a comment. */
export function readLines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
}
