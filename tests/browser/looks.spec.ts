import { violations } from './axe.ts'
import { expect, expectFits, signIn, test } from './fixtures.ts'

test('an auditor filters the log, saves it, and sees what is worth a question', async ({ page }) => {
  await signIn(page, 'auditor')
  await expect(page.getByRole('heading', { name: 'Wat een vraag waard is' })).toBeVisible()
  await expect(page.getByText(/Sinds .* viel niets op|laatste op/).first()).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.getByLabel('Zoek in doel, gegeven of naam').fill('komt nergens voor')
  await expect(page.getByRole('heading', { name: 'Niets gevonden' })).toBeVisible()
  await page.getByRole('link', { name: 'Toon alles' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar als tabel' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^helder-inzagen-\d{4}-\d\d-\d\d\.csv$/)
})

for (const language of ['nl', 'en'] as const) {
  test(`the auditor's and the dealer's page fit, and axe finds nothing (${language})`, async ({
    page,
    openWindow,
  }) => {
    await signIn(page, 'auditor')
    const dealer = await openWindow('dealer')
    await dealer.goto('/app/inzagen')
    for (const one of [page, dealer]) {
      if (language === 'en') await one.getByRole('button', { name: 'English' }).first().click()
      await expect(one.getByRole('heading', { level: 1 })).toBeVisible()
      for (const width of [1280, 390, 320]) {
        await one.setViewportSize({ width, height: 900 })
        await expectFits(one)
        expect(await violations(one)).toEqual([])
      }
    }
  })
}
