import { buyPhone } from './counter-steps.ts'
import { expect, freshImei, freshWord, signIn, test } from './fixtures.ts'

test.beforeEach(({ page }) => signIn(page, 'dealer'))

test('a sale inside the holding period is refused with the first allowed day', async ({ page }) => {
  await buyPhone(page, { imei: freshImei(), model: freshWord() })
  const id = page.url().split('/').pop()
  await page.getByRole('link', { name: /^Verkoop Telefoon/ }).click()
  await expect(page.getByRole('alert')).toContainText(
    /(maan|dins|woens|donder|vrij|zater|zon)dag \d+ \w+ \d{4}/,
  )
  await expect(page.getByRole('button', { name: 'Leg verkoop vast' })).toBeHidden()

  // The server refuses as well, whatever the screen lets through.
  const entry = await (await page.request.get(`/v1/purchases/${id}`)).json()
  const answer = await page.request.post('/v1/sales', {
    data: {
      purchaseItemId: entry.items[0].id,
      soldAt: new Date().toISOString(),
      priceCents: 20_000,
      buyer: { name: 'Kim', street: 'A', houseNumber: '1', postcode: '7511 AB', town: 'Enschede' },
    },
  })
  expect(answer.status()).toBe(409)
  expect(await answer.json()).toMatchObject({ reason: 'in-holding-period', until: entry.keepUntil })
})

test('an item whose holding period is over goes into the sales register, once', async ({ page }) => {
  await page.goto('/app/register?staat=for-sale')
  await page.locator('a.go').first().click()
  await page
    .getByRole('link', { name: /^Verkoop / })
    .first()
    .click()
  const buyer = freshWord()
  await page.getByRole('textbox', { name: 'Verkoopprijs' }).fill('150')
  await page.getByRole('textbox', { name: 'Naam' }).fill(buyer)
  await page.getByRole('textbox', { name: 'Postcode' }).fill('7511 AB')
  await page.getByRole('textbox', { name: 'Huisnummer' }).fill('2')
  await page.getByRole('textbox', { name: 'Straat' }).fill('Proefstraat')
  await page.getByRole('textbox', { name: 'Plaats' }).fill('Enschede')
  const form = page.url()
  await page.getByRole('button', { name: 'Leg verkoop vast' }).click()
  await page.waitForURL('**/app/verkoop/*')
  await expect(page.getByRole('main')).toContainText('€ 150,00')

  await page.goto(form)
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Leg verkoop vast' })).toBeHidden()
})
