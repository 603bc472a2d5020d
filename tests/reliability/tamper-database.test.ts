import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type DatabaseReport,
  verifyDatabase,
  type VerifyOptions,
} from '../../src/capabilities/registers/public.ts'
import { generateLogKey, saveLogKey, Unusable } from '../../src/log/public.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { type TestHelder, testHelder } from '../helder.ts'
import { cloneDatabase, copyFolder, dropDatabase } from './clones.ts'
import { fillRegisters } from './registers.ts'

/** R7: whatever a superuser changes in the registers, `verify database` finds, and says where. */
describe('R7: tampering with the database', () => {
  let helder: TestHelder
  let base: string

  beforeAll(async () => {
    helder = await testHelder()
    await fillRegisters(helder)
    base = await snapshot(helder)
  })

  afterAll(async () => {
    await dropDatabase(base)
    await helder.stop()
  })

  async function verify(url: string, options: Partial<VerifyOptions> = {}): Promise<DatabaseReport> {
    const admin = openDatabase(url, { max: 2 })
    try {
      return await verifyDatabase(admin, {
        dataDir: helder.database.dataDir,
        logName: 'helder-demo.example',
        ...options,
      })
    } finally {
      await admin.end({ timeout: 5 })
    }
  }

  /** What is found after this was done to a copy of the database and of the keys. */
  async function findAfter(
    tamper: (sql: Database, dataDir: string) => Promise<unknown>,
    options: Partial<VerifyOptions> = {},
  ): Promise<{ verdict: string; found: string }> {
    const url = await cloneDatabase(base)
    const folder = copyFolder(helder.database.dataDir)
    const sql = openDatabase(url, { max: 1 })
    try {
      // As an attacker with all rights does: foreign keys and triggers stand aside.
      await sql`set session_replication_role = replica`
      await tamper(sql, folder.path)
      await sql.end({ timeout: 5 })
      const report = await verify(url, { dataDir: folder.path, ...options })
      const found = [...report.municipalities.flatMap(({ problems }) => problems), ...report.problems]
      return {
        verdict: report.verdict,
        found: found.map(({ where, what }) => `${where}: ${what}`).join('\n'),
      }
    } finally {
      await sql.end({ timeout: 5 })
      await dropDatabase(url)
      folder.remove()
    }
  }

  test('control: what nobody touched is good', async () => {
    const report = await verify(base)
    expect(report.municipalities.flatMap(({ problems }) => problems)).toEqual([])
    expect(report.verdict).toBe('good')
    const enschede = report.municipalities.find(({ municipality }) => municipality === 'enschede')
    expect(enschede).toMatchObject({ entries: 11, leaves: 11, signed: 11, waiting: 0, lost: 0 })
  })

  const entry = "register = 'purchase' and sequence_number = 2 and municipality = 'enschede'"
  const idOf = `(select id from registers.entry where ${entry})`
  const itemOf = `(select id from registers.item where entry_id = ${idOf})`
  const PURCHASE_2 = 'purchase 2 of branch 990000010001'

  test.each<[string, string, string]>([
    [
      'the price of an item',
      `update registers.item set price_cents = 1 where id = ${itemOf}`,
      'its facts are not',
    ],
    ['a brand', `update registers.item set brand = 'Apple' where id = ${itemOf}`, 'its facts are not'],
    ['the total', `update registers.entry set total_cents = 1 where ${entry}`, 'its conditions are not'],
    [
      'the keep-until day',
      `update registers.entry set keep_until = keep_until - 7 where ${entry}`,
      'its conditions are not',
    ],
    [
      'the moment',
      `update registers.entry set recorded_at = recorded_at - interval '1 day' where ${entry}`,
      'its facts are not',
    ],
    [
      'an identifier',
      `update registers.item_identifier set value = '356759049999990', canonical = '356759049999990', folded = '356759049999990' where item_id = ${itemOf}`,
      'its identifiers are not',
    ],
    [
      'only what an identifier is searched by',
      `update registers.item_identifier set folded = '356759049999990' where item_id = ${itemOf}`,
      'the imei of its item is searched under another number',
    ],
    [
      'a removed identifier',
      `delete from registers.item_identifier where item_id = ${itemOf}`,
      'its identifiers are not',
    ],
    ['a removed item', `delete from registers.item where id = ${itemOf}`, 'its facts are not'],
    [
      'the open key',
      `update registers.entry set open_key = decode(repeat('00', 32), 'hex') where ${entry}`,
      'its facts are not',
    ],
    [
      'the box of the seller',
      `update registers.person_box set box = set_byte(box, 20, get_byte(box, 20) # 1) where entry_id = ${idOf}`,
      'the sealed box with its people was changed',
    ],
    [
      'the box of another entry',
      `update registers.person_box p set box = o.box, wrapped_key = o.wrapped_key from registers.person_box o where p.entry_id = ${idOf} and o.entry_id <> p.entry_id`,
      'its person key does not open',
    ],
    ['a removed box', `delete from registers.person_box where entry_id = ${idOf}`, 'its people are missing'],
    [
      'the organisation of a box',
      `update registers.person_box set organisation_id = 'x' where entry_id = ${idOf}`,
      'belongs to another organisation',
    ],
    [
      'a leaf with other bytes',
      `update registers.leaf set body = convert_to(replace(convert_from(body, 'utf8'), 'enschede-', 'hengelo-'), 'utf8') where entry_id = ${idOf}`,
      'in the database is not the one that was signed',
    ],
    [
      'a removed leaf',
      `delete from registers.leaf where entry_id = ${idOf}`,
      'has no leaf: it was never certified',
    ],
  ])('%s is found', async (_, statement, what) => {
    const { verdict, found } = await findAfter((sql) => sql.unsafe(statement))
    expect(verdict).toBe('tampered')
    const line = found.split('\n').find((one) => one.includes(what))
    expect(line, found).toContain(PURCHASE_2)
  })

  test('two leaves that changed places', async () => {
    const { found } = await findAfter(async (sql) => {
      await sql`drop index registers.leaf_index`
      await sql`update registers.leaf set log_index = 7 - log_index where municipality = 'enschede' and log_index in (3, 4)`
    })
    for (const index of [3, 4]) {
      expect(found).toMatch(
        new RegExp(`purchase \\d of branch \\d+ .*leaf ${index} in the database is not the one`),
      )
    }
  })

  const forget = [
    `delete from registers.item_identifier where item_id = ${itemOf}`,
    `delete from registers.item_term where item_id = ${itemOf}`,
    `delete from registers.person_box where entry_id = ${idOf}`,
    `delete from registers.item where id = ${itemOf}`,
  ]

  test('an entry that was deleted with everything but its leaf', async () => {
    const { verdict, found } = await findAfter(async (sql) => {
      for (const statement of forget) await sql.unsafe(statement)
      await sql.unsafe(`update registers.leaf set entry_id = null where entry_id = ${idOf}`)
      await sql.unsafe(`delete from registers.entry where ${entry}`)
    })
    expect(verdict).toBe('tampered')
    expect(found).toContain(
      'is of an entry that is not there: purchase register of branch 990000010001, number 2',
    )
    expect(found).toContain('purchase register of branch 990000010001: no entry has number 2')
  })

  test('an entry that was deleted with its leaf, items left behind', async () => {
    const { verdict, found } = await findAfter(async (sql) => {
      await sql.unsafe(`delete from registers.leaf where entry_id = ${idOf}`)
      await sql.unsafe(`delete from registers.entry where ${entry}`)
    })
    expect(verdict).toBe('tampered')
    expect(found).toContain('leaf 1: is in the log and not in the database')
    expect(found).toMatch(/item [0-9a-f-]{36}: belongs to no entry/)
    expect(found).toMatch(/sealed box [0-9a-f-]{36}: belongs to no entry/)
  })

  test('a tail that was cut off, as an older backup would', async () => {
    const { verdict, found } = await findAfter(async (sql) => {
      await sql`delete from registers.leaf where municipality = 'enschede' and log_index >= 9`
      await sql`update registers.log set size = 9, checkpoint_size = 9 where municipality = 'enschede'`
    })
    expect(verdict).toBe('tampered')
    expect(found).toContain(
      '11 leaves were signed and the database knows 9: it was restored to an older state',
    )
  })

  test('an entry that was put in without a leaf', async () => {
    const { verdict, found } = await findAfter(
      (sql) => sql`
        insert into registers.entry select (jsonb_populate_record(e, jsonb_build_object(
          'id', gen_random_uuid(), 'sequence_number', 99, 'reference', null, 'corrects_id', null))).*
          from registers.entry e where e.municipality = 'enschede' and e.register = 'purchase' and e.sequence_number = 2`,
    )
    expect(verdict).toBe('tampered')
    expect(found).toMatch(/purchase 99 of branch 990000010001 .*: has no leaf: it was never certified/)
  })

  test('an adoption that should hide a deleted entry, and that nobody signed', async () => {
    const { verdict, found } = await findAfter(async (sql) => {
      for (const statement of forget) await sql.unsafe(statement)
      await sql.unsafe(`update registers.leaf set entry_id = null where entry_id = ${idOf}`)
      await sql.unsafe(`delete from registers.entry where ${entry}`)
      await sql`insert into registers.adoption (municipality, from_index, to_index, reason, reason_key)
        values ('enschede', 0, 11, 'restore', ${randomBytes(32)})`
      const body = Buffer.from('{"format":"helder-leaf-1","from":0,"to":11,"type":"adoption"}')
      await sql`insert into registers.leaf (municipality, body) values ('enschede', ${body})`
    })
    expect(verdict).toBe('tampered')
    expect(found).toContain('adoption of leaves 0 up to 11: is in the database and not in the log')
    expect(found).toContain('no entry has number 2')
  })

  test('sequence numbers that changed places', async () => {
    const { found } = await findAfter(async (sql) => {
      const all = "register = 'purchase' and municipality = 'enschede' and sequence_number in (2, 3)"
      await sql.unsafe(
        'alter table registers.entry drop constraint entry_organisation_id_branch_number_register_sequence_numbe_key',
      )
      await sql.unsafe(`update registers.entry set sequence_number = 5 - sequence_number where ${all}`)
    })
    expect(found).toMatch(
      /purchase 2 of branch .*: its branch, register and number are not those of its leaf/,
    )
    expect(found).toMatch(/purchase 2 of branch .*: its number stands after 3 in the log/)
  })

  test.each([
    [5, 'the counter stands at 5, but number 10 was given'],
    [12, 'no entry has number 11, 12'],
    [1_000_000_000, 'and others up to 1000000000'],
  ])('a counter set to %i', async (number, what) => {
    const { found } = await findAfter(
      (sql) =>
        sql`update registers.counter set last_number = ${number} where branch_number = '990000010001' and register = 'purchase'`,
    )
    expect(found).toContain(`purchase register of branch 990000010001: `)
    expect(found).toContain(what)
  })

  test('a bucket key that is gone without an erasure', async () => {
    const { verdict, found } = await findAfter((_, dataDir) => rm(bucketOf(dataDir, 'enschede')))
    expect(verdict).toBe('tampered')
    expect(found).toMatch(
      /key of bucket enschede-\d{4}-\d\d: is missing, and no erasure .* purchase 1 of branch 990000010001 .* and 10 other entries/,
    )
  })

  test('another bucket key', async () => {
    const { found } = await findAfter((_, dataDir) =>
      writeFile(bucketOf(dataDir, 'enschede'), randomBytes(32)),
    )
    expect(found).toMatch(
      /purchase 2 of branch 990000010001 .*: its person key does not open with the key of enschede-/,
    )
  })

  test('another master of the branch keys', async () => {
    const { found } = await findAfter((_, dataDir) =>
      writeFile(join(dataDir, 'keys/branches.key'), randomBytes(32)),
    )
    expect(found).toMatch(
      /purchase 2 of branch 990000010001 .*: its branch, register and number are not those/,
    )
  })

  test('another signing key, which signs the tampered log anew', async () => {
    const { found } = await findAfter(async (_, dataDir) => {
      const other = generateLogKey('helder-demo.example/enschede')
      await rm(join(dataDir, 'keys/logs/enschede.key'))
      await saveLogKey(join(dataDir, 'keys/logs/enschede.key'), other)
    })
    expect(found).toContain('log of enschede, checkpoint: is not signed by helder-demo.example/enschede')
  })

  test('a byte of a tile', async () => {
    const { found } = await findAfter(async (_, dataDir) => {
      const file = join(dataDir, 'logs/enschede/tile/entries/000.p/11')
      const bytes = await readFile(file)
      bytes[200] = bytes[200]! ^ 1
      await writeFile(file, bytes)
    })
    expect(found).toContain('log of enschede, tile/0/000.p/11: entry 0 does not have this hash')
  })

  test('control: a check that takes every commitment for good misses the price', async () => {
    const price = (sql: Database) =>
      sql.unsafe(`update registers.item set price_cents = 1 where id = ${itemOf}`)
    expect(await findAfter(price, { opens: () => true })).toEqual({ verdict: 'good', found: '' })
    expect((await findAfter(price)).verdict).toBe('tampered')
  })

  test('keys without which nothing can be told make it unusable, not tampered', async () => {
    await expect(findAfter((_, dataDir) => rm(join(dataDir, 'keys/branches.key')))).rejects.toThrow(Unusable)
    await expect(findAfter((_, dataDir) => rm(join(dataDir, 'keys/logs/enschede.key')))).rejects.toThrow(
      Unusable,
    )
  })
})

function bucketOf(dataDir: string, municipality: string): string {
  const folder = join(dataDir, 'keys/buckets')
  return join(folder, readdirSync(folder).find((name) => name.startsWith(municipality))!)
}

async function snapshot(helder: TestHelder): Promise<string> {
  await helder.close()
  await helder.admin.end({ timeout: 5 })
  return cloneDatabase(helder.database.adminUrl)
}
