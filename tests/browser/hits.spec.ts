import type { Page } from '@playwright/test'
import { buyPhone } from './counter-steps.ts'
import { expect, freshImei, freshWord, signIn, test } from './fixtures.ts'

/** Records a theft report of one phone on the screen of the police. */
async function reportPhone(page: Page, { imei, model }: { imei: string; model: string }): Promise<void> {
  await page.goto('/app/aangiften/nieuw')
  await page.getByRole('textbox', { name: 'Nummer bij de bron' }).fill(freshWord())
  await page
    .getByLabel('Dag van de diefstal')
    .fill(new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10))
  await page.getByRole('textbox', { name: 'Plaats' }).fill('Enschede')
  await page.getByRole('combobox', { name: 'Soort goed' }).selectOption('phone')
  await page.getByRole('textbox', { name: 'Merk' }).fill('Oppo')
  await page.getByRole('textbox', { name: 'Model' }).fill(model)
  await page.getByRole('textbox', { name: 'Nummer (mag leeg)', exact: true }).fill(imei)
  await expect(page.getByRole('combobox', { name: 'Soort nummer' })).toContainText('Herkend als: IMEI')
  await page.getByRole('button', { name: 'Leg aangifte vast' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Aangifte vastgelegd' })).toBeVisible()
}

test('a hit appears in an open inbox when a dealer buys what was stolen, and is decided there', async ({
  page,
  openWindow,
}) => {
  const phone = { imei: freshImei(), model: freshWord() }
  const seller = freshWord()
  await signIn(page, 'fencing-specialist')
  await reportPhone(page, phone)
  await page.goto('/app/treffers')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/treffers? om te bekijken|Geen treffers/)
  const row = page.getByRole('link', { name: `Telefoon, Oppo ${phone.model}` })
  await expect(row).toBeHidden()

  const counter = await openWindow('dealer')
  await buyPhone(counter, { ...phone, seller })
  // Nobody touches this window: the hit comes in by itself.
  await expect(row).toBeVisible({ timeout: 15_000 })

  await row.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Telefoon, Oppo ${phone.model}`)
  await expect(page.getByText('Zeker')).toBeVisible()
  await expect(page.getByText('IMEI precies gelijk')).toBeVisible()
  await expect(page.getByText(seller)).toBeHidden()

  // The seller: not without a purpose.
  const purpose = freshWord()
  await page.getByRole('button', { name: 'Bekijk verkoper' }).click()
  await page.getByRole('button', { name: 'Leg vast en toon verkoper' }).click()
  await expect(page.getByText('Kies een van de mogelijkheden.')).toBeVisible()
  await page.getByRole('radio', { name: 'Onderzoek naar heling' }).check()
  await page.getByRole('textbox', { name: 'Toelichting' }).fill(purpose)
  await page.getByRole('button', { name: 'Leg vast en toon verkoper' }).click()
  await expect(page.getByText(seller)).toBeVisible()
  await expect(page.getByText(/Vastgelegd om \d\d:\d\d: u bekeek deze verkoper/)).toBeVisible()

  const hit = page.url()
  await page.getByRole('button', { name: 'Bevestig treffer' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bevestig', exact: true }).click()
  await expect(page.getByText(`Treffer bevestigd: Telefoon, Oppo ${phone.model}`).first()).toBeVisible()
  expect(page.url()).not.toBe(hit)
  await page.goto('/app/treffers?besluit=confirmed')
  await expect(row).toBeVisible()
  await row.click()
  await expect(page.getByText(/^Bevestigd door Bram Denkbeeld/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bevestig treffer' })).toBeHidden()

  const auditor = await openWindow('auditor')
  await expect(auditor.getByRole('row').filter({ hasText: purpose })).toContainText('Bram Denkbeeld')
})

test('a swapped number is shown sign by sign, and dismissing asks for a reason', async ({ page }) => {
  await signIn(page, 'detective')
  const { items } = await (await page.request.get('/v1/hits?state=new&level=probable')).json()
  await page.goto(`/app/treffers/${items[0].id}`)
  await expect(page.locator('mark').first()).toBeVisible()
  await expect(
    page
      .getByRole('row')
      .filter({ has: page.locator('mark') })
      .first(),
  ).toContainText(/verwisseld|in plaats van|ontbreekt|te veel|anders/)

  await page.getByRole('button', { name: 'Wijs af met reden' }).click()
  await page.getByRole('button', { name: 'Wijs af', exact: true }).click()
  await expect(page.getByText('Kies een van de mogelijkheden.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  expect((await (await page.request.get(`/v1/hits/${items[0].id}`)).json()).state).toBe('new')
})

test('the inbox says so when its connection is lost, and recovers by itself', async ({ page }) => {
  await signIn(page, 'fencing-specialist')
  const lost = page.getByText('Geen verbinding: nieuwe treffers komen nu niet vanzelf binnen.')
  const live = page.getByText('Nieuwe treffers komen vanzelf binnen')
  await expect(live).toBeVisible()
  await expect(lost).toBeHidden()
  await page.route('**/v1/hits/events', (route) => route.abort())
  await page.reload()
  await expect(lost).toBeVisible({ timeout: 20_000 })
  await expect(live).toBeHidden()
  await page.unroute('**/v1/hits/events')
  await expect(live).toBeVisible({ timeout: 20_000 })
  await expect(lost).toBeHidden()
})

test('arrow keys and Enter go through the inbox', async ({ page }) => {
  await signIn(page, 'fencing-specialist')
  const links = page.locator('a.go')
  await expect(links.nth(1)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(links.first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(links.nth(1)).toBeFocused()
  const name = await links.nth(1).innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
})
