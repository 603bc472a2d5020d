import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedFixed } from '../../seeds/fixed.ts'
import { type TestDatabase, testDatabase } from '../../tests/database.ts'
import { runHelder } from '../../tests/reliability/helder-again.ts'
import { startServer } from '../../tests/server.ts'
import { ConfigError, readConfig, requireMode } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { madeFor, noteMadeFor, useDemoKeys } from '../platform/made-for.ts'
import { requireProduction } from './require-production.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const good = {
  HELDER_MODE: 'production',
  HELDER_BASE_URL: 'https://helder.example',
  HELDER_SMTP_URL: 'smtp://localhost:2525',
  HELDER_MAIL_FROM: 'helder@helder.example',
}

let database: TestDatabase
let admin: Database
let dataDir: string

beforeAll(async () => {
  database = await testDatabase()
  admin = openDatabase(database.adminUrl, { max: 1 })
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'helder-production-'))
  return () => rmSync(dataDir, { recursive: true })
})

type Changes = Partial<TestDatabase> & { env?: Record<string, string> }

/** What stands in the way of a start with these settings, every one of them good but for the changes. */
async function problemsWith({ env = {}, ...urls }: Changes = {}): Promise<string[]> {
  const config = requireMode(readConfig({ ...good, ...env, HELDER_DATA: dataDir }))
  try {
    await requireProduction({ ...config, ...database, ...urls, dataDir })
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems
  }
}

/** A role of its own that may sign in, with what it must not have. */
async function roleWith(prepare: (role: string) => string): Promise<string> {
  const role = `odd_${randomBytes(4).toString('hex')}`
  await admin.unsafe(`create role ${role} login password 'x'; ${prepare(role)}`)
  const url = new URL(database.appUrl)
  url.username = role
  url.password = 'x'
  return url.href
}

test('with everything right there is nothing in the way, and the keys are from then on those of production', async () => {
  expect(await problemsWith()).toEqual([])
  expect(madeFor(dataDir)).toBe('production')
  expect(() => useDemoKeys(dataDir)).toThrow('were made for production')
})

describe('settings', () => {
  test('a broker of this machine, or a file that is wrong, is one of them', async () => {
    const file = join(dataDir, 'sso.json')
    writeFileSync(join(dataDir, 'secret'), 'x')
    const provider = (issuer: string) => ({
      id: 'police',
      name: { nl: 'Politie', en: 'Police' },
      issuer,
      clientId: 'helder',
      authentication: { method: 'client_secret_basic', secretFile: 'secret' },
      organisationKind: 'base-team',
      assurance: { order: ['high'], minimum: 'high' },
      organisation: { from: 'fixed', code: 'enschede' },
      roles: { from: 'appointment' },
    })
    const problems = async (issuer: string) => {
      writeFileSync(file, JSON.stringify({ providers: [provider(issuer)] }))
      return problemsWith({ env: { HELDER_SSO_FILE: file } })
    }
    expect(await problems('https://login.police.example')).toEqual([])
    expect(await problems('http://127.0.0.1:3000/demo/broker/police')).toEqual([
      expect.stringContaining('a stand-in of this machine: give the https address of a real broker'),
    ])
    expect(await problems('ftp://login.police.example')).toEqual([
      expect.stringContaining('HELDER_SSO_FILE: providers.0.issuer must be an https address'),
    ])
  })

  test.each([
    [{ HELDER_BASE_URL: '' }, 'HELDER_BASE_URL is not set: give the address'],
    [{ HELDER_BASE_URL: 'http://helder.example' }, 'HELDER_BASE_URL is plain http and no proxy is declared'],
    [
      { HELDER_BASE_URL: 'http://helder.example', HELDER_TRUST_PROXY: '0' },
      'HELDER_BASE_URL is plain http and no proxy is declared',
    ],
    [{ HELDER_SMTP_URL: '' }, 'HELDER_SMTP_URL is not set: give the mail server'],
    [{ HELDER_MAIL_FROM: '' }, 'HELDER_MAIL_FROM is not set: give the address'],
  ])('%j', async (env, sentence) => {
    expect(await problemsWith({ env })).toEqual([expect.stringContaining(sentence)])
    expect(madeFor(dataDir)).toBeNull()
  })

  test.each(['1', '10.0.0.1', 'true'])('plain http behind the declared proxy %s is taken', async (proxy) => {
    const env = { HELDER_BASE_URL: 'http://helder.example', HELDER_TRUST_PROXY: proxy }
    expect(await problemsWith({ env })).toEqual([])
  })
})

