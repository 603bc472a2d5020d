import type { Locator, Page } from '@playwright/test'
import { buyPhone, fillPurchase, recordPurchase } from './counter-steps.ts'
import { expect, freshImei, freshWord, signIn, test } from './fixtures.ts'

test.beforeEach(({ page }) => signIn(page, 'dealer'))

test('a purchase at the counter stands in the register, and its seller stays closed', async ({ page }) => {
  const model = freshWord()
  await buyPhone(page, { imei: freshImei(), model })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Inkoop nr\. \d+$/)
  await expect(page.getByText('Jip Verzonnen')).toBeHidden()

  await page.goto(`/app/register?q=${model}`)
  await expect(page.getByRole('link', { name: `Telefoon, Oppo ${model}` })).toBeVisible()
})

test('what is missing is said at the fields and on top, and nothing typed is lost', async ({ page }) => {
  await fillPurchase(page, { imei: freshImei(), model: freshWord() })
  await page.getByRole('textbox', { name: 'Documentnummer' }).fill('')
  await page.getByRole('button', { name: 'Leg inkoop vast' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'klopt nog niet' })
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: /Documentnummer/ }).click()
  await expect(page.getByRole('textbox', { name: 'Documentnummer' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Naam' })).toHaveValue('Jip Verzonnen')

  await page.getByRole('textbox', { name: 'Documentnummer' }).fill('SPECI2014')
  await recordPurchase(page)
})

test('a correction is a new entry; the old one says which replaced it', async ({ page }) => {
  const model = freshWord()
  await buyPhone(page, { imei: freshImei(), model })
  const old = page.url()
  await page.getByRole('link', { name: 'Verbeter met nieuwe regel' }).click()
  await page.getByRole('textbox', { name: 'Kleur' }).fill('groen')
  await page.getByRole('textbox', { name: 'Waarom verbetert u deze regel?' }).fill('De kleur was vergeten')
  await page.getByRole('button', { name: 'Haal de verkoper op' }).click()
  await expect(page.getByRole('textbox', { name: 'Naam' })).toHaveValue('Jip Verzonnen')
  await page.getByRole('button', { name: 'Leg verbetering vast' }).click()
  await expect(page.getByRole('heading', { name: /^Vastgelegd als nr\. \d+$/ })).toBeVisible()
  expect(page.url()).not.toBe(old)
  const number = /\d+/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0]

  await page.goto(old)
  await expect(page.getByRole('main')).toContainText(`nr. ${number}`)
  await expect(page.getByRole('link', { name: 'Verbeter met nieuwe regel' })).toBeHidden()
})

/** Moves with Tab until the control has the focus, as someone without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`60 times Tab did not lead to ${String(control)}`)
}

test('the counter works with the keyboard alone', async ({ page }) => {
  const type = async (name: string, text: string) => {
    await tabTo(page, page.getByRole('textbox', { name }))
    await page.keyboard.type(text)
  }
  await page.goto('/app/inkoop')
  await expect(page.getByLabel('Typ een nummer')).toBeVisible()
  await type('Typ een nummer', freshImei())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Merk' })).toBeVisible()
  await type('Merk', 'Oppo')
  await type('Prijs', '80')
  await tabTo(page, page.getByRole('radio', { name: 'Contant' }))
  await page.keyboard.press('Space')
  await type('Naam', 'Jip Verzonnen')
  await type('Postcode', '7511 AB')
  await type('Huisnummer', '1')
  await type('Straat', 'Proefstraat')
  await type('Plaats', 'Enschede')
  await tabTo(page, page.getByRole('combobox', { name: 'Document', exact: true }))
  await page.keyboard.type('Pas')
  await type('Documentnummer', 'SPECI2014')
  await tabTo(page, page.getByRole('radio', { name: 'Ja, op document gezien' }))
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /^Vastgelegd als nr\. \d+$/ })).toBeVisible()
})

test('control: Tab does not lead to what can not have the focus', async ({ page }) => {
  await page.goto('/app/vestigingen')
  await expect(tabTo(page, page.getByRole('main').locator('p').first())).rejects.toThrow('60 times Tab')
})
