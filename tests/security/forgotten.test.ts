import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boxKey } from '../../src/capabilities/registers/entry-keys.ts'
import { type Cluster, openCluster } from '../../src/cli/cluster.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { KeyFiles } from '../../src/platform/key-files.ts'
import { unseal } from '../../src/platform/sealed-box.ts'
import { formsOf } from '../canary-forms.ts'
import { afterTerm, openForgetter, verify } from '../forgetter.ts'
import { startServer, type TestServer } from '../server.ts'
import { dumpDatabase, filesIn } from '../whole-dump.ts'

// S7: 200 sellers, forgotten by their term. Scanned: every row of every table, every file of the data folder (the pages of the
// embedded PostgreSQL with its dead rows, its WAL, keys, tiles, guards, mail) and every line that the server printed.
const COUNT = 200
/** All canaries begin with it, so that one look tells whether any can be there at all. */
const BEGINNING = 'KANRI'
/** Of another beginning: it stays in the WAL, and must not make every canary be looked for there. */
const SPARE = 'ZWARTKOP Reserve Nooitgezien'
const sellers = Array.from({ length: COUNT }, (_, n) => ({
  name: `${BEGINNING} Achternaam${String(n).padStart(3, '0')}zeldzaam`,
  street: `${BEGINNING}straat${String(n).padStart(3, '0')}weg`,
  documentNumber: `${BEGINNING}${String(n).padStart(3, '0')}7`,
}))
const canaries = sellers.flatMap((seller) => Object.values(seller))

type Row = { entry_id: string; bucket: string; wrapped_key: Buffer; box: Buffer }
let server: TestServer
let cluster: Cluster
let admin: Database
/** What a backup of before holds: the sealed rows, and apart from them the keys. */
let backup: { rows: Row[]; keys: string }
const entries: string[] = []
const folders: string[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'helder-keys-'))
  folders.push(folder)
  return folder
}

