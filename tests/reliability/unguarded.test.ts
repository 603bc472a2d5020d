import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  dealerCaller,
  listBranches,
  openBranches,
  operatorCaller,
} from '../../src/capabilities/access/public.ts'
import { openPolicies } from '../../src/capabilities/policy/public.ts'
import { purchaseInput } from '../../src/capabilities/registers/contract.ts'
import {
  adoptLog,
  LogPlaces,
  openPurchaseRecorder,
  publishLogs,
  registersBook,
  verifyDatabase,
} from '../../src/capabilities/registers/public.ts'
import { type Database, inTransaction, openDatabase } from '../../src/platform/database.ts'
import { KeyFiles } from '../../src/platform/key-files.ts'
import type { TestDatabase } from '../database.ts'
import { testHelder } from '../helder.ts'
import { ENSCHEDE, purchase } from '../purchases.ts'
import { cloneDatabase, dropDatabase, restoreDatabase } from './clones.ts'
import { helderAgain } from './helder-again.ts'

const LOG_NAME = 'helder-demo.example'

/** R6, the control: what a restored database does when nobody asks the guard. Numbers are given twice, and it is found. */
describe('R6: a restored database without the guard', () => {
  let database: TestDatabase
  let admin: Database
  let app: Database
  let worker: Database
  let places: LogPlaces

  beforeAll(async () => {
    const first = await testHelder()
    database = first.database
    const dealer = await first.as('dealer')
    for (let i = 0; i < 4; i++) await dealer.post('/v1/purchases', purchase())
    await first.publish()
    await first.close()
    await first.admin.end({ timeout: 5 })
    const older = await cloneDatabase(database.adminUrl)
    const further = await helderAgain(database)
    for (let i = 0; i < 3; i++) await further.post('/v1/purchases', purchase())
    await further.publish()
    await further.close()
    await restoreDatabase(database.adminUrl, older)
    await dropDatabase(older)
    admin = openDatabase(database.adminUrl, { max: 2 })
    app = openDatabase(database.appUrl, { max: 2 })
    worker = openDatabase(database.workerUrl, { max: 2 })
    places = new LogPlaces(database.dataDir, LOG_NAME)
  })

  afterAll(async () => {
    await Promise.all([admin, app, worker].map((sql) => sql.end({ timeout: 5 })))
    await database.drop()
  })

  /** Records as the server does, told by `guardSize` how far the log was signed. */
  async function buy(guardSize: (municipality: string) => number): Promise<unknown> {
    const branches = await inTransaction(app, operatorCaller('test'), listBranches)
    const caller = dealerCaller('test', branches.find(({ branchNumber }) => branchNumber === ENSCHEDE)!)
    const keys = new KeyFiles(database.dataDir)
    const record = openPurchaseRecorder({
      database: app,
      branches: openBranches(app),
      policies: openPolicies(app),
      keys,
      guardSize,
    })
    const outcome = await record(caller, purchaseInput.parse(purchase()), null, new Date())
    return outcome.ok && !outcome.replayed ? outcome.sequenceNumber : outcome
  }
  const unguarded = () => 0
  const verify = () => verifyDatabase(admin, { dataDir: database.dataDir, logName: LOG_NAME })
  const enschede = async () => (await verify()).municipalities.find((one) => one.municipality === 'enschede')!

  test('with the guard: refused', async () => {
    await places.readGuards(['enschede'])
    expect(await buy((municipality) => places.guardSize(municipality))).toMatchObject({
      reason: 'log-halted',
    })
  })

  test('without: numbers 5 and 6 are given a second time, and verify database finds it', async () => {
    expect(await buy(unguarded)).toBe(5)
    expect(await buy(unguarded)).toBe(6)
    const report = await enschede()
    expect(report.verdict).toBe('tampered')
    expect(report.problems.map(({ what }) => what)).toContain(
      '7 leaves were signed and the database knows 4: it was restored to an older state',
    )
  })

  test('grown past the guard it is a fork: nothing is signed, and verify database names the leaves', async () => {
    expect(await buy(unguarded)).toBe(7)
    expect(await buy(unguarded)).toBe(8)
    await worker`select from registers.assign_log_indexes(array['enschede'], 100)`
    expect(await publishLogs(worker, places, registersBook, { only: 'enschede' })).toEqual([
      { log: 'enschede', halted: 'forked' },
    ])
    const found = (await enschede()).problems.map(({ where, what }) => `${where}: ${what}`).join('\n')
    expect(found).toMatch(/purchase 5 of branch .*: leaf 4 in the database is not the one that was signed/)
    expect(found).toContain('log of enschede: stands still, since the database was forked')
    expect(await buy(unguarded)).toMatchObject({ reason: 'log-halted' })
  })

  test('adopting mends the log; the doubled numbers stay visible', async () => {
    const adopted = await admin.begin(async (tx) => {
      await tx.unsafe('set local role helder_gate')
      return adoptLog(tx, 'enschede', 'no guard', { places, keys: new KeyFiles(database.dataDir) })
    })
    expect(adopted).toEqual({
      ok: true,
      from: 4,
      to: 7,
      entriesLost: 3,
      numbersSkipped: 0,
      numbersDoubled: 3,
      unplaced: 0,
    })
    expect(await publishLogs(worker, places, registersBook, { only: 'enschede' })).toEqual([
      { log: 'enschede', size: 12 },
    ])
    expect(await enschede()).toMatchObject({
      problems: [],
      verdict: 'good',
      lost: 3,
      doubled: 3,
      entries: 8,
      signed: 12,
    })
    expect(await buy(unguarded)).toBe(9)
  })

  test('a log whose tiles are not what was signed is not adopted', async () => {
    const adopt = admin.begin(async (tx) => {
      await tx.unsafe('set local role helder_gate')
      const elsewhere = new LogPlaces(database.dataDir, LOG_NAME)
      elsewhere.tiles = () => '/nowhere'
      return adoptLog(tx, 'enschede', 'x', { places: elsewhere, keys: new KeyFiles(database.dataDir) })
    })
    await expect(adopt).rejects.toThrow('no entry bundle')
  })
})
