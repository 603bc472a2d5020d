import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { addAuthenticator } from './virtual-authenticator.ts'
import { addThing, beginVault, signOut, signUp, toList } from './belongings-steps.ts'
import { expect, expectFits, freshImei, freshWord, signIn, test, watchPage } from './fixtures.ts'

const photo = async () => ({
  name: 'fiets.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#2a6' } })
    .withExif({ IFD0: { Make: 'Kanariecamera' } })
    .jpeg()
    .toBuffer(),
})

test('from nothing to a list and back: passkey, things, photo, signing out and in', async ({ page }) => {
  const authenticator = await addAuthenticator(page, { hasPrf: true })
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await page.goto('/')
  await page.goto('/inloggen')
  await signUp(page)
  const [imei, word] = [freshImei(), freshWord()]
  await addThing(page, {
    soort: 'Telefoon',
    nummer: imei,
    velden: { Merk: 'Oppo', Model: 'N1', Prijs: '299,50' },
  })
  await addThing(page, {
    soort: 'Fiets',
    nummer: 'GZ1234567',
    velden: { Merk: 'Gazelle', Kleur: 'zwart', 'Winkel of verkoper': word },
    foto: await photo(),
  })
  await addThing(page, { soort: 'Sieraad', velden: { Omschrijving: `Ring van oma ${word}` } })
  await toList(page)
  await expect(page.locator('a.go')).toHaveCount(3)
  await expect(page.getByText('Samen € 299,50')).toBeVisible()
  await expect(page.getByText('Nog zonder nummer')).toBeVisible()

  await signOut(page)
  await page.goto('/app/aanmelden')
  await page.getByRole('button', { name: 'Log in met uw toegangssleutel' }).click()
  // The passkey opened the vault: nobody asked for the code.
  await expect(page.locator('a.go')).toHaveCount(3)
  await page.getByRole('link', { name: 'Gazelle' }).click()
  await expect(page.getByRole('img', { name: 'Foto van Gazelle' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Gazelle' })).toBeVisible()
  expect(await authenticator.count()).toBe(1)

  const said = sent.join('\n')
  expect(said).toContain('"box"')
  for (const secret of [imei, word, 'Gazelle', 'Kanariecamera', 'GZ1234567']) {
    expect(said).not.toContain(secret)
    expect(said).not.toContain(Buffer.from(secret).toString('base64url').slice(0, -2))
  }
})

test('another device: the recovery code gives a new passkey and the list; the old one stops', async ({
  page,
  browser,
  contextOptions,
  baseURL,
}) => {
  await addAuthenticator(page, { hasPrf: true })
  const code = await signUp(page)
  await addThing(page, { soort: 'Horloge', velden: { Merk: 'Omega' } })

  const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }) })
  const other = await context.newPage()
  const complaints = watchPage(other)
  await addAuthenticator(other, { hasPrf: true })
  await other.goto('/app/aanmelden')
  await other.getByRole('link', { name: 'Ik heb alleen mijn herstelcode' }).click()
  const field = other.getByLabel('Herstelcode')
  const button = other.getByRole('button', { name: 'Maak een nieuwe toegangssleutel' })
  await field.fill(code.slice(0, -1))
  await button.click()
  await expect(other.getByText('Deze code is te kort').first()).toBeVisible()
  await field.fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`)
  await button.click()
  await expect(other.getByText('Er zit een typefout in deze code').first()).toBeVisible()
  await field.fill('0000-0000-0000-0000-0000-0000-0000')
  await button.click()
  await expect(other.getByText('Deze herstelcode kennen wij niet')).toBeVisible()
  await field.fill(code.toLowerCase().replaceAll('-', ' '))
  await button.click()
  await expect(other.getByRole('link', { name: 'Omega' })).toBeVisible()
  // The new passkey opens the vault by itself from now on.
  await signOut(other)
  await other.goto('/app/aanmelden')
  await other.getByRole('button', { name: 'Log in met uw toegangssleutel' }).click()
  await expect(other.getByRole('link', { name: 'Omega' })).toBeVisible()
  expect(complaints).toEqual([])
  await context.close()

  await page.goto('/app/spullen')
  await page.waitForURL('**/app/aanmelden**')
  await page.getByRole('button', { name: 'Log in met uw toegangssleutel' }).click()
  await expect(page.getByText('Deze toegangssleutel kennen wij niet')).toBeVisible()
})

test('without PRF the key stays on the device, and elsewhere the code opens the vault', async ({ page }) => {
  await addAuthenticator(page, { hasPrf: false })
  const code = await signUp(page)
  await addThing(page, { soort: 'Camera', velden: { Merk: 'Leica' } })
  await signOut(page)
  await page.goto('/app/aanmelden')
  await page.getByRole('button', { name: 'Log in met uw toegangssleutel' }).click()
  await expect(page.getByRole('link', { name: 'Leica' })).toBeVisible()

  // As on another device with the same passkey: no key there.
  await page.evaluate(
    () => new Promise((resolve) => (indexedDB.deleteDatabase('helder-vault').onsuccess = resolve)),
  )
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Uw kluis is nog dicht' })).toBeVisible()
  await page.getByLabel('Herstelcode').fill('0000-0000-0000-0000-0000-0000-0000')
  await page.getByRole('button', { name: 'Open met de herstelcode' }).click()
  await expect(page.getByText('Deze code hoort bij een andere kluis').first()).toBeVisible()
  await page.getByLabel('Herstelcode').fill(code)
  await page.getByRole('button', { name: 'Open met de herstelcode' }).click()
  await expect(page.getByRole('link', { name: 'Leica' })).toBeVisible()
})

test('a spreadsheet in, a CSV and a PDF out, everything gone', async ({ page }) => {
  const authenticator = await addAuthenticator(page, { hasPrf: true })
  await signUp(page)
  await page.getByRole('link', { name: 'Lees een spreadsheet in' }).click()
  const csv =
    'Omschrijving;Merk;Soort;Framenummer;Prijs;Verzekerd\r\nStadsfiets;Gazelle;fiets;GZ7654321;€ 900,00;Univé\r\nVaas;;erfstuk;;veel;\r\n;;;;12;\r\n'
  await page
    .locator('#import-file')
    .setInputFiles({ name: 'spullen.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await expect(page.getByRole('heading', { name: '2 dingen gevonden' })).toBeVisible()
  await expect(page.getByText('Regel 3')).toBeVisible()
  await expect(page.getByText('“veel” is geen prijs.')).toBeVisible()
  await expect(page.getByText('Geen naam en geen nummer')).toBeVisible()
  await page.getByRole('button', { name: 'Zet 2 dingen in de kluis' }).click()
  await page.getByRole('link', { name: 'Vaas' }).click()
  await expect(page.getByText('Prijs: veel')).toBeVisible()

  await page.goto('/app/spullen/lijst')
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download voor een spreadsheet' }).click(),
  ])
  expect(readFileSync(await table.path(), 'utf8')).toContain('frame:GZ7654321')
  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download PDF' }).click(),
  ])
  const bytes = readFileSync(await pdf.path())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.toString('latin1')).toContain('/StructTreeRoot')

  await page.goto('/app/spullen/kluis')
  await page.getByRole('button', { name: 'Wis alles…' }).click()
  await expect(page.getByText('Niemand kan ze terughalen')).toBeVisible()
  await page.getByRole('button', { name: 'Ja, wis alles' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  expect(await authenticator.count()).toBe(1)
  await page.goto('/app/aanmelden')
  await page.getByRole('button', { name: 'Log in met uw toegangssleutel' }).click()
  await expect(page.getByText('Deze toegangssleutel kennen wij niet')).toBeVisible()
})

test('the demo account says that everyone shares it, and can be emptied', async ({ page, openWindow }) => {
  await signIn(page, 'citizen')
  await expect(page.getByText('Iedereen die de demonstratie opent, deelt dit account')).toBeVisible()
  await beginVault(page)
  await addThing(page, { soort: 'Fiets', velden: { Merk: 'Batavus' } })
  const other = await openWindow('citizen')
  await expect(other.getByText('Iemand anders heeft deze kluis')).toBeVisible()
  await other.getByRole('button', { name: 'Wis alles…' }).click()
  await other.getByRole('button', { name: 'Ja, wis alles' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Voordat u begint' })).toBeVisible()
  await beginVault(other)
  // The key on the first device opens nothing of the new vault: it says so and asks for the code.
  await expectFits(other)
})
