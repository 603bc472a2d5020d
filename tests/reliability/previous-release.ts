import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openDatabase } from '../../src/platform/database.ts'
import type { TestDatabase } from '../database.ts'
import { startServer, type TestServer } from '../server.ts'
import { addressesOf } from './served.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const kept = join(import.meta.dirname, 'previous-release')

/** The release before this one (previous-release.json says which), as someone who still runs it has it. */
export type PreviousRelease = {
  /** Empties the database and gives it the schema and the fixed Twente of that release. */
  remake: (database: TestDatabase) => Promise<void>
  serve: (database: TestDatabase) => Promise<TestServer>
  remove: () => void
}

/** Unpacks it beside the packages of this release: dependencies may be added and renewed, not taken away. */
export function unpackRelease(): PreviousRelease {
  const { sha256 } = JSON.parse(readFileSync(`${kept}.json`, 'utf8')) as { sha256: string }
  const found = createHash('sha256')
    .update(readFileSync(`${kept}.tgz`))
    .digest('hex')
  if (found !== sha256) throw new Error('previous-release.tgz is not the file that was kept')
  const folder = mkdtempSync(join(tmpdir(), 'helder-previous-'))
  execFileSync('tar', ['-xzf', `${kept}.tgz`, '-C', folder])
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const launcher = join(folder, 'bin/helder.mjs')
  return {
    async remake(database) {
      await makeEmpty(database.adminUrl)
      const env = { ...process.env, HELDER_DATA: database.dataDir, ...addressesOf(database) }
      await run(process.execPath, [launcher, 'migrate'], { env })
      const seed = `
        const { seedFixed } = await import('${folder}/seeds/fixed.ts')
        const { openDatabase } = await import('${folder}/src/platform/database.ts')
        const admin = openDatabase(process.env.DATABASE_URL, { max: 1 })
        await seedFixed(admin, new Date())
        await admin.end()`
      await run(process.execPath, ['--input-type=module', '--eval', seed], { env })
    },
    serve: (database) =>
      startServer({ command: 'serve', launcher, dataDir: database.dataDir, env: addressesOf(database) }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function makeEmpty(adminUrl: string): Promise<void> {
  const url = new URL(adminUrl)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const sql = openDatabase(url.href, { max: 1 })
  try {
    await sql.unsafe(`drop database ${name} with (force)`)
    await sql.unsafe(`create database ${name}`)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
