import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { seedFixed } from '../../../seeds/fixed.ts'
import { type TestDatabase, testDatabase } from '../../../tests/database.ts'
import { openCallers, secretDigest } from '../../capabilities/access/public.ts'
import { type Database, openDatabase } from '../../platform/database.ts'
import { KeyFiles } from '../../platform/key-files.ts'
import { main } from '../main.ts'

let database: TestDatabase
let admin: Database
let app: Database
const said: string[] = []
const complained: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  admin = openDatabase(database.adminUrl, { max: 1 })
  app = openDatabase(database.appUrl, { max: 1 })
  await seedFixed(admin, new Date())
})
afterAll(async () => {
  await Promise.all([admin.end(), app.end()])
  await database.drop()
})
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', database.adminUrl)
  vi.stubEnv('HELDER_DATA', database.dataDir)
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  said.length = 0
  complained.length = 0
})

describe('helder token create', () => {
  test.each([
    ['dealer', '99000001', 'dealer:99000001'],
    ['detective', 'enschede', 'base-team:enschede'],
    ['municipal-officer', 'hof-van-twente', 'municipality:hof-van-twente'],
  ])(
    'for a %s of %s prints a token that signs in, and keeps only its digest',
    async (role, code, organisationId) => {
      expect(await main(['token', 'create', '--role', role, '--organisation', code])).toBe(0)
      expect(said).toEqual([expect.stringMatching(/^helder_[\w-]{43}$/)])
      const token = said[0]!
      expect(await openCallers(app)(token)).toMatchObject({ role, organisationId, via: 'token' })
      const kept = await admin`select digest from access.token where digest = ${secretDigest(token)}`
      expect(kept.length).toBe(1)
      // The control: another secret signs nobody in.
      expect(await openCallers(app)(`${token}x`)).toBeNull()
    },
  )

  test('with scopes and a last day it may those, until that day is over', async () => {
    const asked = ['--scopes', 'sales:write, purchases:write', '--expires', '2099-01-31']
    expect(await main(['token', 'create', '--role', 'dealer', '--organisation', '99000001', ...asked])).toBe(
      0,
    )
    const [kept] =
      await admin`select scopes, expires_at from access.token where digest = ${secretDigest(said[0]!)}`
    expect(kept).toEqual({
      scopes: ['purchases:write', 'sales:write'],
      expires_at: new Date('2099-01-31T23:00:00Z'),
    })
    expect(await openCallers(app)(said[0]!)).toMatchObject({ scopes: ['purchases:write', 'sales:write'] })
    const past = ['--expires', '2020-01-31']
    expect(await main(['token', 'create', '--role', 'dealer', '--organisation', '99000001', ...past])).toBe(0)
    expect(await openCallers(app)(said[1]!)).toBeNull()
  })

  const forDealer = ['--role', 'dealer', '--organisation', '99000001']
  test.each([
    [[...forDealer, '--scopes', 'purchases:all'], 'There is no scope "purchases:all"'],
    [[...forDealer, '--scopes', ''], 'There is no scope ""'],
    [[...forDealer, '--expires', '31-01-2027'], '"31-01-2027" is no day'],
    [['--role', 'dealer', '--organisation', '1'], 'There is no dealer "1".'],
    [['--role', 'detective', '--organisation', '99000001'], 'There is no base-team "99000001".'],
    [['--role', 'king', '--organisation', '1'], 'There is no role "king"'],
    [['--role', 'dealer'], 'Usage:'],
  ])('%j is told what is wrong', async (args, sentence) => {
    expect(await main(['token', 'create', ...args])).toBe(2)
    expect([said, complained]).toEqual([[], [expect.stringContaining(sentence)]])
  })
})

describe('helder policy', () => {
  test('lists every municipality, and shows each rule of one with its basis', async () => {
    expect(await main(['policy'])).toBe(0)
    expect(said[0]!.split('\n').length).toBe(15)
    expect(said[0]).toMatch(/^enschede +5 working-days +48 months +designated/m)
    expect(await main(['policy', 'show', 'losser'])).toBe(0)
    expect(said[1]).toMatch(/holding {2}will hold from \d{4}-01-01 {2}\(Bill 36036\)/)
    expect(await main(['policy', 'show', 'nowhere'])).toBe(2)
  })
})

describe('helder keys', () => {
  test('names every kind of key and prints none', async () => {
    const keys = new KeyFiles(database.dataDir)
    const secret = keys.key('buckets/enschede-2030-11')
    keys.key('branches')
    expect(await main(['keys'])).toBe(0)
    const text = said.join('\n')
    expect(text).toContain('buckets/enschede-2030-11.key')
    expect(text).toContain('branches.key')
    expect(existsSync(join(database.dataDir, 'keys', 'branches.key'))).toBe(true)
    for (const encoding of ['hex', 'base64', 'latin1'] as const)
      expect(text).not.toContain(secret.toString(encoding))
    expect(text).not.toContain('other files')
  })
})
