import type { Page, Request } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { violations } from './axe.ts'
import { check, freshFrame, reportStolen } from './check-steps.ts'
import { expect, expectFits, freshImei, test } from './fixtures.ts'

const stolen = freshFrame()
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL! })
  await reportStolen(request, stolen)
  await request.dispose()
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } })
})

const make = { nl: 'Maak een controlebewijs', en: 'Make a check proof' }

/** Checks a number and makes the proof of the answer. */
async function makeProof(page: Page, number: string, language: 'nl' | 'en' = 'nl'): Promise<void> {
  await check(page, number, language === 'nl' ? '/' : '/?taal=en')
  await page.getByRole('button', { name: make[language] }).click()
  await expect(page.locator('svg.qr')).toBeVisible()
}

/** A sentence among those that stand ready, hidden. */
const shown = (page: Page, text: string) => page.getByText(text).filter({ visible: true })

/** What a phone reads from the code on the screen. */
async function scan(page: Page): Promise<string> {
  const picture = await page.locator('svg.qr').screenshot({ scale: 'device' })
  const [code] = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true })
  return code!.text
}

test('a proof is made, scanned and verified by someone else, and the server never hears of it', async ({
  page,
  context,
}) => {
  await makeProof(page, freshImei())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Controlebewijs')
  const number = await page.locator('.numeral').innerText()
  expect(page.url()).not.toContain('#')
  const link = await scan(page)
  const [address, fragment] = link.split('#')
  expect(new URL(address!).pathname).toBe('/bewijs')

  const other = await context.newPage()
  const sent: Request[] = []
  other.on('request', (request) => sent.push(request))
  await other.goto(link)
  await expect(shown(other, 'Dit bewijs is echt')).toBeVisible()
  await expect(shown(other, 'Dit nummer was toen niet gevonden in de gegevens.')).toBeVisible()
  await expect(other.locator('.facts').filter({ visible: true }).locator('.mono').first()).toHaveText(number)
  expect(sent.length).toBeGreaterThan(3)
  for (const request of sent) {
    expect(`${request.url()} ${request.postData() ?? ''}`).not.toContain(fragment)
    expect(request.method()).toBe('GET')
  }

  // One character of the number changed: the same page says so.
  const note = Buffer.from(fragment!, 'base64url').toString()
  const forged = Buffer.from(note.replace('not-registered', 'registered-stolen')).toString('base64url')
  await other.goto(`${address}#${forged}`)
  await expect(shown(other, 'Dit bewijs klopt niet.')).toBeVisible()
  await expect(shown(other, 'Dit bewijs is echt')).toHaveCount(0)
  await other.goto(`${address}#abc`)
  await expect(shown(other, 'Hier staat geen controlebewijs.')).toBeVisible()

  // From the proof to a check of now.
  await other.goto(link)
  await other.getByRole('button', { name: 'Controleer dit nummer nu' }).click()
  await expect(other.locator('[data-answer]')).toHaveText(/^Niet gevonden/)
  await other.close()
})

test('the saved file is good for the command, and a changed one is not', async ({ page }, info) => {
  await makeProof(page, stolen)
  await expect(page.getByText('Geregistreerd als gestolen')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar als bestand' }).click()
  const file = info.outputPath('proof.txt')
  await (await download).saveAs(file)
  const vkey = info.outputPath('vkey.txt')
  writeFileSync(vkey, await (await page.request.get('/check/vkey')).text())
  const verify = () =>
    spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../bin/helder.mjs'), 'verify', 'proof', file, '--vkey', vkey],
      { encoding: 'utf8' },
    )
  expect(verify()).toMatchObject({ status: 0, stdout: expect.stringContaining('registered as stolen') })
  writeFileSync(file, readFileSync(file, 'utf8').replace('registered-stolen', 'not-registered'))
  expect(verify().status).toBe(1)
})

test('a browser without Ed25519 asks the server, in the body of a form', async ({ page }) => {
  await makeProof(page, freshImei())
  const link = await scan(page)
  await page.addInitScript(() => {
    Object.defineProperty(crypto, 'subtle', { value: { importKey: () => Promise.reject(new Error('none')) } })
  })
  const posted = page.waitForRequest((request) => request.method() === 'POST')
  await page.goto(link)
  expect(new URL((await posted).url()).search).toBe('')
  await expect(shown(page, 'Dit bewijs is echt')).toBeVisible()
})

test('without script a proof is made, and verified by pasting its link', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
  const page = await context.newPage()
  await makeProof(page, freshImei())
  await expect(page.getByRole('button', { name: 'Druk af' })).toBeHidden()
  const link = await scan(page)
  await page.goto('/bewijs')
  await page.getByLabel('Tekst of link van het bewijs').fill(link)
  await page.getByRole('button', { name: 'Kijk het bewijs na' }).click()
  await expect(shown(page, 'Dit bewijs is echt')).toBeVisible()
  await context.close()
})

test('the print shows the proof and leaves the buttons out', async ({ page }) => {
  await makeProof(page, freshImei())
  await expect(page.getByRole('button', { name: 'Druk af' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('svg.qr')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Druk af' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Bewaar als bestand' })).toBeHidden()
})

for (const language of ['nl', 'en'] as const) {
  test(`the pages of a proof fit, and axe finds nothing (${language})`, async ({ page }) => {
    await makeProof(page, stolen, language)
    const link = await scan(page)
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await expectFits(page)
      expect(await violations(page)).toEqual([])
    }
    const query = language === 'en' ? '?taal=en' : ''
    await page.goto(link.replace('/bewijs', `/bewijs${query}`))
    await expect(
      shown(page, language === 'nl' ? 'Dit bewijs is echt' : 'This proof is genuine'),
    ).toBeVisible()
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await expectFits(page)
      expect(await violations(page)).toEqual([])
    }
  })
}