test('keys of a demo', async () => {
  useDemoKeys(dataDir)
  expect(await problemsWith()).toEqual([expect.stringContaining('were made by a demo: give production')])
  // The first note counts: a demo's keys do not become others by being noted again.
  noteMadeFor(dataDir, 'production')
  expect(madeFor(dataDir)).toBe('demo')
})

describe('the role of the database', () => {
  test.each([
    ['a superuser', (role: string) => `alter role ${role} superuser`, 'is a superuser and sees every row'],
    ['that bypasses', (role: string) => `alter role ${role} bypassrls`, 'bypasses row level security'],
    [
      'that owns a table',
      (role: string) => `create table public.${role}_own (); alter table public.${role}_own owner to ${role}`,
      'owns tables (odd_',
    ],
    ['that may become the owner', (role: string) => `grant helder_owner to ${role}`, 'owns tables ('],
    ['that may become the gate', (role: string) => `grant helder_gate to ${role}`, 'may take the rights'],
  ])('%s', async (_, prepare, sentence) => {
    const appUrl = await roleWith((role) => `grant helder_app to ${role}; ${prepare(role)}`)
    const role = new URL(appUrl).username
    try {
      const said = `HELDER_APP_DATABASE_URL signs in as ${role}, which ${sentence}`
      expect(await problemsWith({ appUrl })).toEqual([expect.stringContaining(said)])
      const asWorker = `HELDER_WORKER_DATABASE_URL signs in as ${role}`
      expect(await problemsWith({ workerUrl: appUrl })).toEqual([expect.stringContaining(asWorker)])
    } finally {
      await admin.unsafe(`drop owned by ${role}; drop role ${role}`)
    }
  })

  test('the control: a role of another name with no more than helder_app', async () => {
    const appUrl = await roleWith((role) => `grant helder_app to ${role}`)
    expect(await problemsWith({ appUrl })).toEqual([])
    await admin.unsafe(`drop role ${new URL(appUrl).username}`)
  })
})

// The control is the first test: the same settings on a database without them.
test('accounts of the demo sign-in', async () => {
  const other = await testDatabase()
  const filling = openDatabase(other.adminUrl, { max: 1 })
  try {
    await seedFixed(filling, new Date())
    const { appUrl, workerUrl, jobsUrl } = other
    expect(await problemsWith({ appUrl, workerUrl, jobsUrl })).toEqual([
      expect.stringMatching(/^The database holds \d+ accounts of the demo sign-in: give production/),
    ])
  } finally {
    await filling.end()
    await other.drop()
  }
})

describe('helder serve, in a process of its own', () => {
  const urls = () => ({
    DATABASE_URL: database.adminUrl,
    HELDER_APP_DATABASE_URL: database.appUrl,
    HELDER_WORKER_DATABASE_URL: database.workerUrl,
    HELDER_JOBS_DATABASE_URL: database.jobsUrl,
  })

  test('says all that is wrong in one message, and does not start', async () => {
    useDemoKeys(dataDir)
    const env = { ...urls(), HELDER_MODE: 'production', HELDER_DATA: dataDir }
    const { code, said } = await runHelder(['serve'], {
      ...env,
      HELDER_APP_DATABASE_URL: database.adminUrl,
      HELDER_BASE_URL: '',
      HELDER_SMTP_URL: '',
      HELDER_MAIL_FROM: '',
    })
    expect(code).toBe(2)
    const [heading, ...lines] = said.trim().split('\n')
    expect(heading).toBe('Helder does not start in production:')
    expect(lines.map((line) => line.trim().split(' ').slice(0, 2).join(' '))).toEqual([
      'HELDER_BASE_URL is',
      'HELDER_SMTP_URL is',
      'HELDER_MAIL_FROM is',
      'The keys',
      'HELDER_APP_DATABASE_URL signs',
    ])
    // No secret of an address is repeated.
    expect(said).not.toContain(new URL(database.adminUrl).password)
  })

  test('starts when nothing is wrong, without a demo sign-in', async () => {
    const server = await startServer({ command: 'serve', dataDir, env: { ...good, ...urls() } })
    try {
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ role: 'dealer' })
      const answer = await fetch(`${server.url}/demo/sign-in`, { method: 'POST', headers, body })
      expect(answer.status).toBe(404)
    } finally {
      await server.stop()
    }
  })
})
