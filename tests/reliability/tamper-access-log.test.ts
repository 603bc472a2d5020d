import { randomBytes } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type AccessLogReport,
  verifyAccessLog,
  type VerifyAccessLogOptions,
} from '../../src/capabilities/audit/public.ts'
import { buildLeaf, generateLogKey, saveLogKey, Unusable } from '../../src/log/public.ts'
import type { Caller } from '../../src/platform/caller.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import type { TestDatabase } from '../database.ts'
import { testHelder } from '../helder.ts'
import { cloneDatabase, copyFolder, dropDatabase, restoreDatabase } from './clones.ts'
import { helderAgain, runHelder } from './helder-again.ts'
import { look } from './looks.ts'

const LOOKS = 300
const TEAM: Pick<Caller, 'organisationId' | 'accountId' | 'role'> = {
  organisationId: 'base-team:enschede',
  accountId: 'account-of-a-detective',
  role: 'detective',
}

/** R7 for the access log: whatever a superuser changes in it, `verify access-log` finds, and says where. */
describe('R7: tampering with the access log', () => {
  let database: TestDatabase
  let base: string
  let halfway: string

  beforeAll(async () => {
    const helder = await testHelder()
    database = helder.database
    for (let i = 1; i <= LOOKS; i++) await look(helder.admin, TEAM, { purposeText: `onderzoek ${i}` })
    await helder.publish()
    await helder.close()
    await helder.admin.end({ timeout: 5 })
    halfway = await cloneDatabase(database.adminUrl)
    const again = await helderAgain(database)
    const admin = openDatabase(database.adminUrl, { max: 1 })
    for (let i = 1; i <= 3; i++)
      await look(admin, TEAM, { purposeText: `later ${i}`, givenTo: 'officier van justitie' })
    await admin.end({ timeout: 5 })
    await again.publish()
    await again.close()
    base = await cloneDatabase(database.adminUrl)
  })

  afterAll(async () => {
    await dropDatabase(base)
    await dropDatabase(halfway)
    await database.drop()
  })

  async function verify(
    url: string,
    options: Partial<VerifyAccessLogOptions> = {},
  ): Promise<AccessLogReport> {
    const admin = openDatabase(url, { max: 2 })
    try {
      return await verifyAccessLog(admin, {
        dataDir: database.dataDir,
        logName: 'helder-demo.example',
        ...options,
      })
    } finally {
      await admin.end({ timeout: 5 })
    }
  }

  /** What is found after this was done to a copy of the database and of the folder. */
  async function findAfter(
    tamper: (sql: Database, dataDir: string) => Promise<unknown>,
    options: Partial<VerifyAccessLogOptions> = {},
  ): Promise<{ verdict: string; found: string }> {
    const url = await cloneDatabase(base)
    const folder = copyFolder(database.dataDir)
    const sql = openDatabase(url, { max: 1 })
    try {
      // As an attacker with all rights does: triggers stand aside, also those that keep the log append-only.
      await sql`set session_replication_role = replica`
      await tamper(sql, folder.path)
      await sql.end({ timeout: 5 })
      const { verdict, problems } = await verify(url, { dataDir: folder.path, ...options })
      return { verdict, found: problems.map(({ where, what }) => `${where}: ${what}`).join('\n') }
    } finally {
      await sql.end({ timeout: 5 })
      await dropDatabase(url)
      folder.remove()
    }
  }

  test('control: what nobody touched is good', async () => {
    const report = await verify(base)
    expect(report.problems).toEqual([])
    expect(report).toMatchObject({
      verdict: 'good',
      looks: LOOKS + 3,
      signed: LOOKS + 3,
      waiting: 0,
      forgotten: 0,
      lost: 0,
    })
    expect(report.vkey).toMatch(/^helder-demo\.example\/access\+/)
  })

  test('tiles stand for their owner alone, apart from those that are published', async () => {
    const folder = join(database.dataDir, 'private-logs')
    expect(filesOf(folder).length).toBeGreaterThan(6)
    expect(tooOpen(folder)).toEqual([])
    expect(readdirSync(database.dataDir)).not.toContain('logs')
    // Control: one that others can read would be found.
    const planted = join(folder, 'planted')
    await writeFile(planted, 'x', { mode: 0o644 })
    expect(tooOpen(folder)).toEqual([`${planted} 644`])
    await rm(planted)
  })

  const row = (change: string) => `update access.log set ${change} where id = 7`
  test.each<[string, string, string]>([
    ['who', row("account_id = 'someone-else'"), 'its account is not'],
    ['in which role', row("role = 'fencing-specialist'"), 'its organisation or role is not'],
    ['when, by a microsecond', row("at = at + interval '1 microsecond'"), 'its moment or number is not'],
    ['why', row("purpose_code = 'other'"), 'its purpose is not'],
    ['why, in words', row('purpose_text = null'), 'its purpose is not'],
    ['what', row("subject_id = 'another'"), 'its action or subject is not'],
    ['whose', row('subject_organisation_id = null'), 'its action or subject is not'],
    ['to whom', row("given_to = 'a friend'"), 'its recipient is not'],
    [
      'the key',
      `update access.look_key set key = sha256('x') where look_id = 7`,
      'its key is not that of its leaf',
    ],
    ['a key that is gone', `delete from access.look_key where look_id = 7`, 'has no key, and no erasure'],
    [
      'a leaf that is gone',
      `delete from access.look_leaf where look_id = 7`,
      'has no leaf: it was never certified',
    ],
    [
      'row, key and leaf made anew',
      `${row("account_id = 'someone-else'")};
       update access.look_leaf f set body = access.look_leaf_body(l, k.key)
         from access.log l join access.look_key k on k.look_id = l.id where f.look_id = l.id and l.id = 7`,
      'leaf 6 in the database is not the one that was signed',
    ],
  ])('a change of %s is found', async (_, statement, what) => {
    const { verdict, found } = await findAfter((sql) => sql.unsafe(statement))
    expect(verdict).toBe('tampered')
    expect(
      found.split('\n').find((line) => line.includes(what)),
      found,
    ).toContain('look 7 of base-team:enschede')
  })

  test.each<[string, string, string]>([
    ['a look', 'delete from access.log where id = 7', 'leaf 6: is of a look that is not there'],
    [
      'a look with all that belongs to it',
      `delete from access.log where id = 7; delete from access.look_key where look_id = 7;
       delete from access.look_leaf where look_id = 7`,
      'leaf 6: is in the log and not in the database',
    ],
    [
      'the tail',
      `delete from access.log where id > 290; delete from access.look_key where look_id > 290;
       delete from access.look_leaf where look_id > 290; update access.look_log set size = 290, checkpoint_size = 290`,
      '303 leaves were signed and the database knows 290',
    ],
    [
      'everything',
      'truncate access.log, access.look_key, access.look_leaf cascade; update access.look_log set size = 0, checkpoint_size = 0',
      '303 leaves were signed and the database knows 0',
    ],
  ])('the removal of %s is found', async (_, statement, what) => {
    const { verdict, found } = await findAfter((sql) => sql.unsafe(statement))
    expect(verdict).toBe('tampered')
    expect(found).toContain(what)
  })

  test.each<[string, string]>([
    ['that was put in', 'has no leaf: it was never certified'],
    ['that was put in with a leaf of another', 'its key is not that of its leaf, or it is another look'],
  ])('a look %s is found', async (kind, what) => {
    const { verdict, found } = await findAfter(async (sql) => {
      await sql`insert into access.log (organisation_id, account_id, role, action, subject_kind, subject_id, purpose_code)
        values ('base-team:enschede', 'x', 'detective', 'open-lead', 'lead', 'y', 'other')`
      if (kind.endsWith('another'))
        await sql`with new_key as (insert into access.look_key select max(id), sha256('x') from access.log returning look_id)
          insert into access.look_leaf (body, look_id) select body, (select look_id from new_key) from access.look_leaf where look_id = 7`
    })
    expect(verdict).toBe('tampered')
    expect(found).toMatch(/look \d+ of base-team:enschede/)
    expect(found).toContain(what)
  })

  test('two looks that changed places in time are found, both', async () => {
    const { found } = await findAfter(
      (sql) => sql`update access.look_leaf set look_id = 15 - look_id where look_id in (7, 8)`,
    )
    for (const id of [7, 8]) expect(found).toContain(`look ${id} of base-team:enschede: its key is not`)
  })

  test('an erasure that nobody signed excuses nothing; a signed one does', async () => {
    const forget = async (sql: Database) => {
      const body = buildLeaf({ type: 'look-erasure', from: 0, to: 7 })
      await sql`insert into access.look_leaf (body) values (${body})`
      await sql`delete from access.log where id <= 7`
      await sql`delete from access.look_key where look_id <= 7`
    }
    const { verdict, found } = await findAfter(forget)
    expect(verdict).toBe('tampered')
    expect(found).toContain('leaf 6: is of a look that is not there')

    const url = await cloneDatabase(base)
    const folder = copyFolder(database.dataDir)
    const sql = openDatabase(url, { max: 1 })
    await sql`set session_replication_role = replica`
    await forget(sql)
    await sql.end({ timeout: 5 })
    const env = { HELDER_DATA: folder.path, DATABASE_URL: url }
    expect((await runHelder(['log', 'rebuild', 'access'], env)).code).toBe(0)
    const { said, code } = await runHelder(['verify', 'access-log'], env)
    expect(said).toContain('7 looks forgotten, with the log as witness')
    expect(code, said).toBe(0)
    await dropDatabase(url)
    folder.remove()
  })

  test('a byte of a tile, and another signing key, are found', async () => {
    const bundle = 'private-logs/access/tile/entries/000'
    const flipped = await findAfter(async (_, dataDir) => {
      const bytes = await readFile(join(dataDir, bundle))
      bytes[200] = bytes[200]! ^ 1
      await writeFile(join(dataDir, bundle), bytes)
    })
    expect(flipped.found).toContain('log of access, tile/0/000: entry 0 does not have this hash')
    const signed = await findAfter(async (_, dataDir) => {
      await rm(join(dataDir, 'keys/logs/access.key'))
      await saveLogKey(join(dataDir, 'keys/logs/access.key'), generateLogKey('helder-demo.example/access'))
    })
    expect(signed.found).toContain('log of access, checkpoint: is not signed by helder-demo.example/access')
  })

  test('control: a check that takes every commitment for good misses the purpose', async () => {
    const change = (sql: Database) => sql.unsafe(row("purpose_code = 'other'"))
    expect(await findAfter(change, { opens: () => true })).toEqual({ verdict: 'good', found: '' })
    expect((await findAfter(change)).verdict).toBe('tampered')
  })

  test('without the signing key it is unusable, not tampered', async () => {
    await expect(findAfter((_, dataDir) => rm(join(dataDir, 'keys/logs/access.key')))).rejects.toThrow(
      Unusable,
    )
  })

  test('rolled back, the log stands still and says so; looks go on, and adopting takes it up', async () => {
    const env = { HELDER_DATA: database.dataDir, DATABASE_URL: database.adminUrl }
    await restoreDatabase(database.adminUrl, halfway)
    const helder = await helderAgain(database)
    const admin = openDatabase(database.adminUrl, { max: 1 })
    await look(admin, TEAM, { purposeText: randomBytes(8).toString('hex') })
    await helder.publish()
    expect((await runHelder(['log'], env)).said).toMatch(/access +300 +\d+ .*HALTED: rolled-back/)
    const before = await runHelder(['verify', 'access-log'], env)
    expect(before).toMatchObject({
      code: 1,
      said: expect.stringContaining('303 leaves were signed and the database knows 300'),
    })
    const adopted = await runHelder(['log', 'adopt', 'access', '--reason', 'backup of Tuesday'], env)
    expect(adopted.said).toContain(
      'leaves 300 up to 303 stay in the log; 3 looks of them the database has lost',
    )
    expect(adopted.code).toBe(0)
    const after = await runHelder(['verify', 'access-log'], env)
    expect(after.said).toMatch(
      /301 looks and 305 signed leaves; leaves 300 up to 303 were adopted on .*; 3 looks are lost/,
    )
    expect(after.code, after.said).toBe(0)
    await admin.end({ timeout: 5 })
    await helder.close()
  })
})

function filesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return [folder, ...names.map((name) => join(folder, name))]
}

/** Files and folders that someone else than their owner may enter, read or write. */
function tooOpen(folder: string): string[] {
  return filesOf(folder).flatMap((path) => {
    const mode = statSync(path).mode & 0o777
    return (mode & 0o077) === 0 ? [] : [`${path} ${mode.toString(8)}`]
  })
}
