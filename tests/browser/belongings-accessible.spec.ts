import type { Page } from '@playwright/test'
import { workbook } from '../workbook.ts'
import { violations } from './axe.ts'
import { addThing, beginVault, signUp } from './belongings-steps.ts'
import { expect, expectFits, test } from './fixtures.ts'
import { addAuthenticator } from './virtual-authenticator.ts'

const screens = [
  '/app/aanmelden',
  '/app/aanmelden/herstel',
  '/app/spullen',
  '/app/spullen/nieuw',
  '/app/spullen/inlezen',
  '/app/spullen/lijst',
  '/app/spullen/kluis',
]

async function expectGood(page: Page, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    await expectFits(page)
    expect(await violations(page), `${name} at ${width}`).toEqual([])
  }
}

for (const language of ['nl', 'en'] as const) {
  test(`each screen of belongings is accessible and fits a phone, in ${language}`, async ({ page }) => {
    test.setTimeout(180_000)
    await addAuthenticator(page, { hasPrf: true })
    await page.goto('/app/aanmelden')
    await page.getByRole('button', { name: 'Maak een toegangssleutel' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Voordat u begint' })).toBeVisible()
    await expectGood(page, 'before the first thing')
    await beginVault(page)
    await addThing(page, { soort: 'Fiets', nummer: 'GZ1234567', velden: { Merk: 'Gazelle' } })
    await expectGood(page, 'one thing')
    for (const path of screens) {
      await page.goto(`${path}?taal=${language}`)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectGood(page, path)
      // No key of the catalogues and no code stands where a sentence should.
      expect(await page.locator('main').innerText()).not.toMatch(/belongings\.|\{|audio-video|not-/)
    }
  })
}

test('with the keyboard alone: sign up, add a thing, take it off', async ({ page }) => {
  await addAuthenticator(page, { hasPrf: true })
  await page.goto('/app/aanmelden')
  await tabTo(page, 'Maak een toegangssleutel')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Voordat u begint' })).toBeFocused()
  await tabTo(page, 'Maak mijn herstelcode')
  await page.keyboard.press('Enter')
  const last = (await page.locator('.recovery-code span').last().textContent())!
  await tabTo(page, 'Laatste vier tekens van uw code')
  await page.keyboard.type(last)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Eigen spullen' })).toBeVisible()
  await tabTo(page, 'Voeg iets toe')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Voeg iets toe' })).toBeFocused()
  await tabTo(page, 'Soort')
  await page.keyboard.type('Fiets')
  await tabTo(page, 'Merk')
  await page.keyboard.type('Sparta')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Sparta' })).toBeVisible()
  await tabTo(page, 'Haal van de lijst')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Dat kan niet terug.')).toBeVisible()
  await tabTo(page, 'Haal van de lijst')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Uw kluis is klaar en nog leeg.')).toBeVisible()
})

test('a workbook is read on the device', async ({ page }) => {
  await addAuthenticator(page, { hasPrf: true })
  await signUp(page)
  await page.goto('/app/spullen/inlezen')
  const buffer = workbook([
    ['Merk', 'Soort', 'Framenummer', 'Prijs'],
    ['Batavus', 'fiets', 'BA7654321', 450.5],
  ])
  await page
    .locator('#import-file')
    .setInputFiles({ name: 'spullen.xlsx', mimeType: 'application/zip', buffer })
  await page.getByRole('button', { name: 'Zet één ding in de kluis' }).click()
  await page.getByRole('link', { name: 'Batavus' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Batavus' })).toBeVisible()
  await expect(page.getByText('€ 450,50')).toBeVisible()
  await page.goto('/app/spullen/inlezen')
  const broken = buffer.subarray(0, 60)
  await page
    .locator('#import-file')
    .setInputFiles({ name: 'x.xlsx', mimeType: 'application/zip', buffer: broken })
  await expect(page.getByText('Dit is geen .xlsx of CSV')).toBeVisible()
})

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let times = 0; times < 60; times++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null
      const label = element?.labels?.[0]?.textContent ?? element?.textContent ?? ''
      return label.trim()
    })
    if (focused.startsWith(name)) return
  }
  throw new Error(`no "${name}" within 60 tabs`)
}
