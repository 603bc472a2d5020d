import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { newImei, reportOf } from '../factories.ts'
import { testHelder } from '../helder.ts'
import type { TestDatabase } from '../database.ts'
import { ENSCHEDE, HENGELO, phone, purchase } from '../purchases.ts'
import { cloneDatabase, dropDatabase, restoreDatabase } from './clones.ts'
import { type Again, helderAgain, runHelder } from './helder-again.ts'

/** R6: a database that was restored to an older state, beside a log that was signed further. */
describe('R6: a restored database', () => {
  let database: TestDatabase
  let older: string
  let helder: Again
  let earlier: string
  let receipt: string
  let env: Record<string, string>
  const vkeyFile = () => join(database.dataDir, 'vkey')

  beforeAll(async () => {
    const first = await testHelder()
    database = first.database
    env = { HELDER_DATA: database.dataDir, DATABASE_URL: database.adminUrl }
    const dealer = await first.as('dealer')
    const buy = (branchNumber: string) => dealer.post('/v1/purchases', purchase({ branchNumber }))
    for (let i = 0; i < 4; i++) await buy(ENSCHEDE)
    await buy(HENGELO)
    await first.publish()
    // One that waits for its index in the backup, and has it in the log.
    await buy(ENSCHEDE)
    await first.close()
    await first.admin.end({ timeout: 5 })
    older = await cloneDatabase(database.adminUrl)
    await recordAndLose()
  })

  afterAll(async () => {
    await helder.close()
    await dropDatabase(older)
    await database.drop()
  })

  /** Records 6, 7 and 8 and signs them, then puts the older state back. Keys, guard and tiles are the newer ones. */
  async function recordAndLose(): Promise<void> {
    const before = await helderAgain(database)
    await before.publish()
    const lost: string[] = []
    for (let i = 0; i < 3; i++) lost.push(idOf(await before.post('/v1/purchases', purchase())))
    await before.publish()
    receipt = (await before.get(`/v1/purchases/${lost[1]}/receipt`)).text
    earlier = (await before.get('/log/enschede/checkpoint')).text
    await writeFile(vkeyFile(), (await before.get('/log/enschede/vkey')).text)
    await before.close()
    await restoreDatabase(database.adminUrl, older)
    helder = await helderAgain(database)
  }

  test('refuses to record in that municipality, and says why', async () => {
    const refused = await helder.post('/v1/purchases', purchase())
    expect(refused.status).toBe(503)
    expect(refused.body).toMatchObject({ reason: 'log-halted' })
  })

  test('serves all else: other municipalities, reading, health, the log as it was signed', async () => {
    const elsewhere = await helder.post('/v1/purchases', purchase({ branchNumber: HENGELO }))
    expect(elsewhere.status).toBe(201)
    expect(elsewhere.body).toMatchObject({ sequenceNumber: 2 })
    expect((await helder.get('/healthz')).status).toBe(200)
    expect((await helder.get('/v1/purchases')).status).toBe(200)
    expect((await helder.get('/log/enschede/checkpoint')).text).toBe(earlier)
    await helder.publish()
  })

  test('the commands say it: log, verify database', async () => {
    expect((await runHelder(['log'], env)).said).toMatch(/enschede +4 +\d+ .*HALTED: rolled-back/)
    const verified = await runHelder(['verify', 'database'], env)
    expect(verified.said).toContain('8 leaves were signed and the database knows 4')
    expect(verified.code).toBe(1)
  })

  test('log adopt refuses without a reason, and for a log that nobody knows', async () => {
    expect((await runHelder(['log', 'adopt', 'enschede'], env)).code).toBe(2)
    const unknown = await runHelder(['log', 'adopt', 'atlantis', '--reason', 'x'], env)
    expect(unknown).toMatchObject({ code: 2, said: expect.stringContaining('no log of "atlantis"') })
  })

  test('log adopt records the loss and goes on past the lost numbers', async () => {
    const adopted = await runHelder(
      ['log', 'adopt', 'enschede', '--reason', 'disk replaced, backup of Tuesday'],
      env,
    )
    expect(adopted.said).toContain(
      'leaves 4 up to 8 stay in the log; 3 entries of them the database has lost',
    )
    expect(adopted.said).toContain('Next numbers moved past 3 lost numbers')
    expect(adopted.code).toBe(0)
    const next = await helder.post('/v1/purchases', purchase())
    expect(next.body).toMatchObject({ sequenceNumber: 9 })
    await helder.publish()
  })

  test('after that everything verifies, with the adoption told', async () => {
    const verified = await runHelder(['verify', 'database'], env)
    expect(verified.said).toMatch(
      /Enschede: 6 entries and 10 signed leaves; leaves 4 up to 8 were adopted on .*; 3 entries are lost/,
    )
    expect(verified.code, verified.said).toBe(0)
    const note = join(database.dataDir, 'earlier')
    await writeFile(note, earlier)
    const folder = join(database.dataDir, 'logs', 'enschede')
    const log = await runHelder(['verify', 'log', folder, '--vkey', vkeyFile(), '--earlier', note], env)
    expect(log).toMatchObject({ code: 0, said: expect.stringContaining('It continues 1 earlier checkpoint') })
  })

  test('the receipt of a lost entry still proves it', async () => {
    const file = join(database.dataDir, 'receipt.json')
    await writeFile(file, receipt)
    const verified = await runHelder(['verify', 'receipt', file, '--vkey', vkeyFile()], env)
    expect(verified.said).toContain('purchase 7 of branch 990000010001')
    expect(verified.code).toBe(0)
  })

  test('matching goes on past the adopted leaves', async () => {
    const detective = await helder.as('detective')
    const identifiers = [{ kind: 'imei' as const, value: newImei() }]
    const reported = await detective.post('/v1/theft-reports', reportOf({ item: { identifiers } }))
    expect(reported.status, reported.text).toBe(201)
    const bought = await helder.post('/v1/purchases', purchase({ items: [phone({ identifiers })] }))
    expect(bought.status).toBe(201)
    await helder.publish()
    await helder.match()
    expect((await detective.get('/v1/hits')).text).toContain(identifiers[0]!.value)
    const [place] = await withAdmin(
      (sql) => sql<{ size: number; position: number }[]>`
        select size, position from registers.log join matching.cursor on source = 'log:' || municipality where municipality = 'enschede'`,
    )
    expect(place).toMatchObject({ size: 11, position: 11 })
  })

  test('an adoption that is lost with a second restore is adopted again', async () => {
    await helder.close()
    await restoreDatabase(database.adminUrl, older)
    helder = await helderAgain(database)
    expect((await helder.post('/v1/purchases', purchase())).status).toBe(503)
    const adopted = await runHelder(['log', 'adopt', 'enschede', '--reason', 'once more'], env)
    expect(adopted).toMatchObject({ code: 0, said: expect.stringContaining('leaves 4 up to 11 stay') })
    expect((await helder.post('/v1/purchases', purchase())).body).toMatchObject({ sequenceNumber: 11 })
    await helder.publish()
    const verified = await runHelder(['verify', 'database'], env)
    expect(verified.said).toMatch(
      /Hengelo: .*restored to an older state|log of hengelo: 2 leaves were signed and the database knows 1/,
    )
    await runHelder(['log', 'adopt', 'hengelo', '--reason', 'once more'], env)
    const again = await runHelder(['verify', 'database'], env)
    expect(again.code, again.said).toBe(0)
  })

  test('with nothing lost there is nothing to adopt', async () => {
    const adopted = await runHelder(['log', 'adopt', 'enschede', '--reason', 'x'], env)
    expect(adopted).toMatchObject({ code: 0, said: expect.stringContaining('there is nothing to adopt') })
  })

  test('log rebuild makes lost tiles anew', async () => {
    const folder = join(database.dataDir, 'logs', 'enschede')
    const verify = () => runHelder(['verify', 'log', folder, '--vkey', vkeyFile()], env)
    await rm(join(folder, 'tile'), { recursive: true })
    expect((await verify()).code).toBe(1)
    const rebuilt = await runHelder(['log', 'rebuild', 'enschede'], env)
    expect(rebuilt.said).toContain('leaves under a new signature, every tile in place')
    expect((await verify()).code).toBe(0)
    expect((await runHelder(['log', 'rebuild', 'atlantis'], env)).code).toBe(2)
  })

  test('a damaged guard stops its own municipality, also at the start', async () => {
    const guard = join(database.dataDir, 'keys', 'guards', 'hengelo')
    const whole = await readFile(guard)
    await helder.close()
    await writeFile(guard, 'x')
    helder = await helderAgain(database)
    expect((await helder.get('/healthz')).status).toBe(200)
    const refused = await helder.post('/v1/purchases', purchase({ branchNumber: HENGELO }))
    expect(refused).toMatchObject({ status: 503, body: { reason: 'log-halted' } })
    expect((await helder.post('/v1/purchases', purchase())).status).toBe(201)
    await expect(helder.publish()).rejects.toThrow('is damaged')
    await writeFile(guard, whole)
    await helder.publish()
    expect((await helder.post('/v1/purchases', purchase({ branchNumber: HENGELO }))).status).toBe(201)
  })

  async function withAdmin<T>(work: (sql: Database) => Promise<T>): Promise<T> {
    const sql = openDatabase(database.adminUrl, { max: 2 })
    try {
      return await work(sql)
    } finally {
      await sql.end({ timeout: 5 })
    }
  }
})

function idOf(answer: { status: number; body: unknown; text: string }): string {
  if (answer.status !== 201) throw new Error(answer.text)
  return (answer.body as { id: string }).id
}