beforeAll(async () => {
  server = await startServer()
  cluster = await openCluster(readConfig({ HELDER_DATA: server.dataDir }), () => undefined)
  admin = openDatabase(cluster.adminUrl, { max: 2 })
  const cookie = await signIn()
  for (const seller of sellers) {
    const answer = await post('/v1/purchases', purchaseOf(seller), cookie)
    if (answer.status !== 201) throw new Error(await answer.text())
    entries.push(((await answer.json()) as { id: string }).id)
  }
}, 240_000)
afterAll(async () => {
  await admin.end({ timeout: 5 })
  await cluster.close()
  await server.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function signIn(): Promise<string> {
  const answer = await post('/demo/sign-in', { role: 'dealer' })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

function post(path: string, body: unknown, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie }
  return fetch(server.url + path, { method: 'POST', body: JSON.stringify(body), headers })
}

function purchaseOf({ name, street, documentNumber }: (typeof sellers)[number]) {
  return {
    branchNumber: '990000010001',
    acquiredAt: new Date(Date.now() - 60_000).toISOString(),
    items: [
      {
        category: 'tool',
        brand: 'Fictief',
        model: 'Boor',
        priceCents: 100,
        identifierAbsentReason: 'has-none',
      },
    ],
    paymentMethod: 'bank',
    seller: {
      kind: 'person',
      name,
      street,
      houseNumber: '1',
      postcode: '7511 AA',
      town: 'Enschede',
      isAdult: true,
      documentKind: 'identity-card',
      documentNumber,
      documentCountry: 'NL',
    },
  }
}

/** Which of these canaries stand in these bytes, in any form. */
function found(bytes: Buffer, of: readonly string[]): string[] {
  return of.filter((canary) => formsOf(canary).some(({ needle }) => bytes.includes(needle)))
}
/** Everything that stands anywhere, as pieces. */
async function* everything(): AsyncGenerator<{ where: string; bytes: Buffer }> {
  const { tables, bytes } = await dumpDatabase(admin)
  expect(tables).toBeGreaterThan(60)
  yield { where: 'dump', bytes }
  await admin`select pg_switch_wal()`
  await admin`checkpoint`
  const files = filesIn(server.dataDir)
  expect(files.some((path) => path.includes('pg_wal'))).toBe(true)
  expect(files.some((path) => path.includes('/tile/entries/'))).toBe(true)
  for (const path of files) if (existsSync(path)) yield { where: path, bytes: readFileSync(path) }
  yield { where: 'what the server printed', bytes: Buffer.from(server.lines.join('\n')) }
}

async function scan(of: readonly string[], beginning: string): Promise<string[]> {
  const places: string[] = []
  for await (const { where, bytes } of everything()) {
    if (found(bytes, [beginning]).length === 0) continue
    const hits = found(bytes, of)
    if (hits.length > 0) places.push(`${where}: ${hits.length}`)
  }
  return places
}

/** What opens with the keys of a folder, whichever of them. */
function opened(rows: readonly Row[], keys: KeyFiles): string[] {
  const all = keys.names('buckets').map((name) => keys.find(name)!)
  return rows.flatMap((row) => {
    for (const key of all) {
      try {
        return [unseal(boxKey(unseal(key, row.wrapped_key, row.entry_id)), row.box, row.entry_id).toString()]
      } catch {
        continue
      }
    }
    return []
  })
}

test('control: before, whoever holds rows and keys reads all of them; without the keys none', async () => {
  const rows = await admin<Row[]>`
    select entry_id, bucket, wrapped_key, box from registers.person_box where entry_id = any (${entries}::uuid[])`
  const keys = newFolder()
  cpSync(join(server.dataDir, 'keys'), join(keys, 'keys'), { recursive: true })
  backup = { rows: rows.map((row) => ({ ...row })), keys }
  const texts = opened(rows, new KeyFiles(keys))
  expect(texts).toHaveLength(COUNT)
  expect(found(Buffer.from(texts.join('\n')), canaries)).toHaveLength(canaries.length)
  expect(opened(rows, new KeyFiles(newFolder()))).toEqual([])
})

test('control: a canary that stands somewhere in clear is found, in the dump and in the files', async () => {
  // Many rows, as the head of a page of the WAL may stand in the middle of one (seen once in 150 times).
  await admin`create table public.planted as
    select ${Buffer.from(SPARE).toString('hex')} as text from generate_series(1, 20)`
  expect(await scan([SPARE], SPARE)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^dump: 1/), expect.stringMatching(/pg_wal.*: 1/)]),
  )
  await admin`drop table public.planted`
})

test('purged: 0 found anywhere, nothing opens, the log and the registers verify', async () => {
  const { workerUrl, appUrl, adminUrl } = cluster
  const urls = { workerUrl, appUrl, adminUrl, jobsUrl: cluster.jobsUrl, dataDir: server.dataDir }
  const forgetter = openForgetter({ ...urls, drop: async () => {} })
  const report = await forgetter.run(afterTerm())
  await forgetter.close()
  expect(report.failures).toEqual([])
  const gone = report.forgotten.filter(({ store }) => store === 'register-persons')
  expect(gone.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(COUNT)
  expect(JSON.stringify(report)).not.toContain(BEGINNING)

  expect(await scan(canaries, BEGINNING)).toEqual([])
  expect(readdirSync(join(server.dataDir, 'keys/buckets'))).toEqual([])
  const left = await admin`select from registers.person_box where entry_id = any (${entries}::uuid[])`
  expect(left).toHaveLength(0)
  expect(await verify(admin, server.dataDir)).toEqual({ verdict: 'good', found: '' })
}, 240_000)

test('the oldest backup of the rows does not bring them back: no key that is left opens one', async () => {
  expect(opened(backup.rows, new KeyFiles(server.dataDir))).toEqual([])
  // Nor do the bytes of a destroyed key stand in any file.
  const old = new KeyFiles(backup.keys)
  const bytes = old.names('buckets').map((name) => old.find(name)!)
  expect(bytes.length).toBeGreaterThan(0)
  const holding = filesIn(server.dataDir).filter(
    (path) => existsSync(path) && bytes.some((key) => readFileSync(path).includes(key)),
  )
  expect(holding).toEqual([])
})
