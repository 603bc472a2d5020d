import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { openCluster } from '../../src/cli/cluster.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { canariesIn } from '../canary-forms.ts'
import { startServer, type TestServer } from '../server.ts'
import { dumpDatabase, filesIn } from '../whole-dump.ts'
import { addThing, beginVault, toList } from './belongings-steps.ts'
import { expect, test } from './fixtures.ts'
import { addAuthenticator } from './virtual-authenticator.ts'

// The owner-only claim: whoever holds everything the server has, tables, files and log lines, holds no belonging.
const canaries = {
  brand: 'Kanariemerk',
  description: 'Kanariebeschrijving met kras',
  shop: 'Kanariewinkel te Delden',
  note: 'Kanarienotitie 77',
  imei: '356759049900188',
  engraving: 'Kanariegravure J&M',
  camera: 'Kanariecamera X1',
}

let server: TestServer
let admin: Database
let closing: (() => Promise<unknown>)[] = []
test.beforeAll(async () => {
  // A server of its own, beside the one of the other journeys: it makes and fills a database first.
  test.setTimeout(300_000)
  server = await startServer()
  closing.unshift(server.stop)
  const cluster = await openCluster(readConfig({ HELDER_DATA: server.dataDir }), () => undefined)
  closing.unshift(cluster.close)
  admin = openDatabase(cluster.adminUrl, { max: 1 })
  closing.unshift(() => admin.end({ timeout: 5 }))
})
test.afterAll(async () => {
  for (const close of closing) await close()
  closing = []
})

async function dump(): Promise<Buffer> {
  const { tables, bytes } = await dumpDatabase(admin)
  expect(tables).toBeGreaterThan(40)
  return bytes
}

test('a full dump, the files and the log lines hold no belonging; a planted one is found', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await addAuthenticator(page, { hasPrf: true })
  const secrets: string[] = Object.values(canaries)
  await page.goto(`${server.url}/app/aanmelden`)
  const answers: string[] = []
  page.on('request', (request) => answers.push(request.url(), request.postData() ?? ''))
  await page.getByRole('button', { name: 'Maak een toegangssleutel' }).click()
  const code = await beginVault(page)
  const photo = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#a52' } })
    .withExif({ IFD0: { Make: canaries.camera } })
    .jpeg()
    .toBuffer()
  expect(photo.includes(canaries.camera)).toBe(true)
  await addThing(page, {
    soort: 'Telefoon',
    nummer: canaries.imei,
    velden: { Merk: canaries.brand, Omschrijving: canaries.description, Notitie: canaries.note },
    foto: { name: `${canaries.shop}.jpg`, mimeType: 'image/jpeg', buffer: photo },
  })
  await addThing(page, {
    soort: 'Sieraad',
    nummer: canaries.engraving,
    velden: { Omschrijving: 'Ring', 'Winkel of verkoper': canaries.shop },
  })
  await toList(page)
  // A look at the list again, a wrong input and a sign-in, as these could leave traces.
  await page.goto(`${server.url}/app/spullen?q=Ring`)
  await expect(page.locator('a.go')).toHaveCount(1)

  const all = [...secrets, code, code.replaceAll('-', '')]
  const [boxes] = await admin<{ n: number; pictures: number }[]>`
    select (select count(*) from belongings.box) as n, (select count(*) from belongings.picture) as pictures`
  expect(boxes).toEqual({ n: 2, pictures: 1 })
  const dumped = await dump()
  expect(canariesIn(dumped, all)).toEqual([])
  const [picture] = await admin<{ sealed: Buffer }[]>`select sealed from belongings.picture`
  expect(picture!.sealed.includes('JFIF')).toBe(false)
  expect(picture!.sealed.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
  expect(canariesIn(Buffer.from(server.lines.join('\n')), all)).toEqual([])
  expect(canariesIn(Buffer.from(answers.join('\n')), all)).toEqual([])
  await admin`checkpoint`
  const files = filesIn(server.dataDir)
  expect(files.length).toBeGreaterThan(500)
  expect(files.flatMap((path) => canariesIn(readFileSync(path), all))).toEqual([])

  // Control: each form of a belonging that was kept open is found, in the tables and in the files.
  const open = JSON.stringify({ brand: canaries.brand, note: Buffer.from(canaries.note).toString('base64') })
  await admin`update belongings.box set sealed = ${Buffer.from(open)}`
  await admin`update belongings.wrapped_key set sealed = ${Buffer.from(canaries.shop, 'utf16le')} where kind = 'recovery'`
  const planted = canariesIn(await dump(), all)
  expect(planted).toContain(`${canaries.brand} (plain)`)
  expect(planted).toContain(`${canaries.note} (base64 at 0)`)
  expect(planted).toContain(`${canaries.shop} (UTF-16 LE)`)
  await admin`checkpoint`
  expect(
    filesIn(server.dataDir).flatMap((path) => canariesIn(readFileSync(path), [canaries.brand])),
  ).not.toEqual([])
})
