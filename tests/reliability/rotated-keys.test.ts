import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyProof } from '../../src/capabilities/check/public.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { startEmbedded } from '../../src/platform/embedded-postgres.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { roleSecrets, urlForRole } from '../../src/platform/roles.ts'
import { newImei } from '../factories.ts'
import { type Client, type TestHelder, testHelder } from '../helder.ts'
import { record } from '../purchases.ts'
import { helderAgain, type Ran, runHelder } from './helder-again.ts'
import { look } from './looks.ts'

/** `helder keys rotate` beside a running server: what was given out before stays good. */
describe('after a rotation of keys', () => {
  let helder: TestHelder
  let dealer: Client
  let folder: string
  const file = (name: string) => join(folder, name)
  const run = (...args: string[]): Promise<Ran> =>
    runHelder(args, { HELDER_DATA: folder, DATABASE_URL: helder.database.adminUrl })
  const verify = (receipt: string, vkey: string) =>
    run('verify', 'receipt', file(receipt), '--vkey', file(vkey))
  const keep = async (name: string, path: string, client = helder.nobody) =>
    writeFile(file(name), (await client.get(path)).text)

  beforeAll(async () => {
    helder = await testHelder()
    folder = helder.database.dataDir
    dealer = await helder.as('dealer')
    const before = await record(dealer)
    await helder.publish()
    await keep('old.vkey', '/log/enschede/vkey')
    await keep('old.json', `/v1/purchases/${before.id}/receipt`, dealer)
    const rotated = await run('keys', 'rotate', 'signing', '--municipality', 'enschede')
    expect(rotated).toMatchObject({ code: 0, said: expect.stringContaining('signs with a new key') })
    await keep('between.json', `/v1/purchases/${before.id}/receipt`, dealer)
    const after = await record(dealer)
    await helder.publish()
    await keep('new.vkey', '/log/enschede/vkey')
    await keep('all.vkey', '/log/enschede/vkeys')
    await keep('again.json', `/v1/purchases/${before.id}/receipt`, dealer)
    await keep('new.json', `/v1/purchases/${after.id}/receipt`, dealer)
  })
  afterAll(() => helder.stop())

  test.each([
    ['a receipt from before, with the key from before', 'old.json', 'old.vkey', 0],
    ['a receipt from before, with all keys', 'old.json', 'all.vkey', 0],
    ['a receipt from after, with the new key', 'new.json', 'new.vkey', 0],
    ['a receipt from after, with all keys', 'new.json', 'all.vkey', 0],
    ['a new receipt of the older entry', 'again.json', 'new.vkey', 0],
    ['the checkpoint of the change itself, with either key', 'between.json', 'old.vkey', 0],
    ['the checkpoint of the change itself, with either key', 'between.json', 'new.vkey', 0],
    ['control: a receipt from before is not of the new key', 'old.json', 'new.vkey', 1],
    ['control: a receipt from after is not of the old key', 'new.json', 'old.vkey', 1],
  ])('%s: %s under %s', async (_, receipt, vkey, code) => {
    expect(await verify(receipt, vkey)).toMatchObject({ code })
  })

  test('control: a changed receipt does not hold under all keys together', async () => {
    const changed = (await readFile(file('old.json'), 'utf8')).replace(
      '"priceCents": 12500',
      '"priceCents": 1',
    )
    await writeFile(file('changed.json'), changed)
    const { code, said } = await verify('changed.json', 'all.vkey')
    expect([code, said]).toEqual([1, expect.stringContaining('is not what was logged')])
  })

  test('the list has both keys, a line each, the present one first', async () => {
    const [present, all, old] = await Promise.all(
      ['new.vkey', 'all.vkey', 'old.vkey'].map((name) => readFile(file(name), 'utf8')),
    )
    expect(all).toBe(`${present}${old}`)
    expect(present).not.toBe(old)
  })

  test('the log and the database verify, and a key that was never rotated has a list of one', async () => {
    const log = await run('verify', 'log', file('logs/enschede'), '--vkey', file('new.vkey'))
    expect(log.code).toBe(0)
    expect((await run('verify', 'database')).said).toContain('The registers are whole.')
    const texts = await Promise.all(['vkey', 'vkeys'].map((name) => helder.nobody.get(`/log/losser/${name}`)))
    expect(texts[0]!.text).toBe(texts[1]!.text)
    expect((await helder.nobody.get('/log/nowhere/vkeys')).status).toBe(404)
    expect((await run('keys', 'rotate', 'signing', '--municipality', 'nowhere')).code).toBe(2)
  })

  test('the log of looks goes on under its new key, closed to others as before', async () => {
    const team = {
      organisationId: 'base-team:enschede',
      accountId: 'a-detective',
      role: 'detective',
    } as const
    await look(helder.admin, team, { purposeText: 'before' })
    await helder.publish()
    const secret = await readFile(file('keys/logs/access.key'), 'utf8')
    expect((await run('keys', 'rotate', 'access-log')).code).toBe(0)
    expect(await readFile(file('keys/logs/access.key'), 'utf8')).not.toBe(secret)
    const modes = ['checkpoint', '.'].map(
      (name) => statSync(file(`private-logs/access/${name}`)).mode & 0o077,
    )
    expect(modes).toEqual([0, 0])
    await look(helder.admin, team, { purposeText: 'after' })
    await helder.publish()
    expect(await run('verify', 'access-log')).toMatchObject({ code: 0 })
  })

  test('a check proof from before holds, on the page and offline, once the server is started again', async () => {
    const number = newImei()
    const made = await helder.nobody.post('/v1/checks/proofs', { value: number })
    const { proof } = made.body as { proof: string }
    const oldKey = (await helder.nobody.get('/check/vkey')).text
    expect((await run('keys', 'rotate', 'check-proof')).code).toBe(0)
    const again = await helderAgain(helder.database)
    try {
      const [present, all] = [await again.get('/check/vkey'), await again.get('/check/vkeys')]
      expect(all.text).toBe(`${present.text}${oldKey}`)
      expect(verifyProof(proof, all.text).verdict).toBe('good')
      expect(verifyProof(proof, oldKey).verdict).toBe('good')
      expect(verifyProof(proof, present.text).verdict).toBe('tampered')
    } finally {
      await again.close()
    }
  })
})

// On a PostgreSQL of its own: roles are of a whole cluster, and the one of the tests is shared.
test('the roles of the database get other passwords, which the commands know and the old ones no longer open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'helder-rotated-'))
  const run = (...args: string[]) => runHelder(args, { HELDER_DATA: folder, DATABASE_URL: '' })
  const cluster = await startEmbedded({ dataDir: folder, log: () => undefined })
  try {
    const { appUrl } = await migrate({ adminUrl: cluster.url, dataDir: folder })
    expect(await signsIn(appUrl)).toBe(true)
    expect(await run('keys', 'rotate', 'database')).toMatchObject({ code: 0 })
    expect(await signsIn(appUrl)).toBe(false)
    expect(await signsIn(urlForRole(cluster.url, 'helder_app', roleSecrets(folder)))).toBe(true)
    expect(await run('log')).toMatchObject({ code: 0, said: expect.stringContaining('access') })
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true })
  }
})

async function signsIn(url: string): Promise<boolean> {
  const database = openDatabase(url, { max: 1 })
  try {
    await database`select 1`
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error
    return false
  } finally {
    await database.end()
  }
}
