import type { Page } from '@playwright/test'
import { dayInAmsterdam } from '../../src/kernel/dates.ts'
import { violations } from './axe.ts'
import { expect, expectFits, signIn, test } from './fixtures.ts'

const today = dayInAmsterdam(new Date())

/** The counter of the branch in Hengelo with a tool on it: does it ask for a document? */
async function openCounter(page: Page): Promise<void> {
  await page.goto('/app/inkoop')
  await page
    .getByRole('combobox', { name: 'Vestiging' })
    .selectOption({ label: 'Juwelier Voorbeeld Hengelo' })
  await page.getByRole('button', { name: 'Alle soorten' }).click()
  await page.getByRole('button', { name: 'Gereedschap', exact: true }).click()
}

/** Decides for which goods Hengelo asks a document, from today. */
async function decideDocument(page: Page, reason: string, choose: () => Promise<void>): Promise<void> {
  await page.goto('/app/regels/hengelo/document')
  await page.getByRole('textbox', { name: 'Artikel of naam van het besluit' }).fill('art. 2:66a APV')
  await choose()
  await page.getByLabel('Geldt vanaf').fill(today)
  await page.getByLabel('Waar het is bekendgemaakt').fill('Gemeenteblad 2026, 987654')
  await page.getByLabel('Waarom nu of met terugwerkende kracht').fill(reason)
  await page.getByRole('button', { name: 'Leg artikel vast' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Vastgelegd. Het geldt vanaf' })).toBeVisible()
}

test('the bylaw page changes what the counter demands from its day on, and the public page says so', async ({
  page,
  openWindow,
}) => {
  const dealer = await openWindow('dealer')
  await openCounter(dealer)
  const document = dealer.getByRole('combobox', { name: 'Document', exact: true })
  await expect(dealer.getByRole('textbox', { name: 'Naam' })).toBeVisible()
  await expect(document).toBeHidden()

  await signIn(page, 'programme-officer')
  await decideDocument(page, 'Vandaag in werking getreden', () =>
    page.getByRole('radio', { name: 'Bij alle goederen' }).check(),
  )
  await openCounter(dealer)
  await expect(document).toBeVisible()
  await page.goto('/regels/hengelo')
  await expect(page.getByText('Naam, adres en altijd een identiteitsbewijs')).toBeVisible()
  await expect(page.getByText('Grond: art. 2:66a APV')).toBeVisible()

  // A better text of the same day comes in its place: the counter is as it was.
  await decideDocument(page, 'Vergissing hersteld', async () => {
    await page.getByRole('radio', { name: 'Bij deze goederen' }).check()
    for (const goods of [/edelmetaal/i, /sieraden/i, /telefoons/i, /fietsen/i])
      await page.getByRole('checkbox', { name: goods }).check()
  })
  await openCounter(dealer)
  await expect(dealer.getByRole('textbox', { name: 'Naam' })).toBeVisible()
  await expect(document).toBeHidden()
})

test('an officer sees what is missing and what follows, compares with the model, and enters and withdraws', async ({
  page,
}) => {
  await signIn(page, 'programme-officer')
  await page.getByRole('link', { name: 'Regels', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stand van de regels')
  await expect(page.getByRole('row').filter({ hasText: 'Dinkelland' })).toContainText('Ander register')
  await expect(page.getByRole('listitem').filter({ hasText: 'Twenterand' })).toContainText(
    'had moeten gelden',
  )
  await page.getByRole('link', { name: 'Tubbergen' }).click()
  const missing = page.getByRole('listitem').filter({ hasText: 'Verkoopregister' })
  await expect(missing).toContainText('Over verkopen kunt u niets afdwingen')
  await missing.getByRole('link', { name: 'Voer in of stel voor' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Verkoopregister in Tubbergen')

  // What was typed is there again after a detour, and everything that is wrong is said at once.
  await page.getByLabel('Geldt vanaf').fill('2040-01-01')
  await expect(page.getByText('De balie van elke handelaar in deze gemeente vraagt dit vanaf')).toBeVisible()
  await expect(page.getByText(/^Concept bewaard/)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Geldt vanaf')).toHaveValue('2040-01-01')
  await page.getByRole('button', { name: 'Begin met de tekst van het model' }).click()
  await page.getByRole('button', { name: 'Leg artikel vast' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Waar het is bekendgemaakt')
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expectFits(page)
  await page.getByRole('textbox', { name: 'Artikel of naam van het besluit' }).fill('art. 2:67 APV')
  await page.getByLabel('Waar het is bekendgemaakt').fill('Gemeenteblad 2039, 1')
  await page.getByRole('button', { name: 'Leg artikel vast' }).click()
  await expect(page.getByRole('heading', { name: 'Komt', exact: true })).toBeVisible()
  await expect(page.getByText('De teksten zijn gelijk.')).toBeVisible()
  await page.getByRole('button', { name: 'Trek in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Trek in' }).click()
  await expect(page.getByRole('heading', { name: 'Komt', exact: true })).toBeHidden()
  await expect(page.getByText('Er is niets om te vergelijken.')).toBeVisible()
})

test('a decision of the triangle makes a branch focus from its day', async ({ page }) => {
  await signIn(page, 'programme-officer')
  await page.goto('/app/regels/wierden')
  await page.getByRole('button', { name: 'Leg besluit van de driehoek vast' }).click()
  await page.getByRole('checkbox', { name: 'Fietsenwinkel' }).check()
  await page.getByRole('button', { name: 'Leg besluit vast' }).click()
  await expect(page.getByRole('alert')).toContainText('Waar het besluit staat')
  await page.getByLabel('Besloten op').fill(today)
  await page.getByLabel('Waar het besluit staat').fill('Besluitenlijst driehoek, punt 4')
  await page.getByRole('button', { name: 'Leg besluit vast' }).click()
  await expect(page.getByText(/Hier ook, vanaf .*: Fietsenwinkel/)).toBeVisible()
})

test('who only reads finds the same pages without a form, at 390 and in English too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, 'municipal-inspector')
  for (const address of ['/app/regels', '/app/regels/haaksbergen', '/app/regels/borne/sales-register']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(/^(Gegevens ophalen|Loading)/)).toHaveCount(0)
    await expectFits(page)
    expect(await violations(page), address).toEqual([])
  }
  await expect(page.locator('del').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Leg artikel vast' })).toHaveCount(0)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/app/regels')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('State of the rules')
  expect(await violations(page)).toEqual([])
})
