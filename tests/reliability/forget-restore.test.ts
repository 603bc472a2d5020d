import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonView, PurchaseView } from '../../src/capabilities/registers/contract.ts'
import { openDatabase } from '../../src/platform/database.ts'
import type { TestDatabase } from '../database.ts'
import { afterTerm, type Forgetter, openForgetter, verify } from '../forgetter.ts'
import { testHelder } from '../helder.ts'
import { ENSCHEDE, HENGELO, purchase } from '../purchases.ts'
import { cloneDatabase, copyFolder, dropDatabase, restoreDatabase } from './clones.ts'
import { type Again, helderAgain, runHelder } from './helder-again.ts'

/** Restore does not resurrect: database and keys of before the erasure beside the newer tiles. */
describe('a backup of before the erasure', () => {
  let database: TestDatabase
  let older: string
  let olderKeys: { path: string; remove: () => void }
  let env: Record<string, string>
  const bought: Record<'due' | 'early' | 'elsewhere', PurchaseView> = {} as never
  const bucketFiles = () => readdirSync(join(database.dataDir, 'keys/buckets'))

  beforeAll(async () => {
    const first = await testHelder()
    database = first.database
    env = { HELDER_DATA: database.dataDir, DATABASE_URL: database.adminUrl }
    const dealer = await first.as('dealer')
    const buy = async (branchNumber: string) =>
      (await dealer.post('/v1/purchases', purchase({ branchNumber }))).body as PurchaseView
    bought.due = await buy(HENGELO)
    bought.early = await buy(ENSCHEDE)
    bought.elsewhere = await buy(ENSCHEDE)
    await first.publish()
    await first.close()
    await first.admin.end({ timeout: 5 })
    older = await cloneDatabase(database.adminUrl)
    olderKeys = copyFolder(database.dataDir)
    await forget()
  })
  afterAll(async () => {
    olderKeys.remove()
    await dropDatabase(older)
    await database.drop()
  })

  /** Hengelo's bucket by its term, one entry of Enschede by name. */
  async function forget(): Promise<void> {
    const helder = await helderAgain(database)
    const admin = await helder.as('administrator')
    const { branchNumber, sequenceNumber } = bought.early
    const erased = await admin.post('/v1/entry-erasures', {
      branchNumber,
      register: 'purchase',
      sequenceNumber,
      reason: 'verzoek van betrokkene',
    })
    expect(erased.status, erased.text).toBe(201)
    await helder.close()
    await onlyHengelo((forgetter) => forgetter.run(afterTerm()))
  }

  /** Enschede's own bucket is made to wait, so that its entry can only go by the leaf of its own. */
  async function onlyHengelo(work: (forgetter: Forgetter) => Promise<unknown>): Promise<void> {
    const sql = openDatabase(database.adminUrl, { max: 1 })
    const forgetter = openForgetter(database)
    await sql`update registers.log set halted = 'forked' where municipality = 'enschede'`
    await work(forgetter)
    await sql`update registers.log set halted = null where municipality = 'enschede'`
    await forgetter.close()
    await sql.end({ timeout: 5 })
  }

  async function restore(): Promise<void> {
    await restoreDatabase(database.adminUrl, older)
    cpSync(join(olderKeys.path, 'keys'), join(database.dataDir, 'keys'), { recursive: true })
  }

  const purpose = { purposeCode: 'other', purposeText: 'test' }
  const seller = async (helder: Again, { id }: PurchaseView) =>
    (await helder.post(`/v1/purchases/${id}/seller-views`, purpose)).body as PersonView

  async function check() {
    const sql = openDatabase(database.adminUrl, { max: 2 })
    try {
      return await verify(sql, database.dataDir)
    } finally {
      await sql.end({ timeout: 5 })
    }
  }

  test('control: everything as it was then opens all three, and that the tiles are newer is the only difference', async () => {
    const tiles = join(database.dataDir, 'logs')
    const kept = copyFolder(tiles)
    await restore()
    rmSync(tiles, { recursive: true })
    cpSync(join(olderKeys.path, 'logs'), tiles, { recursive: true })
    const helder = await helderAgain(database)
    for (const entry of Object.values(bought))
      expect((await seller(helder, entry)).seller?.name).toBe('M. Verhoeven')
    await helder.close()
    rmSync(tiles, { recursive: true })
    cpSync(kept.path, tiles, { recursive: true })
    kept.remove()
  })

  test('with the newer tiles nobody who went comes back, before the first request', async () => {
    await restore()
    expect(bucketFiles().filter((name) => name.startsWith('hengelo'))).toHaveLength(1)
    const helder = await helderAgain(database)
    expect(bucketFiles().filter((name) => name.startsWith('hengelo'))).toEqual([])
    expect(await seller(helder, bought.due)).toMatchObject({ seller: null, erased: { ground: 'retention' } })
    expect(await seller(helder, bought.early)).toMatchObject({ seller: null, erased: { ground: 'early' } })
    expect((await seller(helder, bought.elsewhere)).seller?.name).toBe('M. Verhoeven')
    await helder.close()
  })

  test('the log is taken up again with its erasures, and the registers verify', async () => {
    for (const place of ['enschede', 'hengelo']) {
      const adopted = await runHelder(['log', 'adopt', place, '--reason', 'backup of yesterday'], env)
      expect(adopted.code, adopted.said).toBe(0)
    }
    expect(await check()).toEqual({ verdict: 'good', found: '' })
  })

  test('adopted first and started later: the same', async () => {
    await restore()
    for (const place of ['enschede', 'hengelo']) {
      const adopted = await runHelder(['log', 'adopt', place, '--reason', 'once more'], env)
      expect(adopted.code, adopted.said).toBe(0)
    }
    // Not started yet: their people are there in spite of the log, and the check says so.
    expect((await check()).found).toContain('its people can still be read, though the log says')
    const helder = await helderAgain(database)
    expect(await seller(helder, bought.due)).toMatchObject({ seller: null })
    expect(await seller(helder, bought.early)).toMatchObject({ seller: null })
    await helder.close()
    expect(await check()).toEqual({ verdict: 'good', found: '' })
  })

  test('only the keys were put back: gone again at the start', async () => {
    cpSync(join(olderKeys.path, 'keys/buckets'), join(database.dataDir, 'keys/buckets'), { recursive: true })
    expect(bucketFiles().some((name) => name.startsWith('hengelo'))).toBe(true)
    const helder = await helderAgain(database)
    expect(bucketFiles().some((name) => name.startsWith('hengelo'))).toBe(false)
    await helder.close()
  })

  test('a database that knows nothing costs no key', async () => {
    const other = await testHelder()
    cpSync(join(olderKeys.path, 'keys/buckets'), join(other.database.dataDir, 'keys/buckets'), {
      recursive: true,
    })
    await other.close()
    const started = await helderAgain(other.database)
    await started.close()
    expect(existsSync(join(other.database.dataDir, 'keys/buckets'))).toBe(true)
    expect(readdirSync(join(other.database.dataDir, 'keys/buckets')).length).toBe(
      readdirSync(join(olderKeys.path, 'keys/buckets')).length,
    )
    await other.admin.end({ timeout: 5 })
    await other.database.drop()
  })
})
